"""The door by which content files come in: one command a room, all of the same make."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from impact.lib.content import BadContent, Outcome


class InstallCommand(BaseCommand):
    """Installs a file, or every file of a folder of `content/`, whole or not at all."""

    folder: str

    def install(self, *, path: Path, on: date) -> Outcome:
        raise NotImplementedError

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path",
            nargs="?",
            type=Path,
            default=settings.CONTENT_DIR / self.folder,
            help=f"fichier ou dossier à installer (par défaut, content/{self.folder})",
        )

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        try:
            outcome = self.install(path=path, on=timezone.localdate())
        except BadContent as problem:
            raise CommandError(f"Rien n’a été installé. {problem}") from problem
        self.stdout.write(f"{self.folder}\u00a0: {outcome}")
