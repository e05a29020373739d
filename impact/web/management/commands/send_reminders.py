"""Run once a day: the reminders people asked for leave by e-mail."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from impact.web.plans.letters import send_reminders


class Command(BaseCommand):
    help = "Envoie les rappels du jour aux personnes qui les ont demandés."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--site", required=True, help="Adresse publique du site, https://…")

    def handle(self, *, site: str, **options: object) -> None:
        sent, failed = send_reminders(site=site.rstrip("/"), at=timezone.now())
        self.stdout.write(f"Rappels envoyés\u00a0: {sent}")
        if failed:
            raise CommandError(f"Rappels à réessayer\u00a0: {failed}")
