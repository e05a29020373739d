"""Door to making the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from impact.lib.search.engine import Busy
from impact.web.search.engine import the_engine


class Command(BaseCommand):
    help = "Refait l’index de la recherche à partir de la base; interrompu, il reprend."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = the_engine().rebuild(self._tell)
        except Busy as taken:
            raise CommandError("Un autre processus écrit l’index. Réessayez plus tard.") from taken
        self.stdout.write(f"{count} documents trouvables.")

    def _tell(self, kind: str, count: int) -> None:
        self.stdout.write(f"{kind}\u00a0: {count}")
