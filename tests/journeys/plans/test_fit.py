"""Every kind of response is laid beside the others; what suits better is said, none is hidden."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from impact.journeys.plans.fit import Fit, Need, Reason, judge, lay_out
from impact.journeys.plans.responses import Kind, Response, Setting, responses

NATURES = ["savoirs", "habiletes", "attitudes", "facons_de_faire"]
COURSE = Response(
    code="cours",
    name="Un cours",
    kind=Kind.TRAINING,
    setting=Setting.GROUP,
    cost_band=2,
    cost="",
    advantages="",
    limits="",
    natures=("savoirs",),
    from_level=0,
    to_level=2,
    transfer="",
)
FITS = [Fit.POOR, Fit.PARTIAL, Fit.GOOD]

needs = st.builds(
    Need,
    natures=st.lists(st.sampled_from(NATURES), min_size=1, max_size=3, unique=True),
    level=st.integers(1, 4),
    is_collective=st.booleans(),
)


@given(needs)
def test_no_response_is_hidden_whatever_the_need(need):
    shown = lay_out(need=need, responses=responses())

    assert {one.response.code for one in shown} == {one.code for one in responses()}


@given(needs)
def test_what_the_team_can_do_by_itself_comes_first(need):
    kinds = [one.response.kind for one in lay_out(need=need, responses=responses())]

    assert kinds[0] == Kind.INSIDE
    assert kinds.index(Kind.NEIGHBOR) < kinds.index(Kind.TRAINING)
    assert kinds[-1] == Kind.RESOURCES


def test_a_collective_need_meets_accompaniment_before_a_course():
    need = Need(natures=["attitudes"], level=2, is_collective=True)

    kinds = [one.response.kind for one in lay_out(need=need, responses=responses())]

    assert kinds.index(Kind.ACCOMPANIMENT) < kinds.index(Kind.TRAINING)
    assert kinds.index(Kind.REFLECTION) < kinds.index(Kind.TRAINING)


@given(needs)
def test_a_response_that_reaches_higher_never_suits_less(need):
    lower, higher = (
        judge(need=need, response=COURSE),
        judge(need=need, response=replace(COURSE, to_level=4)),
    )

    assert FITS.index(higher.fit) >= FITS.index(lower.fit)


def test_a_course_of_knowledge_suits_an_attitude_only_in_part():
    need = Need(natures=["attitudes"], level=2, is_collective=False)

    suited = judge(need=need, response=COURSE)

    assert suited.fit == Fit.PARTIAL
    assert Reason.OTHER_NATURE in suited.reasons


def test_equipping_one_person_is_said_to_miss_a_collective_need():
    need = Need(natures=["savoirs"], level=2, is_collective=True)

    suited = judge(need=need, response=replace(COURSE, setting=Setting.PERSON))

    assert suited.fit == Fit.PARTIAL
    assert Reason.ONE_PERSON_ONLY in suited.reasons
