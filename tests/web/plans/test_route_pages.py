"""Routes side by side: what is shown, set apart aloud, compared, put in the plan and taken back."""

from datetime import timedelta
from html import unescape
from http import HTTPStatus

import pytest
from django.utils import timezone

from impact.journeys.plans.models import Action, Goal, QuestionCheck
from impact.journeys.plans.question import Question
from impact.journeys.plans.ranking import WHOLE
from impact.presence.communities.operations import archive_initiative
from tests.journeys.offers.writing import told, write
from tests.web.plans.conftest import PAGE

__all__ = ["told", "write"]

ROOT = "/demarches/le-jardin-des-voisins/"
ROUTES = f"{ROOT}routes/"
READ = ["routes/", "routes/C3/", "routes/C3/comparaison/"]
WRITE = ["routes/C3/question/", "routes/C3/plan/", "routes/C3/retrait/"]
#: Reading the coverage of a team takes eleven of them, however large it is.
MOST = 20
ALL_YES = dict.fromkeys([question.value for question in Question], "YES")


@pytest.mark.parametrize("path", [*READ, *WRITE])
@pytest.mark.parametrize("who", ["odette", "theo", "rosalie"])
@pytest.mark.parametrize("way", ["get", "post"])
def test_strangers_staff_and_those_who_left_find_nothing(client, team, path, who, way, request):
    client.force_login(request.getfixturevalue(who))

    status = getattr(client, way)(f"{ROOT}{path}", {"route": "response:mentorat"}).status_code

    assert status in {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
    assert not Action.objects.exists()


@pytest.mark.parametrize("path", [*READ, *WRITE])
def test_nobody_comes_in_without_signing_in(client, initiative, path):
    assert client.get(f"{ROOT}{path}")["Location"].startswith("/connexion/")


def test_an_archived_initiative_is_read_and_no_longer_changed(hers, initiative, maude, read):
    archive_initiative(initiative=initiative, by=maude, at=timezone.now())

    assert "Mettre au plan" not in read()
    assert hers.post(f"{PAGE}plan/", {"route": "response:mentorat"}).status_code == 403
    assert hers.get(f"{PAGE}question/").status_code == 403


def test_an_unknown_competency_is_not_found(hers):
    assert hers.get(f"{ROUTES}Z9/").status_code == HTTPStatus.NOT_FOUND


def test_nothing_known_says_where_to_begin(read):
    assert "Aucun manque n’est connu." in read(ROUTES)


def test_all_kinds_stand_side_by_side_in_order(read, write):
    write(title="Porte à porte", kind="ACCOMPANIMENT")

    page = read()

    kinds = ["inside", "neighbor", "training", "exchange", "coaching", "accompaniment"]
    places = [page.index(f'id="sorte-{kind}"') for kind in [*kinds, "reflection", "resources"]]
    assert places == sorted(places)
    assert page.index("Porte à porte") > page.index('id="sorte-accompaniment"')


def test_what_is_to_be_set_up_is_folded_by_kind_and_opens_where_one_was_just_taken(hers, read):
    folded = read()
    taken = hers.post(f"{PAGE}plan/", {"route": "response:mentorat"})
    opened = read(taken["Location"].partition("#")[0])

    assert folded.count('<details class="routes__sort">') > 1
    assert '<details class="routes__sort" open>' not in folded
    assert opened.count('<details class="routes__sort" open>') == 1


def test_a_collective_hole_leads_to_accompaniment_first(read):
    page = read(f"{ROUTES}D4/")

    assert page.index('id="sorte-accompaniment"') < page.index('id="sorte-training"')


def test_an_invented_offer_says_so_here_too(read, write):
    write(is_fictional=True)

    assert '<span class="tag">fictive</span>' in read()


@pytest.mark.parametrize(
    ("query", "obstacle"),
    [
        ("cout=99", "coûte plus"),
        ("heures=5", "demande plus d’heures"),
        ("distance=ici", "se fait plus loin"),
        ("langue=en", "se fait dans une autre langue"),
        ("en_ligne=on", "ne se fait pas en ligne"),
    ],
)
def test_what_a_filter_sets_apart_is_counted_and_may_be_seen(
    read, write, val_des_rapides, bare, query, obstacle
):
    write(title="Loin", hours=6, territories=[val_des_rapides.parent])

    page, whole = read(f"{PAGE}?{query}"), read(f"{PAGE}?{query}&apart=1")

    assert "1 route est mise à part" in page
    assert "Loin" not in page
    assert f"{query}&apart=1" in page
    assert obstacle in whole
    assert "Loin" in whole


def test_a_filter_that_sets_nothing_apart_says_so(read, write):
    write()

    page = read(f"{PAGE}?cout=5000")

    assert "Aucune route n’est mise à part" in page
    assert "Rejoindre" in page


def test_chosen_routes_stand_in_columns(read, write):
    offer = write(title="Porte à porte", evidence="Suivi de trois ans.")

    page = read(f"{PAGE}comparaison/?route=offer:{offer.pk}&route=response:mentorat&route=x")

    assert page.count("<article") == 2
    assert "Suivi de trois ans." in page


def test_without_a_choice_the_first_of_each_kind_is_compared(read):
    page = read(f"{PAGE}comparaison/")

    assert page.count("<article") == 4
    assert "Rien n’était coché" in page


def test_more_than_four_columns_is_told(read):
    codes = ["mentorat", "coaching", "encadrement", "accompagnement", "outil-gabarit"]

    page = read(f"{PAGE}comparaison/?" + "&".join(f"route=response:{code}" for code in codes))

    assert page.count("<article") == 4
    assert "1 route cochée" in page


def test_a_route_goes_to_the_plan_in_one_step_and_back(hers, write):
    offer = write(title="Porte à porte")

    taken = hers.post(f"{PAGE}plan/?cout=500", {"route": f"offer:{offer.pk}"}, follow=True)

    action = Action.objects.get()
    page = unescape(taken.content.decode())
    assert taken.redirect_chain[0][0] == f"{PAGE}?cout=500&pris={action.pk}"
    assert "«\u00a0Porte à porte\u00a0» est au plan." in page
    assert f"{ROOT}plan/actions/{action.pk}/" in page
    assert (action.offer, action.created_by.email) == (offer, "maude.lachance@exemple.test")

    back = {"action": action.pk, "revision": action.revision}
    undone = hers.post(f"{PAGE}retrait/?cout=500", back, follow=True)

    assert "C’est retiré du plan." in unescape(undone.content.decode())
    action.refresh_from_db()
    assert action.status == Action.Status.DROPPED


def test_taken_twice_it_is_in_the_plan_once(hers):
    for _twice in range(2):
        hers.post(f"{PAGE}plan/", {"route": "response:mentorat"})

    assert Action.objects.count() == 1
    assert "✓ Au plan" in hers.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "key", ["", "offer:999", "offer:x", "response:cirque", "lead:CIRQUE", "ici"]
)
def test_a_route_that_is_not_one_goes_nowhere(hers, key):
    assert hers.post(f"{PAGE}plan/", {"route": key}).status_code == HTTPStatus.NOT_FOUND
    assert not Goal.objects.exists()


