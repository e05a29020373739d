"""Who is closest and most alike: the land first; only what a team said is ever shown."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.journeys.offers.likeness import Distance, Standing, compare
from impact.journeys.offers.models import Sharing
from impact.journeys.offers.operations import AuthorityUnheard, Willing, share, stop_sharing
from impact.journeys.offers.personal import forget, personal_data_of
from impact.journeys.offers.queries import neighbors_of
from impact.knowledge.territories.models import Territory
from impact.presence.communities import operations as communities
from impact.presence.communities.models import Archived
from tests.cast import NOON, SPRING

FEW = st.frozensets(st.integers(1, 3), max_size=3)
WORDS = st.frozensets(st.sampled_from(["logement", "jeunesse", "transport"]), max_size=3)
STANDINGS = st.builds(Standing, counties=FEW, regions=FEW, stages=FEW, themes=WORDS)


@given(mine=STANDINGS, theirs=STANDINGS)
def test_likeness_is_the_same_whoever_asks(mine, theirs):
    assert compare(mine, theirs) == compare(theirs, mine)


@given(mine=STANDINGS, one=STANDINGS, other=STANDINGS)
def test_whoever_is_closer_on_the_land_always_comes_first(mine, one, other):
    first, second = compare(mine, one), compare(mine, other)

    if first.distance < second.distance:
        assert first.rank < second.rank


@given(mine=STANDINGS, theirs=STANDINGS, theme=st.sampled_from(["logement", "jeunesse"]))
def test_one_more_thing_in_common_never_ranks_lower(mine, theirs, theme):
    more = replace(theirs, themes=theirs.themes | {theme})
    closer = replace(theirs, stages=theirs.stages | mine.stages)

    assert compare(mine, more).rank <= compare(mine, theirs).rank
    assert compare(mine, closer).rank <= compare(mine, theirs).rank


@given(mine=STANDINGS, theirs=STANDINGS)
def test_at_the_same_distance_a_stage_together_comes_before_any_theme(mine, theirs):
    here = compare(mine, replace(theirs, stages=mine.stages, themes=frozenset()))
    elsewhere = compare(mine, replace(theirs, stages=frozenset()))

    if mine.stages:
        assert here.rank < elsewhere.rank


@pytest.fixture
def found(person, stage, competency):
    """Begin an initiative somewhere that shares C3: `found("Le moulin", in_=region)`."""

    def deed(name, *, in_, at_stage="S6", themes=(), **kwargs):
        outline = communities.Outline(name=name, territories=[in_], themes=themes)
        by = person(f"Qui coordonne {name}")
        initiative = communities.create_initiative(
            outline=outline,
            stages=[stage(at_stage)],
            main=stage(at_stage),
            roles=[],
            by=by,
            at=SPRING,
        )
        willing = Willing(words="Venez voir.", contact="nous@exemple.test", **kwargs)
        share(
            initiative=initiative, thread=competency("C3").thread, willing=willing, by=by, at=NOON
        )
        return initiative

    return deed


@pytest.fixture
def away(reference):
    """A region that is not that of the cast."""
    return Territory.objects.regions().filter(is_fictional=False, is_indigenous=False)[0]


def test_the_land_then_the_stage_then_the_themes(initiative, val_des_rapides, away, found):
    initiative.themes = ["alimentation", "logement"]
    initiative.save()
    found("Au loin, tout pareil", in_=away, at_stage="S3", themes=["alimentation", "logement"])
    found("Ici, un thème", in_=val_des_rapides, themes=["logement"])
    found("Dans la région", in_=val_des_rapides.parent, at_stage="S3")
    found("Ici, même étape", in_=val_des_rapides, at_stage="S3")
    found("Ici, rien d’autre", in_=val_des_rapides)

    told = neighbors_of(initiative)

    assert [one.name for one in told] == [
        "Ici, même étape",
        "Ici, un thème",
        "Ici, rien d’autre",
        "Dans la région",
        "Au loin, tout pareil",
    ]
    assert [len(one.stages) for one in told] == [1, 0, 0, 1, 1]
    assert [one.distance for one in told][-2:] == [Distance.SAME_REGION, Distance.ELSEWHERE]


def test_nobody_reads_her_own_initiative_among_the_neighbors(
    initiative, maude, val_des_rapides, found, competency
):
    thread = competency("C3").thread
    willing = Willing(words="Nous aussi.", contact="nous@exemple.test")
    share(initiative=initiative, thread=thread, willing=willing, by=maude, at=NOON)

    assert neighbors_of(initiative, threads=[thread]) == []


def test_what_is_said_anew_takes_the_place_of_what_was_said(initiative, maude, competency):
    thread = competency("C3").thread
    for words in ("Une visite.", "Deux visites."):
        willing = Willing(words=words, contact="nous@exemple.test")
        share(initiative=initiative, thread=thread, willing=willing, by=maude, at=NOON)

    assert [one.words for one in Sharing.objects.all()] == ["Deux visites."]
    assert personal_data_of(maude)["partages_entre_demarches"][0]["nos_mots"] == "Deux visites."


def test_a_sharing_taken_back_is_gone_at_once(initiative, maude, val_des_rapides, found):
    other = found("Le moulin", in_=val_des_rapides)
    sharing = other.sharings.get()

    stop_sharing(sharing=sharing, by=other.created_by, at=NOON)

    assert neighbors_of(initiative) == []


def test_an_archived_initiative_shares_nothing_any_more(initiative, val_des_rapides, found):
    other = found("Le moulin", in_=val_des_rapides)
    communities.archive_initiative(initiative=other, by=other.created_by, at=NOON)

    assert neighbors_of(initiative) == []
    with pytest.raises(Archived):
        share(
            initiative=other,
            thread="x",
            willing=Willing(words="", contact=""),
            by=other.created_by,
            at=NOON,
        )


@pytest.fixture
def their_land(reference):
    land = Territory.objects.filter(is_indigenous=True, valid_to=None).first()
    assert land is not None
    return land


def test_on_indigenous_land_nothing_is_shared_without_its_authority(their_land, found):
    with pytest.raises(AuthorityUnheard):
        found("La rivière", in_=their_land)


def test_with_its_authority_it_is_a_neighbor_like_any_other(initiative, their_land, found):
    found("La rivière", in_=their_land, has_authority=True)

    assert [one.name for one in neighbors_of(initiative)] == ["La rivière"]


def test_land_named_later_hides_what_its_authority_never_agreed_to(
    initiative, val_des_rapides, their_land, found
):
    other = found("Le moulin", in_=val_des_rapides)
    other.territories.add(their_land)

    assert neighbors_of(initiative) == []


def test_an_erased_person_is_no_longer_the_one_to_reach(initiative, competency, maude):
    sharing = share(
        initiative=initiative,
        thread=competency("C3").thread,
        willing=Willing("Maude Lachance raconte.", "Maude Lachance, 555-0100"),
        by=maude,
        at=NOON,
    )

    forget(maude)

    sharing.refresh_from_db()
    assert sharing.words == "une personne partie raconte."
    assert sharing.contact == "une personne partie, 555-0100"
