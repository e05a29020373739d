"""The door by which the e-mail addresses of ended releases are forgotten, once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from impact.presence.releases.operations import forget_addresses


class Command(BaseCommand):
    help = "Oublie les adresses de courriel des partages finis. À lancer une fois par jour."

    def handle(self, *args: Any, **options: Any) -> None:
        forgotten = forget_addresses(on=timezone.localdate())
        self.stdout.write(f"Adresses oubliées\u00a0: {forgotten}")
