"""Installing the regions and MRC from their file; whole or not at all."""

from datetime import date
from pathlib import Path

from django.db import transaction

from impact.knowledge.territories.comparison import Facts, compare
from impact.knowledge.territories.content import read_territories
from impact.knowledge.territories.models import COUNTIES, Kind, Territory
from impact.knowledge.territories.operations.writing import facts_of, write
from impact.lib.content import BadContent, Outcome, files_in, read_file


@transaction.atomic
def install_territories(*, path: Path, on: date) -> Outcome:
    """Make regions and MRC say what the files say; what left them is retired on that day.

    What is invented is left alone.

    :raises BadContent: if a file is at fault; then nothing changes.
    """
    wanted: dict[str, Facts] = {}
    since = on
    for file in files_in(path):
        entry = read_file(file)
        since = entry.day("valid_from", default=on) or on
        told = read_territories(entry)
        twice = next(iter(wanted.keys() & told.keys()), None)
        if twice:
            raise BadContent("un autre fichier dit déjà ce territoire", file=file, code=twice)
        wanted |= told
    standing = Territory.objects.official().filter(kind__in=[Kind.REGION, *COUNTIES])
    comparison = compare(standing=facts_of(standing), wanted=wanted)
    write(comparison, since=since, on=on)
    return Outcome(
        created=len(comparison.created),
        changed=len(comparison.changed),
        kept=len(comparison.kept),
        retired=len(comparison.retired),
    )
