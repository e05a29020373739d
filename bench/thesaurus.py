"""What bringing in a large vocabulary costs, in a process of its own: its time, its peak of memory.

python -m bench.thesaurus DATABASE FILE
"""

import gzip
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

FILE = "thesaurus/unesco-thesaurus_2019-10-15.ttl.gz"
HOUSE = Path(__file__).resolve().parents[1]

Result = TypeVar("Result")


def find_file() -> Path | None:
    """Return where the thesaurus is, if it is on this machine: it is not kept with the code."""
    data = Path(os.environ.get("IMPACT_DATA", HOUSE.parent / "shared" / "data"))
    file = data / FILE
    return file if file.exists() else None


def main() -> None:
    database, file = sys.argv[1:]
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    os.environ["IMPACT_BENCH_DATABASE"] = database
    import django
    from django.core.management import call_command
    from django.utils import timezone

    from bench.run import line

    django.setup()
    call_command("migrate", verbosity=0)
    from impact.knowledge.concepts.operations import import_vocabulary
    from impact.knowledge.concepts.vocabularies import read_vocabulary

    before, now = peak(), timezone.now()
    data = gzip.decompress(Path(file).read_bytes())
    read, vocabulary = timed(lambda: read_vocabulary(data))
    line(f"lu et vérifié, {len(vocabulary.scheme.concepts):,} concepts", f"{read:5.1f} s")
    for told in ("importé", "importé de nouveau"):
        took, (_scheme, outcome) = timed(
            lambda: import_vocabulary(vocabulary=vocabulary, by=None, at=now)
        )
        line(f"{told}, {outcome.touched:,} changements", f"{took:5.1f} s")
    line("mémoire, au plus", f"{peak():5.0f} Mo (dont {before:.0f} avant de commencer)")


def timed(deed: Callable[[], Result]) -> tuple[float, Result]:
    began = time.perf_counter()
    result = deed()
    return time.perf_counter() - began, result


def peak() -> float:
    """Return the most memory this process held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
