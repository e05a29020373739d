"""Install the fictional town, once."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from impact.lib.content import BadContent
from impact.trust.accounts.models import User
from impact.web.management.demo.deeds import DEEDS
from impact.web.management.demo.replay import install_town

STORY = settings.CONTENT_DIR / "demo" / "val-des-rapides.yaml"


class Command(BaseCommand):
    help = "Installe la ville fictive\u00a0: des personnes, 18 mois d’histoire."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=STORY)

    def handle(self, *, file: Path, **options: object) -> None:
        if User.objects.filter(email="maude@exemple.test").exists():
            self.stdout.write("La ville fictive est déjà là.")
            return
        try:
            town = install_town(file, deeds=DEEDS, at=timezone.now())
        except BadContent as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Personnes fictives\u00a0: {len(town.people)}")
