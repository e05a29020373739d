"""A team writes its own frame, changes it until it is used, and then only copies it."""

from http import HTTPStatus

import pytest

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Frame
from impact.journeys.empowerment.operations import FrameDraft
from tests.cast import NOON, TODAY

HERE = "/demarches/le-jardin-des-voisins/pouvoir-dagir/"
TYPED = {"title": "Nos mots", "components": "Se parler\nDécider\nTenir", "scale": "Non\nPeu\nOui"}


@pytest.fixture
def coordination(client, team, maude):
    client.force_login(maude)
    return client


@pytest.fixture
def own(initiative, maude) -> Frame:
    """A frame of the team's own; its first component has a sentence a rung."""
    draft = FrameDraft("Nos mots", ["Se parler", "Décider", "Tenir"], ["Non", "Peu", "Oui"])
    frame = operations.make_frame(initiative=initiative, draft=draft, by=maude, at=NOON)
    operations.describe_component(
        component=frame.components.get(position=1), about="", descriptors=["Tu", "Dit", "Crié"]
    )
    return frame


def use(frame, initiative, by):
    operations.begin_together(
        initiative=initiative, frame=frame, held_on=TODAY, present="", by=by, at=NOON
    )


def test_a_component_that_keeps_its_name_keeps_its_words(coordination, own):
    typed = TYPED | {"components": "Rire\nSe parler\nTenir"}

    coordination.post(f"{HERE}cadres/{own.code}/ecriture/", typed)

    told = {one.name: (one.position, one.descriptors) for one in own.components.all()}
    assert told == {"Rire": (1, []), "Se parler": (2, ["Tu", "Dit", "Crié"]), "Tenir": (3, [])}


def test_a_scale_of_another_length_does_not_orphan_sentences(coordination, own):
    page = coordination.post(
        f"{HERE}cadres/{own.code}/ecriture/", TYPED | {"scale": "Non\nPeu\nAssez\nOui"}
    ).text

    assert "une phrase par palier" in page
    assert "Assez" in page
    own.refresh_from_db()
    assert own.scale == ["Non", "Peu", "Oui"]


@pytest.mark.parametrize("path", ["ecriture/", "composantes/1/"])
def test_a_used_frame_is_no_longer_rewritten_and_the_words_come_back(
    coordination, own, initiative, maude, path
):
    use(own, initiative, maude)
    typed = TYPED | {"title": "Autres mots", "about": "Autres mots"}

    page = coordination.post(f"{HERE}cadres/{own.code}/{path}", typed)

    assert page.status_code == HTTPStatus.CONFLICT
    assert "Autres mots" in page.text
    assert f"?modele={own.code}" in page.text


def test_a_copy_takes_the_sentences_along(coordination, own):
    coordination.post(f"{HERE}cadres/nouveau/?modele={own.code}", TYPED | {"title": "Copie"})

    copy = Frame.objects.get(title="Copie")
    assert copy.components.get(name="Se parler").descriptors == ["Tu", "Dit", "Crié"]


def test_a_rung_left_out_is_asked_for_and_nothing_is_lost(coordination, own):
    page = coordination.post(f"{HERE}cadres/{own.code}/composantes/2/", {"rung_0": "On subit"}).text

    assert "Dites aussi ce palier" in page
    assert "On subit" in page


def test_a_retired_frame_is_asked_about_first(coordination, own):
    assert "Ne plus offrir" in coordination.get(f"{HERE}cadres/{own.code}/retrait/").text
    own.refresh_from_db()
    assert own.retired_at is None

    coordination.post(f"{HERE}cadres/{own.code}/retrait/")
    own.refresh_from_db()
    assert own.retired_at is not None


@pytest.mark.parametrize("path", ["ecriture/", "composantes/1/", "retrait/"])
@pytest.mark.parametrize(
    ("who", "status"), [("solange", HTTPStatus.FORBIDDEN), ("odette", HTTPStatus.NOT_FOUND)]
)
def test_others_rewrite_no_frame(client, team, own, who, status, path, request):
    client.force_login(request.getfixturevalue(who))

    assert client.post(f"{HERE}cadres/{own.code}/{path}", TYPED).status_code == status


@pytest.mark.parametrize("path", ["ecriture/", "composantes/1/", "retrait/"])
def test_a_frame_of_the_field_is_not_a_teams_to_change(coordination, reference, path):
    assert coordination.post(f"{HERE}cadres/ninacs/{path}", TYPED).status_code == 404
