"""The door to forgetting the phones of workshops gone by."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from impact.journeys.workshops.operations import forget_seats


class Command(BaseCommand):
    help = "Efface les réponses des téléphones, sept jours après chaque atelier."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"Places effacées\u00a0: {forget_seats(at=timezone.now())}")
