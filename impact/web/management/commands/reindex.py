"""Door to making the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from impact.lib.search.engine import Busy
from impact.lib.search.records import number_of
from impact.web.search.engine import the_engine


class Command(BaseCommand):
    help = "Refait l’index de la recherche à partir de la base; interrompu, il reprend."

    def handle(self, *args: Any, **options: Any) -> None:
        today = number_of(timezone.localdate())
        try:
            count = the_engine().rebuild(self._tell, on=today)
        except Busy as taken:
            raise CommandError("Un autre processus écrit l’index. Réessayez plus tard.") from taken
        the_engine().forget_changes(at=timezone.now())
        self.stdout.write(f"{count} documents trouvables.")

    def _tell(self, kind: str, count: int) -> None:
        self.stdout.write(f"{kind}\u00a0: {count}")
