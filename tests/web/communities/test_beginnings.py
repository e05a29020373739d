"""Beginning an initiative, and finding one's own."""

from html import unescape

import pytest

from impact.presence.communities import operations
from impact.presence.communities.course import course_of
from impact.presence.communities.models import Initiative
from impact.presence.communities.queries import members_of
from tests.cast import NOON

PAGE = "/demarches/nouvelle/"


@pytest.fixture
def told(val_des_rapides, stage, role):
    return {
        "name": "Le jardin des voisins",
        "about": "Manger frais,\r\nà pied.",
        "territories": [val_des_rapides.pk],
        "language": "fr-ca",
        "main": stage("S3").pk,
        "others": [stage("S2").pk, stage("S3").pk],
        "roles": [role("COO").pk, role("ANI").pk],
    }


def test_the_page_says_it_is_private_and_offers_every_county(signed_in, odette, val_des_rapides):
    page = signed_in(odette).get(PAGE).content.decode()

    assert "Votre démarche est privée." in page
    assert page.count('name="territories"') == 17 + 104 + 2
    assert "Val-des-Rapides (ville fictive)" in page


def test_from_the_form_an_initiative_begins(signed_in, maude, told):
    response = signed_in(maude).post(PAGE, told)

    initiative = Initiative.objects.get()
    assert response["Location"] == "/demarches/le-jardin-des-voisins/"
    assert initiative.about == "Manger frais,\nà pied."
    assert [span.stage.code for span in course_of(initiative).standing.spans] == ["S3", "S2"]
    (member,) = members_of(initiative)
    assert [played.code for played in member.roles] == ["COO", "ANI"]


def test_what_is_missing_is_named_and_nothing_is_lost(signed_in, maude, told):
    told |= {"name": "", "territories": []}

    page = unescape(signed_in(maude).post(PAGE, told).content.decode())

    assert "Il reste quelque chose à corriger. Rien n’est perdu." in page
    assert "Cochez au moins un territoire" in page
    assert "Manger frais," in page
    assert not Initiative.objects.exists()


def test_someone_without_any_initiative_is_told_how_to_begin(signed_in, odette):
    page = signed_in(odette).get("/demarches/").content.decode()

    assert "Vous ne faites partie d’aucune démarche" in page
    assert 'href="/demarches/nouvelle/"' in page
    assert "invité·e" in page


def test_the_list_keeps_the_archived_apart(signed_in, initiative, maude):
    operations.archive_initiative(initiative=initiative, by=maude, at=NOON)

    shown = signed_in(maude).get("/demarches/").context

    assert shown["active"] == []
    assert [glance.initiative for glance in shown["archived"]] == [initiative]


def test_archiving_is_asked_then_done_then_undone(signed_in, initiative, maude):
    hers, root = signed_in(maude), "/demarches/le-jardin-des-voisins/"
    assert "Tout reste lisible" in hers.get(f"{root}archivage/").content.decode()

    page = hers.post(f"{root}archivage/", follow=True).content.decode()
    assert "Démarche archivée" in page
    assert "Rouvrir la démarche" in page

    page = hers.post(f"{root}reouverture/", follow=True).content.decode()
    assert "Démarche archivée" not in page
