"""The door by which the addresses of closed invitations are forgotten, once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from impact.presence.communities.operations import forget_closed_addresses


class Command(BaseCommand):
    help = "Oublie les adresses des invitations expirées. À lancer une fois par jour."

    def handle(self, *args: Any, **options: Any) -> None:
        forgotten = forget_closed_addresses(at=timezone.now())
        self.stdout.write(f"Adresses oubliées : {forgotten}")