def test_an_offer_on_something_else_is_no_route_here(hers, write):
    offer = write(code="D1")

    response = hers.post(f"{PAGE}plan/", {"route": f"offer:{offer.pk}"})

    assert response.status_code == HTTPStatus.NOT_FOUND


def test_an_action_of_another_objective_is_not_taken_back_from_here(hers):
    hers.post(f"{ROUTES}D1/plan/", {"route": "response:mentorat"})
    action = Action.objects.get()
    hers.post(f"{PAGE}plan/", {"route": "response:mentorat"})

    back = hers.post(f"{PAGE}retrait/", {"action": action.pk, "revision": action.revision})

    assert back.status_code == HTTPStatus.NOT_FOUND


def test_what_someone_took_up_meanwhile_stays(hers):
    hers.post(f"{PAGE}plan/", {"route": "response:mentorat"})
    action = Action.objects.get()

    back = hers.post(f"{PAGE}retrait/", {"action": action.pk, "revision": 99}, follow=True)

    assert "pris cette action en main" in unescape(back.content.decode())
    action.refresh_from_db()
    assert action.status == Action.Status.TO_DO


def test_the_five_questions_come_first_and_begin_the_objective(hers, read):
    assert f"{PAGE}question/" in read()

    response = hers.post(f"{PAGE}question/", {**ALL_YES, "TIME": "NO", "note": "On court."})

    assert response["Location"] == f"{PAGE}#question"
    assert QuestionCheck.objects.get().goal.competency.code == "C3"
    page = read()
    assert "On court." in page
    assert "Demander du temps reconnu à l’organisme porteur" in page


def test_what_is_not_competency_leads_to_another_action_in_one_step(hers, read):
    hers.post(f"{PAGE}question/", {**ALL_YES, "TIME": "NO", "RULES": "UNSURE"})

    hers.post(f"{PAGE}plan/", {"route": "lead:ASK_TIME"})

    action = Action.objects.get()
    assert (action.title, action.response) == (
        "Demander du temps reconnu à l’organisme porteur",
        "",
    )
    assert "✓ Au plan" in read()
    assert "Relire les règles" in read()


def test_a_question_left_out_loses_no_answer(hers):
    page = hers.post(f"{PAGE}question/", {"TIME": "NO", "note": "On court."}).content.decode()

    assert "On court." in page
    assert 'value="NO"' in page
    assert not QuestionCheck.objects.exists()


def test_the_order_is_explained_to_everyone_with_an_example_worked_out(client, reference):
    page = unescape(client.get("/routes/classement/").content.decode())

    assert f"arrive à {WHOLE}" in page
    first, second = page.index("1. Cours B"), page.index("2. Cours A")
    assert first < second < page.index("3. Cours C")
    assert "1 × 8 = 8" in page


@pytest.mark.parametrize("path", ["", "C3/", "C3/comparaison/", "C3/question/"])
def test_however_many_offers_a_page_asks_little(
    hers, team, write, competency, path, django_assert_max_num_queries
):
    soon = timezone.localdate() + timedelta(days=9)
    for number in range(12):
        write(title=f"Cours {number}", starts_on=soon)
    hers.get(ROUTES)

    with django_assert_max_num_queries(MOST):
        hers.get(f"{ROUTES}{path}")
