"""Hands of the team and neighbors who share are routes of a hole, and go to the plan nameless."""

from html import unescape

from django.utils import timezone

from impact.journeys.offers.operations import lower_hand, stop_sharing
from impact.journeys.plans.holes import routes_for
from impact.journeys.plans.models import Action
from impact.journeys.plans.queries import need_of
from impact.journeys.plans.sources import hands, sharings
from impact.journeys.plans.sources.quests import Hole, Quest

ROUTES = "/demarches/le-jardin-des-voisins/routes/C3/"


def _routes(initiative, competency):
    on = timezone.localdate()
    found = routes_for(initiative, competency=competency("C3"), level=3, on=on)
    return {route.source: route for route in found}


def test_hands_held_out_are_told_by_their_number(
    pairing, initiative, competency, hold_out, ginette
):
    hold_out(ginette, "HELP")

    route = _routes(initiative, competency)["hands"]

    assert route.provider == "2 personnes de l’équipe tendent la main"
    assert "Solange" not in repr(route)


def test_someone_who_wants_to_grow_is_no_route(team, initiative, competency, hold_out, bastien):
    hold_out(bastien, "LEARN")

    assert "hands" not in _routes(initiative, competency)


def test_a_hand_taken_back_is_no_route_any_more(pairing, initiative, competency, solange):
    lower_hand(initiative=initiative, thread=pairing.thread, by=solange, at=timezone.now())

    assert "hands" not in _routes(initiative, competency)


def test_a_neighbor_is_a_route_until_it_takes_its_word_back(
    initiative, sharing, competency, odette
):
    route = _routes(initiative, competency)["sharing"]
    assert route.provider == "La corvée du rang"
    assert "corvée" not in route.title

    stop_sharing(sharing=sharing, by=odette, at=timezone.now())

    assert "sharing" not in _routes(initiative, competency)


def test_its_own_sharing_is_no_route_of_an_initiative(other_initiative, sharing, competency):
    assert "sharing" not in _routes(other_initiative, competency)


def test_both_are_read_on_the_page_of_the_hole_and_lead_where_one_meets(
    client, pairing, sharing, maude
):
    client.force_login(maude)

    page = unescape(client.get(ROUTES).content.decode())

    assert "1 personne de l’équipe tend la main" in page
    assert 'href="/demarches/le-jardin-des-voisins/entraide/"' in page
    assert "/entraide/voisinage/?competence=C3" in page
    assert "/entraide/cahiers/nouveau/?competence=C3" in page


def test_in_the_plan_they_name_nobody(client, pairing, sharing, maude):
    client.force_login(maude)

    for key in ("hands:C3", f"sharing:{sharing.pk}"):
        client.post(f"{ROUTES}plan/", {"route": key})

    assert set(Action.objects.values_list("title", "response")) == {
        ("Un jumelage dans l’équipe", "mentorat"),
        ("Apprendre chez une démarche voisine", "stage-immersion"),
    }


def test_looking_near_asks_the_database_little(
    pairing, sharing, initiative, competency, django_assert_num_queries
):
    """One question for the hands; three for the neighbors, however many they are."""
    hole = Hole(competency("C3"), 3, need_of(competency("C3"), level=3))
    quest = Quest(initiative, on=timezone.localdate(), holes=[hole], places={}, people=6)

    with django_assert_num_queries(1):
        assert hands.find(quest)
    with django_assert_num_queries(3):
        assert sharings.find(quest)
