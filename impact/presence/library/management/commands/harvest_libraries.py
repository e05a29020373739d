"""Door to harvesting every library that is followed."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from impact.presence.library.harvesting.steps import harvest
from impact.presence.library.models import DataProvider

#: How long a library may ask to be waited for, in seconds, in one night.
PATIENCE = 300


class Command(BaseCommand):
    help = "Moissonne les bibliothèques suivies; interrompu, il reprend où il en était."

    def handle(self, *args: Any, **options: Any) -> None:
        for provider in DataProvider.objects.filter(stopped_at=None):
            done = harvest(provider, clock=timezone.now, patience=PATIENCE)
            told = f"{done.name}\u00a0: {done.read} notices lues"
            self.stdout.write(f"{told} ({done.trouble})" if done.trouble else told)
