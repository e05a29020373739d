"""Holding out a hand, meeting, sharing with neighbors: what people read and press."""

from datetime import timedelta
from html import unescape

import pytest
from django.core.management import call_command
from django.utils import timezone

from impact.journeys.needs.models import Rating, Source
from impact.journeys.offers.models import Hand, Pairing, Sharing
from impact.knowledge.territories.models import Territory
from impact.presence.communities.operations import join

ROOT = "/demarches/le-jardin-des-voisins/entraide/"
MOST = 12


def _read(client, path=""):
    return unescape(client.get(ROOT + path).content.decode())


def test_one_is_told_who_will_see_before_saying_anything(client, team, solange):
    client.force_login(solange)

    page = _read(client, "mains/")

    assert page.index("Qui le verra") < page.index("Je peux aider")
    assert "6 personnes aujourd’hui" in page
    assert "ni les employeurs, ni les bailleurs de fonds, ni les autres démarches" in page


def test_what_her_roles_ask_comes_first_and_all_the_rest_is_reachable(client, team, maude):
    client.force_login(maude)

    page = client.get(f"{ROOT}mains/").context["page"]

    rows = [*page.heart, *(row for one in (*page.asked, *page.others) for row in one.rows)]
    codes = [row.competency.code for row in rows]
    assert len(codes) == len(set(codes)) == 50
    assert 1 <= len(page.heart) <= 12


def test_a_hand_is_held_out_then_taken_back(client, team, solange):
    client.force_login(solange)

    held = client.post(f"{ROOT}mains/", {"HELP": "C3"}, follow=True)
    assert held.redirect_chain[-1][0] == f"{ROOT}mains/?competence=C3#C3"
    assert "vous pouvez aider" in held.content.decode()
    assert "Solange Petit" in _read(client)

    back = client.post(f"{ROOT}mains/", {"RETIRER": "C3", "entraide": "1"}, follow=True)
    assert back.redirect_chain[-1][0] == ROOT
    assert not Hand.objects.exists()


def test_no_rating_is_ever_shown(client, pairing, solange, bastien, competency):
    for person in (solange, bastien):
        Rating.objects.create(
            source=Source.SELF,
            rater=person,
            person=person,
            competency=competency("C3"),
            level=4,
            evidence="PREUVE",
            rated_at=timezone.now(),
        )
    client.force_login(bastien)

    for page in (_read(client), _read(client, "mains/")):
        assert "PREUVE" not in page
        assert "niveau 4" not in page.lower()


def test_two_yeses_lead_to_a_page_of_their_own_that_either_ends(client, pairing, solange, bastien):
    answer = f"{ROOT}jumelages/{pairing.pk}/reponse/"
    client.force_login(solange)
    client.post(answer, {"reponse": "YES"})
    client.force_login(bastien)
    agreed = client.post(answer, {"reponse": "YES"}, follow=True)
    assert "Vous et Solange Petit" in unescape(agreed.content.decode())

    client.post(f"{ROOT}jumelages/{pairing.pk}/fin/")

    pairing.refresh_from_db()
    assert pairing.ended_at
    assert "Vos jumelages" not in _read(client)


def test_too_late_one_is_told_that_nothing_was_noted(client, pairing, bastien):
    Pairing.objects.update(proposed_at=timezone.now() - timedelta(days=22))
    client.force_login(bastien)

    page = client.post(f"{ROOT}jumelages/{pairing.pk}/reponse/", {"reponse": "YES"}, follow=True)

    assert "rien n’a été noté" in page.content.decode()


def test_a_member_reads_what_a_neighbor_shares_and_why_it_comes_there(
    client, team, solange, sharing
):
    client.force_login(solange)

    page = _read(client, "voisinage/?competence=C3")

    assert "La corvée du rang" in page
    assert "corvee@exemple.test" in page
    assert "même MRC · même étape" in page


def test_nothing_else_of_the_neighbor_is_told(client, team, solange, sharing, other_initiative):
    client.force_login(solange)

    page = _read(client, "voisinage/")

    assert "Odette" not in page
    assert other_initiative.about not in page
    assert client.get("/demarches/la-corvee-du-rang/").status_code == 404


def test_coordination_looks_before_it_shares(client, team, maude):
    client.force_login(maude)
    said = {"competency": "C3", "words": "Nos soirées.", "contact": "nous@exemple.test"}

    looked = client.post(f"{ROOT}voisinage/partages/nouveau/", said)
    assert "Voici ce que les autres verront" in unescape(looked.content.decode())
    assert not Sharing.objects.exists()

    client.post(f"{ROOT}voisinage/partages/nouveau/", said | {"partager": "1"})
    assert Sharing.objects.get().words == "Nos soirées."


def test_coordination_takes_a_sharing_back(client, sharing, odette):
    client.force_login(odette)
    page = f"/demarches/la-corvee-du-rang/entraide/voisinage/partages/{sharing.pk}/retrait/"

    assert client.get(page).status_code == 200
    client.post(page)

    assert not Sharing.objects.exists()


def test_one_initiative_does_not_take_back_what_another_shares(client, team, maude, sharing):
    client.force_login(maude)

    response = client.post(f"{ROOT}voisinage/partages/{sharing.pk}/retrait/")

    assert response.status_code == 404
    assert Sharing.objects.exists()


def test_on_indigenous_land_the_form_asks_for_the_authority(client, team, initiative, maude):
    initiative.territories.add(Territory.objects.filter(is_indigenous=True, valid_to=None)[0])
    client.force_login(maude)
    said = {"competency": "C3", "words": "Nos soirées.", "contact": "nous@exemple.test"}

    refused = client.post(f"{ROOT}voisinage/partages/nouveau/", said | {"partager": "1"})
    assert "Sans l’accord de vos instances" in unescape(refused.content.decode())
    assert not Sharing.objects.exists()

    told = said | {"partager": "1", "authority": "on"}
    client.post(f"{ROOT}voisinage/partages/nouveau/", told)
    assert Sharing.objects.get().authority_agreed_on


@pytest.mark.parametrize("path", ["", "mains/", "voisinage/?competence=C3", "cahiers/"])
def test_however_many_hands_a_page_asks_the_database_little(
    client,
    pairing,
    sharing,
    initiative,
    person,
    hold_out,
    solange,
    path,
    django_assert_max_num_queries,
):
    for number in range(12):
        someone = person(f"Membre {number}")
        join(initiative=initiative, person=someone, at=timezone.now() - timedelta(days=3))
        hold_out(someone, "LEARN" if number % 2 else "HELP", code="C3" if number < 6 else "D1")
    Pairing.objects.filter(pk=pairing.pk).update(
        helper_answer="YES", learner_answer="YES", agreed_at=pairing.proposed_at
    )
    client.force_login(solange)

    with django_assert_max_num_queries(MOST):
        client.get(ROOT + path)


def test_once_a_day_what_is_over_is_forgotten(pairing, capsys):
    Pairing.objects.update(proposed_at=timezone.now() - timedelta(days=22), helper_answer="NO")

    call_command("forget_help")

    pairing.refresh_from_db()
    assert (pairing.helper_answer, pairing.ended_at is not None) == ("", True)
    assert "Jumelages effacés\u00a0: 0" in capsys.readouterr().out
