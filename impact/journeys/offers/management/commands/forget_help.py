"""The door to forgetting pairings that are over, hands of who left, old answers to briefs."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from impact.journeys.offers.operations import forget_answers, forget_pairings


class Command(BaseCommand):
    help = "Termine les jumelages échus, efface ce qui n’a plus à être gardé de l’entraide."

    def handle(self, *args: object, **options: object) -> None:
        now = timezone.now()
        self.stdout.write(f"Jumelages effacés\u00a0: {forget_pairings(at=now)}")
        self.stdout.write(f"Réponses effacées\u00a0: {forget_answers(at=now)}")
