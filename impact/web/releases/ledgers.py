"""The ledger of a release as a table to keep."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.presence.releases.models import Release
from impact.presence.releases.queries import ledger_of

HEADINGS = (
    gettext_lazy("Qui"),
    gettext_lazy("Forme"),
    gettext_lazy("Quand"),
    gettext_lazy("Ouvertures"),
    gettext_lazy("Décision du"),
)


def rows_of(release: Release) -> list[list[object]]:
    """Return who opened what, when, under which decision; the public by day, without anyone."""
    ledger = ledger_of(release)
    decided = release.decided_on.isoformat() if release.decided_on else ""
    named = [
        [
            line.name,
            str(line.form.label),
            timezone.localtime(line.at).isoformat(timespec="minutes"),
            1,
            decided,
        ]
        for line in ledger.lines
    ]
    public = [
        [_("Tout le monde"), str(day.form.label), day.on.isoformat(), day.openings, decided]
        for day in ledger.days
    ]
    return [*named, *public]
