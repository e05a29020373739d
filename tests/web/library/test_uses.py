"""What an initiative did with a resource: told by its coordination, named or not, taken back."""

from http import HTTPStatus

import pytest

from impact.presence.communities import operations as communities
from impact.presence.library.models import UseStory
from impact.presence.library.operations import Told, Withdrawn, tell_use, withdraw_use
from impact.trust.journal.models import Entry
from tests.cast import NOON

NEW = "/ressources/animer/usages/nouveau/"
USES = "/demarches/le-jardin-des-voisins/usages/"
TYPED = {"initiative": "le-jardin-des-voisins", "words": "On l’a lu à voix haute."}


@pytest.fixture
def use(shelve, initiative, maude) -> UseStory:
    told = Told("On l’a lu à voix haute.", "Prenez une heure.")
    return tell_use(resource=shelve(), initiative=initiative, told=told, by=maude, at=NOON)


def _page(client) -> str:
    return client.get("/ressources/animer/").content.decode()


def test_the_coordination_tells_and_the_initiative_is_not_named(client, shelve, initiative, maude):
    shelve()
    client.force_login(maude)
    client.post(NEW, TYPED)

    client.logout()
    assert "On l’a lu à voix haute." in _page(client)
    assert "Le jardin des voisins" not in _page(client)
    assert Entry.objects.filter(verb="library.use.told").count() == 1


@pytest.mark.parametrize(
    ("who", "moment", "is_told"),
    [
        ("maude", "live", True),
        ("maude", "archived", False),
        ("solange", "live", False),
        ("rosalie", "live", False),
        ("odette", "live", False),
        ("theo", "live", False),
    ],
)
def test_only_the_coordination_of_a_living_initiative_tells(
    client, shelve, initiative, team, who, moment, is_told, request
):
    shelve()
    if moment == "archived":
        communities.archive_initiative(initiative=initiative, by=team[0], at=NOON)
    client.force_login(request.getfixturevalue(who))
    client.post(NEW, TYPED)

    assert UseStory.objects.exists() == is_told


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("solange", HTTPStatus.FORBIDDEN),
        ("rosalie", HTTPStatus.NOT_FOUND),
        ("odette", HTTPStatus.NOT_FOUND),
        ("theo", HTTPStatus.NOT_FOUND),
    ],
)
def test_others_neither_name_nor_take_back(client, use, team, who, status, request):
    client.force_login(request.getfixturevalue(who))

    assert client.post(f"{USES}{use.pk}/retrait/").status_code == status
    assert client.post(f"{USES}{use.pk}/nom/", {"nommer": "oui"}).status_code == status
    use.refresh_from_db()
    assert (use.withdrawn_at, use.is_named) == (None, False)


def test_the_coordination_names_and_takes_back_even_archived(client, use, initiative, maude):
    communities.archive_initiative(initiative=initiative, by=maude, at=NOON)
    client.force_login(maude)
    client.post(f"{USES}{use.pk}/nom/", {"nommer": "oui"})
    assert "Le jardin des voisins" in _page(client)

    assert "Reprendre ces mots?" in client.get(f"{USES}{use.pk}/retrait/").content.decode()
    client.post(f"{USES}{use.pk}/retrait/")
    assert "On l’a lu à voix haute." not in _page(client)


def test_a_story_is_taken_back_once(use, maude):
    withdraw_use(use=use, by=maude, at=NOON)

    with pytest.raises(Withdrawn):
        withdraw_use(use=use, by=maude, at=NOON)


@pytest.mark.parametrize(
    ("who", "moment", "may"),
    [("maude", "live", True), ("solange", "live", False), ("maude", "archived", False)],
)
def test_where_nothing_was_told_members_learn_how(
    client, initiative, team, who, moment, may, request
):
    if moment == "archived":
        communities.archive_initiative(initiative=initiative, by=team[0], at=NOON)
    client.force_login(request.getfixturevalue(who))
    page = client.get(USES).content.decode()

    assert "La démarche n’a encore rien raconté." in page
    assert ("Choisir une ressource à raconter" in page) == may


def test_members_read_what_was_told(client, use, team, solange):
    client.force_login(solange)
    page = client.get(USES).content.decode()

    assert "Prenez une heure." in page
    assert "Reprendre ces mots" not in page
