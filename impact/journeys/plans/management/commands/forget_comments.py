"""The door to forgetting the words of comments taken away."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from impact.journeys.plans.operations import forget_comments


class Command(BaseCommand):
    help = "Efface les mots des commentaires, sept jours après leur retrait."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"Commentaires vidés\u00a0: {forget_comments(at=timezone.now())}")
