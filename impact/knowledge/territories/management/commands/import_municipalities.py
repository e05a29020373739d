"""The door to importing the official municipality directory; it only shows, unless told to act."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from impact.knowledge.territories.directory import read_directory
from impact.knowledge.territories.operations import (
    Foreseen,
    foresee_directory,
    import_directory,
)


class Command(BaseCommand):
    help = "Importe le Répertoire des municipalités (CSV). Sans --appliquer, montre seulement."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FICHIER", help="le répertoire, en CSV")
        parser.add_argument("--appliquer", action="store_true", help="importer pour de bon")
        parser.add_argument(
            "--annee", type=int, help="année des populations (par défaut, cette année)"
        )

    def handle(
        self, *args: Any, file: Path, appliquer: bool, annee: int | None, **options: Any
    ) -> None:
        now = timezone.now()
        year = annee or timezone.localdate(now).year
        try:
            directory = read_directory(file.read_bytes())
        except OSError as problem:
            raise CommandError(f"{file}\u00a0: le fichier ne se lit pas") from problem
        foreseen = foresee_directory(directory=directory, year=year)
        self._report(foreseen)
        if foreseen.errors:
            told = len(foreseen.errors)
            raise CommandError(f"{file}\u00a0: rien n’a été importé, erreurs\u00a0: {told}")
        if not appliquer:
            self.stdout.write("Rien n’a été importé\u00a0: ajoutez --appliquer pour le faire.")
            return
        import_directory(directory=directory, year=year, by=None, at=now)
        self.stdout.write("Importé.")

    def _report(self, foreseen: Foreseen) -> None:
        for fault in foreseen.faults:
            kind = "erreur" if fault.is_error else "avertissement"
            place = f"ligne {fault.line}" + (f", colonne {fault.column}" if fault.column else "")
            self.stdout.write(f"{place}, {kind}\u00a0: {fault.cause}")
        # A line at fault is not read: what would be retired could not be told from what is wrong.
        if foreseen.errors:
            return
        told = foreseen.comparison
        self.stdout.write(
            f"à créer\u00a0: {len(told.created)}, à changer\u00a0: {len(told.changed)}, "
            f"à retirer\u00a0: {len(told.retired)}, inchangés\u00a0: {len(told.kept)}"
        )
