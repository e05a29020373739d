"""No sequence of figures shown lets anyone work out the level of someone else.

The rule is put against a viewer who forgets nothing and tries every possibility
(`attacker`), on the life of invented teams: people come, go, answer again, take back.
"""

from dataclasses import dataclass, field
from itertools import product

from hypothesis import HealthCheck, assume, event, find, given, settings
from hypothesis import strategies as st

from impact.trust.privacy.thresholds import CHANGED_TOGETHER, Answer, Figure, may_show
from tests.trust.privacy.attacker import LEVELS, learns, levels_left, tell_figure

SLOWLY = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)


@dataclass
class Life:
    """A team through time: the answers counted, and every figure that was shown."""

    together: int = CHANGED_TOGETHER
    current: dict[int, int] = field(default_factory=dict)
    levels: dict[int, int | None] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)
    taken_back: set[int] = field(default_factory=set)
    figures: list[Figure] = field(default_factory=list)

    def answer(self, person: int, level: int | None) -> None:
        key = len(self.levels)
        self.levels[key], self.owners[key], self.current[person] = level, person, key

    def look(self) -> None:
        """Show the figure of today, if the rule lets it be shown after the others."""
        candidate = self._figure(self.current.values())
        before = [self._figure(one.key for one in figure.answers) for figure in self.figures]
        if may_show(candidate, before=before, together=self.together):
            self.figures.append(candidate)

    def betrayed(self) -> list[Answer]:
        """Return the answers that someone, with all the figures in hand, knows for sure."""
        told = [tell_figure(figure, self.levels) for figure in self.figures]
        viewers = [None, *sorted(set(self.owners.values()))]
        return [
            answer
            for viewer in viewers
            for answer in learns(viewer, told, levels=self.levels, owners=self.owners)
        ]

    def _figure(self, keys) -> Figure:
        answers = (
            Answer(key, None if key in self.taken_back else self.owners[key]) for key in keys
        )
        return Figure(frozenset(answers), frozenset(self.owners.values()))


LEVEL = st.sampled_from([None, 0, 0, 1, 3, 4, 4])


@st.composite
def lives(draw, together: int = CHANGED_TOGETHER) -> Life:
    life = Life(together)
    for person in range(draw(st.integers(5, 9))):
        life.answer(person, draw(LEVEL))
    life.look()
    for _ in range(draw(st.integers(1, 3))):
        for deed in draw(
            st.lists(st.sampled_from(["join", "leave", "back", "again", "all"]), max_size=6)
        ):
            _live(draw, life, deed)
        life.look()
    return life


def _live(draw, life: Life, deed: str) -> None:
    anyone = st.sampled_from(sorted(life.current)) if life.current else st.just(0)
    if deed == "join":
        life.answer(len(set(life.owners.values())) + 20, draw(LEVEL))
    elif deed == "again":
        life.answer(draw(anyone), draw(LEVEL))
    elif deed == "all":
        for person in draw(st.sets(anyone, min_size=min(4, len(life.current)))):
            life.answer(person, draw(LEVEL))
    elif life.current:
        key = life.current.pop(draw(anyone))
        if deed == "back":
            life.taken_back.add(key)


@SLOWLY
@given(lives())
def test_nobody_works_out_the_level_of_someone_else(life):
    event(f"{len(life.figures)} figures shown")

    assert life.betrayed() == []


def test_a_rule_that_lets_one_person_change_alone_is_caught():
    hunting = settings(SLOWLY, max_examples=2000, derandomize=True, database=None)

    life = find(lives(together=1), lambda one: bool(one.betrayed()), settings=hunting)

    assert len(life.figures) > 1


def test_counting_the_viewer_among_the_three_is_caught():
    """Three came, nobody held it before, two or more hold it now: the one who does not knows."""
    life = Life(together=2)
    for person in range(5):
        life.answer(person, 0)
    life.look()
    for person, level in ((5, 4), (6, 4), (7, None)):
        life.answer(person, level)
    life.look()

    assert len(life.figures) == 2
    assert {life.owners[answer.key] for answer in life.betrayed()} & {5, 6}


def test_three_differences_in_all_would_not_be_enough():
    """One leaves, two come: the three differences do not hide the one who left."""
    life = Life()
    for person, level in enumerate([4, 0, 0, 0, 0, 0]):
        life.answer(person, level)
    life.look()
    life.current.pop(0)
    for person in (6, 7):
        life.answer(person, 0)
    life.look()
    assert len(life.figures) == 1

    life.figures.append(life._figure(life.current.values()))
    assert 0 in {life.owners[answer.key] for answer in life.betrayed()}


@given(st.lists(LEVEL, min_size=5, max_size=5), LEVEL)
@settings(max_examples=3, deadline=None)
def test_the_viewer_of_these_tests_tries_everything(first, second):
    """Against the plainest exhaustion there is: every choice of every level."""
    life = Life()
    for person, level in enumerate(first):
        life.answer(person, level)
    life.figures.append(life._figure(life.current.values()))
    life.answer(0, second)
    life.figures.append(life._figure(life.current.values()))
    told = [tell_figure(figure, life.levels) for figure in life.figures]

    possible = [
        choice
        for choice in product(LEVELS, repeat=6)
        if [tell_figure(figure, dict(enumerate(choice))) for figure in life.figures] == told
    ]

    for answer in life.figures[0].answers | life.figures[1].answers:
        assert levels_left(answer, told, {}) == {choice[answer.key] for choice in possible}


TEAM = st.sets(st.integers(0, 11), min_size=5, max_size=8)


@SLOWLY
@given(TEAM, TEAM, st.lists(LEVEL, min_size=12, max_size=12))
def test_belonging_to_two_teams_teaches_nothing_more(one_team, other_team, levels):
    answers = {person: Answer(person, person) for person in range(12)}
    first, second = (
        Figure(frozenset(answers[person] for person in team), frozenset(team))
        for team in (one_team, other_team)
    )
    assume(may_show(second, before=[first]))
    event(f"{len(one_team & other_team)} people shared")
    known, owners = dict(enumerate(levels)), {person: person for person in range(12)}

    for viewer in one_team | other_team:
        told = [
            tell_figure(figure, known) for figure in (first, second) if viewer in figure.viewers
        ]
        assert learns(viewer, told, levels=known, owners=owners) == []
