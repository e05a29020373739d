"""Where a word is used: competencies, what helps with them, needs and plans.

Only what everyone may read is looked into. A team's needs and its plan are its own: those here were
let out by a decision of the team, and leave this page the moment it takes them back.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from impact.journeys.offers.models import Brief
from impact.journeys.plans.templates import templates
from impact.knowledge.competencies.models import Competency
from impact.knowledge.concepts.mentions import find_mentions, stems_in
from impact.knowledge.concepts.queries import Word
from impact.presence.library.models import Resource
from impact.presence.library.queries import about
from impact.presence.releases.documents import read, rows_of
from impact.presence.releases.models import Release

#: Competencies shown before « more »; needs, or plans, shown at all.
FIRST, HANDFUL = 6, 5
#: The latest briefs, and releases, that are looked into.
LATEST = 60
#: What tells a need, among what communities let out.
NEEDS = (Release.Kind.COVERAGE, Release.Kind.APPRAISAL)


@dataclass(frozen=True, slots=True)
class Use:
    """Something that names the word; what has no page of its own has no address."""

    title: str
    address: str
    #: What it is, and whose.
    told: str = ""
    code: str = ""


#: A thing, and what it says.
Told = tuple[Use, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Uses:
    competencies: Sequence[Use]
    #: What helps with the competencies that name the word.
    resources: Sequence[Resource]
    needs: Sequence[Use]
    plans: Sequence[Use]

    @property
    def first(self) -> Sequence[Use]:
        return self.competencies[:FIRST]

    @property
    def others(self) -> Sequence[Use]:
        return self.competencies[FIRST:]


def find_uses(word: Word, *, on: date) -> Uses:
    """Return where a word is used, as everyone may read that day."""
    # Only names people read: what is merely typed in a search would find too much.
    names = [word.label, *word.synonyms]
    competencies = _naming(names, _competencies())
    needs, plans = _released(on=on)
    return Uses(
        competencies=competencies,
        resources=about([one.code for one in competencies]),
        needs=_naming(names, [*_briefs(on=on), *needs])[:HANDFUL],
        plans=_naming(names, [*plans, *_templates()])[:HANDFUL],
    )


def _naming(names: Sequence[str], things: Iterable[Told]) -> list[Use]:
    """The things that hold one of the names, in their order."""
    # A stop between the texts keeps a name from being read across two of them.
    texts = {use: stems_in(" zzz ".join(told)) for use, told in things}
    return find_mentions(texts=texts, names=names)


def _competencies() -> Iterator[Told]:
    for one in Competency.objects.in_force().current().with_indicators():
        address = reverse("framework:competency", args=[one.code])
        signs = [each.text for each in one.indicators.all()]
        yield Use(one.title, address, code=one.code), [one.title, one.description, *signs]


def _briefs(*, on: date) -> Iterator[Told]:
    waiting = Brief.objects.waiting_on(on).select_related("competency", "territory")
    for one in waiting.order_by("-published_at", "-pk")[:LATEST]:
        title, address = one.competency.title, reverse("offers:call", args=[one.slug])
        told = f"{one.signature}, {one.territory.name}"
        yield Use(title, address, told), [title, one.context]


def _released(*, on: date) -> tuple[list[Told], list[Told]]:
    """The needs and the plans that communities let everyone read."""
    kinds = [*NEEDS, Release.Kind.PLAN]
    released = Release.objects.public().in_force_on(on).filter(kind__in=kinds)
    needs, plans = list[Told](), list[Told]()
    for one in released.order_by("-decided_on", "-pk")[:LATEST]:
        document = read(one.content)
        address = reverse("releases:public", args=[one.slug])
        use = Use(one.title, address, f"{one.get_kind_display()}, {document.of}")
        rows = [" zzz ".join(row) for row in rows_of(document)]
        (needs if one.kind in NEEDS else plans).append((use, [one.title, one.words, *rows]))
    return needs, plans


def _templates() -> Iterator[Told]:
    for one in templates():
        goals = [goal.statement for goal in one.goals]
        deeds = [action.title for goal in one.goals for action in goal.actions]
        yield Use(one.title, "", one.words), [one.title, one.words, *goals, *deeds]
