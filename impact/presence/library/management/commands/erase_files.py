"""The door to erasing files that no resource holds, and those withdrawn long ago."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from impact.presence.library.operations import erase_files


class Command(BaseCommand):
    help = "Efface les fichiers jamais rattachés à une fiche, et ceux retirés depuis trente jours."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"Fichiers effacés\u00a0: {erase_files(at=timezone.now())}")
