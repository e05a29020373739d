"""The door to erasing what was removed from logbooks long ago, photos and files included."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from impact.journeys.empowerment.operations import erase_removed


class Command(BaseCommand):
    help = "Efface les entrées retirées des journaux de bord depuis plus de trente jours."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"Entrées effacées\u00a0: {erase_removed(at=timezone.now())}")
