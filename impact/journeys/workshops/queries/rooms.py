"""What is going on in a workshop: what is asked now, how many are there, what was told."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from impact.journeys.empowerment.models import Item
from impact.journeys.needs.queries.sheets import Choice, sheets_of
from impact.journeys.workshops.codes import read_code
from impact.journeys.workshops.models import Agreement, Question, Seat, Vote, Workshop
from impact.journeys.workshops.spread import Spread, told_spread


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as people read it."""

    number: int
    title: str
    #: What it means, or the component it belongs to.
    meaning: str
    #: The domain, or the family of the component.
    heading: str
    choices: tuple[Choice, ...]

    def name_of(self, level: int | None) -> str:
        """Return what this level is called; nothing for « ne sais pas »."""
        return next((one.name for one in self.choices if one.value == level), "")


@dataclass(frozen=True, slots=True)
class Room:
    """A workshop as it stands: how many phones, the question put to them or told last."""

    workshop: Workshop
    questions: tuple[Question, ...]
    joined: int
    #: The question taking answers now, and how many phones answered it.
    current: Question | None
    answered: int
    #: The question closed last, when none is open.
    latest: Question | None

    @property
    def total(self) -> int:
        return len(self.questions)

    @property
    def following(self) -> Question | None:
        """The first question not asked yet."""
        return next((one for one in self.questions if one.opened_at is None), None)


def find_by_code(typed: str) -> Workshop | None:
    """Return the workshop of this code, however it was typed; opened or not."""
    code = read_code(typed)
    return Workshop.objects.filter(code=code).select_related("host").first() if code else None


def room_of(workshop: Workshop) -> Room:
    """Return how a workshop stands now, its questions ready to be read without asking again."""
    questions = questions_of(workshop)
    current = next((one for one in questions if one.is_open), None)
    closed = [(one.closed_at, one.position, one) for one in questions if one.closed_at]
    return Room(
        workshop=workshop,
        questions=questions,
        joined=Seat.objects.filter(workshop=workshop).count(),
        current=current,
        answered=Vote.objects.filter(question=current).count() if current else 0,
        latest=max(closed)[-1] if closed and not current else None,
    )


def questions_of(workshop: Workshop) -> tuple[Question, ...]:
    """Return the questions in their order, with what each is about and what was agreed on."""
    agreements = Agreement.objects.select_related("team").order_by("team__name", "pk")
    return tuple(
        workshop.questions.select_related(
            "competency__version__scale", "item__component__frame"
        ).prefetch_related("item__component__items", Prefetch("agreements", agreements))
    )


def turnout_of(workshop: Workshop) -> tuple[int, int]:
    """Return how many phones are there, and how many answered the question open now."""
    joined = Seat.objects.filter(workshop=workshop).count()
    votes = Vote.objects.filter(
        question__workshop=workshop, question__opened_at__isnull=False, question__closed_at=None
    )
    return joined, votes.count()


def asked_of(question: Question) -> Asked:
    """Return a question in plain words, with what each level looks like."""
    return asked_among([question])[question.pk]


def asked_among(questions: Iterable[Question]) -> dict[int, Asked]:
    """Return questions of one workshop in plain words, by id, all read at once."""
    questions = list(questions)
    wanted = [one.competency for one in questions if one.competency]
    sheets = (
        {
            sheet.competency: sheet
            for sheet in sheets_of(
                version=wanted[0].version, competencies=[one.pk for one in wanted]
            )
        }
        if wanted
        else {}
    )
    asked = {}
    for question in questions:
        if question.item is not None:
            asked[question.pk] = _asked_item(question, question.item)
            continue
        sheet = sheets[question.competency_id]  # type: ignore[index]
        asked[question.pk] = Asked(
            question.position, sheet.title, sheet.meaning, sheet.domain, sheet.choices
        )
    return asked


def _asked_item(question: Question, item: Item) -> Asked:
    component = item.component
    choices = tuple(Choice(value, name, "") for value, name in enumerate(component.frame.scale))
    heading = " · ".join(filter(None, [component.family, component.name]))
    return Asked(question.position, item.statement, "", heading, choices)


def spread_of(question: Question, *, asked: Asked) -> Spread | None:
    """Return how the answers spread, once closed and only when enough people answered."""
    return told_spread(question.counts, scale=[choice.value for choice in asked.choices])


def title_of(question: Question) -> str:
    if question.item is not None:
        return question.item.statement
    assert question.competency is not None
    return question.competency.title


def subject_of(question: Question) -> str:
    """Return what the group agrees on at this question: a competency, or a whole component."""
    if question.item is not None:
        component = question.item.component
        return (
            f"{component.name} ({component.family.lower()})" if component.family else component.name
        )
    return title_of(question)
