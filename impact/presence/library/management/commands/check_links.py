"""The door to looking at the links of the library that are due."""

from functools import partial

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from impact.presence.library.looking import look_at
from impact.presence.library.models import LinkCheck
from impact.presence.library.operations import NobodyAnswers, check_links


class Command(BaseCommand):
    help = "Va voir si les liens échus de la bibliothèque mènent encore quelque part."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--most", type=int, default=200, help="liens à voir, au plus (200)")
        parser.add_argument("--minutes", type=float, default=20, help="durée, au plus (20)")

    def handle(self, *args: object, most: int, minutes: float, **options: object) -> None:
        now = timezone.now()
        try:
            done = check_links(
                look=partial(look_at, at=now), at=now, most=most, seconds=minutes * 60
            )
        except NobodyAnswers as cut:
            raise CommandError(
                "Aucune machine ne répond\u00a0: le réseau semble coupé ici. Rien n’est noté."
            ) from cut
        for state, count in sorted(done.seen.items()):
            self.stdout.write(f"{LinkCheck.State(state).label}\u00a0: {count}")
        self.stdout.write(f"Restent à voir\u00a0: {done.left}")
