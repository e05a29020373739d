"""How long the whole library takes to be taken, page after page, and what a page costs."""

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from impact.presence.library.models import Resource

WRITTEN = datetime(2026, 3, 1, tzinfo=UTC)
TOKEN = re.compile(r"<resumptionToken[^>]*>([^<]+)<")


@dataclass(frozen=True, slots=True)
class Taken:
    records: int
    pages: int
    seconds: float
    slowest: float
    queries: int


def fill(count: int) -> None:
    Resource.objects.bulk_create(
        (
            Resource(
                slug=f"banc-{number}",
                title=f"Notice numéro {number}",
                type=Resource.Type.ARTICLE,
                creators=["Collectif du rang"],
                summary="Pour que chacun ait sa place à la table. " * 8,
                created_at=WRITTEN,
                revised_at=WRITTEN + timedelta(seconds=number // 500),
            )
            for number in range(count)
        ),
        batch_size=1000,
    )


def take(prefix: str) -> Taken:
    """Take every record in one format, as a harvester does."""
    client, said = Client(), {"verb": "ListRecords", "metadataPrefix": prefix}
    times, records, queries, going = list[float](), 0, 0, True
    while going:
        with CaptureQueriesContext(connection) as asked:
            start = time.perf_counter()
            body = client.get("/oai", said).content.decode()
            times.append(time.perf_counter() - start)
        records, queries = records + body.count("<record>"), max(queries, len(asked))
        token = TOKEN.search(body)
        going = token is not None
        said = {"verb": "ListRecords", "resumptionToken": token.group(1)} if token else {}
    return Taken(records, len(times), sum(times), max(times), queries)
