"""What is going on in a workshop: what is asked now, how many are there, what was told."""

from dataclasses import dataclass

from impact.journeys.needs.queries.sheets import Choice, sheets_of
from impact.journeys.workshops.codes import read_code
from impact.journeys.workshops.models import Agreement, Question, Seat, Vote, Workshop
from impact.journeys.workshops.queries.scales import scale_of
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
    """Return how a workshop stands now, in four queries at most."""
    questions = tuple(
        workshop.questions.select_related("competency__version", "item__component__frame")
    )
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


def asked_of(question: Question) -> Asked:
    """Return a question in plain words, with what each level looks like."""
    if question.item is not None:
        component = question.item.component
        choices = tuple(Choice(value, name, "") for value, name in enumerate(component.frame.scale))
        heading = " · ".join(filter(None, [component.family, component.name]))
        return Asked(question.position, question.item.statement, "", heading, choices)
    assert question.competency is not None
    (sheet,) = sheets_of(version=question.competency.version, competencies=[question.competency.pk])
    return Asked(question.position, sheet.title, sheet.meaning, sheet.domain, sheet.choices)


def spread_of(question: Question) -> Spread | None:
    """Return how the answers spread, once closed and only when enough people answered."""
    return told_spread(question.counts, scale=scale_of(question))


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


def agreements_on(question: Question) -> list[Agreement]:
    """Return what the teams in the room agreed on after this question."""
    if not question.takes_agreement:
        return []
    return list(question.agreements.select_related("team").order_by("team__name"))
