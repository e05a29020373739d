"""Two coordinators at the same sheet, each in her browser, never lose each other's words."""

from html import unescape
from http import HTTPStatus

import pytest

from impact.presence.communities import operations
from impact.presence.communities.models import Initiative
from tests.cast import NOON

PAGE = "/demarches/le-jardin-des-voisins/fiche/"


@pytest.fixture
def hers(signed_in, initiative, maude):
    return signed_in(maude)


@pytest.fixture
def theirs(signed_in, membership, team, maude, solange):
    operations.give_coordination(membership=membership(solange), by=maude, at=NOON)
    return signed_in(solange)


def _read(client):
    """Open the form and return what a browser would send back untouched."""
    return _fields(client.get(PAGE).context["form"])


def _fields(form):
    fields = {}
    for bound in form:
        value = bound.value()
        name = bound.html_name
        fields[name] = [str(each) for each in value] if isinstance(value, list) else value
        if bound.field.show_hidden_initial:
            fields[form.add_initial_prefix(name)] = _initial(form, bound, fields[name])
    return fields


def _initial(form, bound, shown):
    """Return what the hidden twin of a control holds."""
    if not form.is_bound:
        return shown
    return form.data.getlist(form.add_initial_prefix(bound.html_name))


def _saved():
    return Initiative.objects.get()


def test_one_person_alone_simply_saves(hers):
    response = hers.post(PAGE, _read(hers) | {"name": "Le verger"})

    assert response.status_code == HTTPStatus.FOUND
    assert (_saved().name, _saved().revision) == ("Le verger", 2)


def test_the_second_to_save_sees_both_versions_and_loses_nothing(hers, theirs):
    mine, others = _read(hers), _read(theirs)
    theirs.post(PAGE, others | {"about": "Ce que Solange a écrit."})

    late = hers.post(PAGE, mine | {"about": "Ce que Maude a écrit."})

    page = unescape(late.content.decode())
    assert late.status_code == HTTPStatus.CONFLICT
    assert "Solange Petit</strong> a enregistré la fiche" in page
    assert "Ce que Solange a écrit." in page
    assert page.count("Ce que Maude a écrit.") == 2  # beside the other, and in the form
    assert _saved().about == "Ce que Solange a écrit."


def test_she_may_then_save_her_version_on_purpose(hers, theirs):
    mine, others = _read(hers), _read(theirs)
    theirs.post(PAGE, others | {"about": "Solange."})
    late = hers.post(PAGE, mine | {"about": "Maude."})

    again = hers.post(PAGE, _fields(late.context["form"]))

    assert again.status_code == HTTPStatus.FOUND
    assert _saved().about == "Maude."


def test_what_she_did_not_touch_keeps_the_other_s_change(hers, theirs):
    mine, others = _read(hers), _read(theirs)
    theirs.post(PAGE, others | {"name": "Le verger", "language": "en"})
    late = hers.post(PAGE, mine | {"about": "Maude."})

    hers.post(PAGE, _fields(late.context["form"]))

    saved = _saved()
    assert (saved.name, saved.language, saved.about) == ("Le verger", "en", "Maude.")


def test_a_third_change_in_between_is_told_again(hers, theirs):
    mine, others = _read(hers), _read(theirs)
    theirs.post(PAGE, others | {"about": "Un."})
    late = hers.post(PAGE, mine | {"about": "Maude."})
    theirs.post(PAGE, _read(theirs) | {"about": "Deux."})

    again = hers.post(PAGE, _fields(late.context["form"]))

    assert again.status_code == HTTPStatus.CONFLICT
    assert "Deux." in again.content.decode()
    assert _saved().about == "Deux."


def test_a_territory_taken_off_meanwhile_does_not_come_back(hers, theirs, val_des_rapides):
    mine, others = _read(hers), _read(theirs)
    region = val_des_rapides.parent
    theirs.post(PAGE, others | {"territories": [region.pk]})

    late = hers.post(PAGE, mine | {"name": "Le verger"})
    hers.post(PAGE, _fields(late.context["form"]))

    assert list(_saved().territories.all()) == [region]
    assert _saved().name == "Le verger"


def test_line_ends_are_not_a_change(hers, theirs, initiative):
    Initiative.objects.update(about="Un.\n\nDeux.")
    mine, others = _read(hers), _read(theirs)
    theirs.post(PAGE, others | {"name": "Le verger"})

    sent = {"about": "Un.\r\n\r\nDeux.", "initial-about": "Un.\r\n\r\nDeux.", "language": "en"}
    late = hers.post(PAGE, mine | sent)

    assert [each.label for each in late.context["conflict"].differences] == ["Nom de la démarche"]


@pytest.mark.parametrize("name", ["territories", "initial-territories"])
def test_a_territory_number_too_long_for_any_table_loses_nothing_typed(hers, name):
    sent = _read(hers) | {"name": "Le verger", name: ["9" * 30]}

    response = hers.post(PAGE, sent)

    assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
    assert "Le verger" in hers.get(PAGE).text or "Le verger" in response.text
