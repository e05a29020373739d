"""The words of a coverage: what each status means, what is asked of a page, what it shows of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from impact.journeys.needs.coverage import Status
from impact.journeys.needs.queries.coverage import Row, StageAt
from impact.knowledge.competencies.models import Competency, Expectation

MEANINGS = {
    Status.SOLID: gettext_lazy("deux personnes ou plus y sont"),
    Status.FRAGILE: gettext_lazy("une seule personne y est"),
    Status.UNDERWAY: gettext_lazy("quelqu’un est à un niveau de là"),
    Status.TO_DEVELOP: gettext_lazy("personne n’en est proche"),
    Status.UNKNOWN: gettext_lazy("trop peu de réponses pour le dire"),
}

#: The same, where the group rates itself by consensus.
MEANINGS_AGREED = {
    Status.SOLID: gettext_lazy("le groupe dit y être"),
    Status.FRAGILE: gettext_lazy("il le disait il y a plus d’un an"),
    Status.UNDERWAY: gettext_lazy("il se dit à un niveau de là"),
    Status.TO_DEVELOP: gettext_lazy("il s’en dit plus loin"),
    Status.UNKNOWN: gettext_lazy("il n’en a pas encore convenu"),
}

#: What calls for a decision first.
_URGENCY = (Status.TO_DEVELOP, Status.UNDERWAY, Status.FRAGILE, Status.UNKNOWN)


@dataclass(frozen=True, slots=True)
class View:
    """Which stages a page looks at: the word of its address, and how it is said."""

    key: str
    label: str
    stages: tuple[StageAt, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter: the word of the address, its label, its options and the one chosen."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]
    chosen: str


@dataclass(frozen=True, slots=True)
class Filters:
    choices: tuple[Choice, ...]
    rows: list[Row]

    @property
    def is_on(self) -> bool:
        return any(choice.chosen for choice in self.choices)

    @property
    def domains(self) -> list[tuple[str, str, list[Row]]]:
        groups = groupby(self.rows, key=lambda row: (row.thread.domain, row.thread.domain_title))
        return [(code, title, list(rows)) for (code, title), rows in groups]


def views_of(stages: Sequence[StageAt]) -> list[View]:
    """Return the ways to look: where the initiative is, what comes next, each other stage."""
    active = tuple(stage for stage in stages if stage.is_active)
    views = [View("maintenant", _("Maintenant"), active)]
    main = next((stage for stage in stages if stage.is_main), active[-1] if active else None)
    if main:
        following = stages[stages.index(main) + 1 :][:1]
        views += [View("suite", _("La suite"), (stage,)) for stage in following]
    return [*views, *(View(stage.slug, stage.name, (stage,)) for stage in stages)]


def find_view(views: Sequence[View], asked: str | None) -> View:
    """Return the view the address asks for; the present one if it asks for nothing.

    :raises Http404: if there is no such stage.
    """
    for view in views:
        if view.key == (asked or "maintenant"):
            return view
    raise Http404


def filter_rows(rows: Sequence[Row], query: QueryDict) -> Filters:
    """Keep what the address asks for; a word it does not know keeps everything."""
    domains = {row.thread.domain: row.thread.domain_title for row in rows}
    weights = {"essentielle": _("Essentielle"), "importante": _("Importante")}
    named = (
        ("domaine", _("Domaine"), [(code, f"{code} {title}") for code, title in domains.items()]),
        (
            "statut",
            _("Statut"),
            [(one.value.lower(), word) for one, word in status_words().items()],
        ),
        ("poids", _("Poids"), list(weights.items())),
        ("portee", _("Portée"), [(one.value.lower(), str(one.label)) for one in Competency.Scope]),
    )
    choices = tuple(
        Choice(
            name, label, options, query.get(name, "") if query.get(name) in dict(options) else ""
        )
        for name, label, options in named
    )
    wanted = [choice.chosen for choice in choices]
    return Filters(choices, [row for row in rows if _matches(row, wanted)])


def _matches(row: Row, wanted: Sequence[str]) -> bool:
    own = (
        row.thread.domain,
        row.status.value.lower(),
        "essentielle" if row.is_essential else "importante",
        row.thread.scope.lower(),
    )
    return all(not want or want == has for want, has in zip(wanted, own, strict=True))


def first_matters(rows: Iterable[Row]) -> list[Row]:
    """Return what counts first: essential and not solid, the emptiest first."""
    concerned = [row for row in rows if row.is_essential and row.status != Status.SOLID]
    return sorted(concerned, key=lambda row: _URGENCY.index(row.status))


def legend_of(rows: Iterable[Row]) -> list[tuple[Status, str, int]]:
    """Return each status, what it means, and how many competencies stand there."""
    found = list(rows)
    counts = Counter(row.status for row in found)
    meanings = MEANINGS_AGREED if all(row.is_agreed for row in found) else MEANINGS
    return [(status, str(meanings[status]), counts[status]) for status in Status]


def unknowns_of(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Return what is not known, by what would make it known; how many answered is never said."""
    piles: dict[str, list[Row]] = {}
    for row in rows:
        if row.status == Status.UNKNOWN:
            piles.setdefault(_what_is_missing(row), []).append(row)
    return sorted(piles.items(), key=lambda pile: [row.turnout.missing for row in pile[1]])


def _what_is_missing(row: Row) -> str:
    if row.is_agreed:
        return _("Le groupe ne s’est pas encore entendu")
    if not row.turnout.missing:
        return _("Assez de réponses : elles paraîtront ensemble, sans désigner personne")
    if row.turnout.missing == 1:
        return _("Une réponse de plus suffirait")
    return _("Il manque plusieurs réponses")


def status_words() -> dict[Status, str]:
    from impact.web.templatetags.ui import THREADS

    return {status: str(THREADS[status][0]) for status in Status}


def summary_of(rows: Sequence[Row]) -> str:
    """Tell a whole coverage in one sentence."""
    counts = Counter(row.status for row in rows)
    if counts[Status.UNKNOWN] == len(rows):
        told = ngettext(
            "%(count)d compétence est attendue de vos rôles ici.",
            "%(count)d compétences sont attendues de vos rôles ici.",
            len(rows),
        )
        return told % {"count": len(rows)} if rows else ""
    told = ngettext(
        "%(count)d compétence est attendue de vos rôles ici; solidement tenues : %(held)d.",
        "%(count)d compétences sont attendues de vos rôles ici; solidement tenues : %(held)d.",
        len(rows),
    )
    return told % {"count": len(rows), "held": counts[Status.SOLID]}


def weight_word(row: Row) -> str:
    weight = Expectation.Weight.ESSENTIAL if row.is_essential else Expectation.Weight.IMPORTANT
    return str(weight.label)
