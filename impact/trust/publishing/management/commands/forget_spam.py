"""The door to forgetting what was set aside as spam."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from impact.trust.publishing.operations import forget_spam


class Command(BaseCommand):
    help = "Oublie les propositions écartées comme indésirables depuis trente jours."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"Propositions oubliées\u00a0: {forget_spam(at=timezone.now())}")
