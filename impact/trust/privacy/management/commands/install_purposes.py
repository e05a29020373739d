"""Publishing the consent texts of `content/privacy/purposes.yaml`."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from impact.lib.content import BadContent
from impact.trust.privacy.content import read_purposes
from impact.trust.privacy.operations import install_purposes


class Command(BaseCommand):
    help = "Publie les textes de consentement; un texte déjà publié ne change jamais."

    def add_arguments(self, parser: CommandParser) -> None:
        default = settings.CONTENT_DIR / "privacy" / "purposes.yaml"
        parser.add_argument("file", nargs="?", type=Path, default=default)

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            outcome = install_purposes(read_purposes(file))
        except BadContent as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Textes de consentement\u00a0– {outcome}")
