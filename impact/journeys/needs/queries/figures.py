"""All that was ever shown of a team's answers, there and in the teams it shares people with."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from impact.journeys.needs.models import Contribution
from impact.presence.communities.models import Initiative, Membership
from impact.trust.privacy.thresholds import Answer, Figure


@dataclass(frozen=True, slots=True)
class Shown:
    """The figures shown, by competency thread, and the people who see those of this team."""

    viewers: frozenset[int]
    figures: Mapping[str, list[Figure]]


def figures_shown_around(initiative: Initiative) -> Shown:
    """Return every figure ever shown here or in a team that shares two people or more.

    Readings taken back count too: who saw them remembers. Where one person only is shared,
    she alone sees both sides, and her own answers teach her nothing.
    """
    viewers = _viewers_of_kin(initiative)
    shown: dict[tuple[int, int, str], set[Answer]] = defaultdict(set)
    rows = Contribution.objects.filter(reading__initiative__in=viewers).order_by("reading_id")
    for kin, reading, person, answers in rows.values_list(
        "reading__initiative", "reading", "person", "answers"
    ):
        for thread, key in answers.items():
            shown[kin, reading, thread].add(Answer(key, person))
    figures: dict[str, dict[Figure, None]] = defaultdict(dict)
    for (kin, _reading, thread), answers_ in shown.items():
        figures[thread][Figure(frozenset(answers_), viewers[kin])] = None
    everyone = viewers.get(initiative.pk, frozenset())
    return Shown(everyone, defaultdict(list, {key: list(each) for key, each in figures.items()}))


def _viewers_of_kin(initiative: Initiative) -> dict[int, frozenset[int]]:
    """Return who ever belonged, by initiative, to this one and those it shares people with."""
    mine = Membership.objects.filter(initiative=initiative).order_by().values("person")
    shared = (
        Membership.objects.filter(person__in=mine)
        .order_by()
        .values("initiative")
        .annotate(people=Count("person", distinct=True))
        .filter(people__gte=2)
    )
    kin = Membership.objects.filter(initiative__in=shared.values("initiative")).order_by()
    viewers: dict[int, set[int]] = defaultdict(set)
    for key, person in kin.values_list("initiative", "person"):
        viewers[key].add(person)
    return {key: frozenset(people) for key, people in viewers.items()}
