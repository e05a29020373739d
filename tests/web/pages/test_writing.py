"""Who writes what: a story told step by step by anyone signed in, pages kept by the staff."""

import io
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from impact.lib.pictures import redraw
from impact.presence.pages import operations
from impact.presence.pages.models import Page, Picture, StoryAgreement
from impact.presence.pages.publications import content_of
from impact.trust.publishing import operations as publishing
from impact.trust.publishing.models import Revision
from impact.trust.publishing.operations import Draft
from impact.trust.publishing.queries import draft_of
from tests.journeys.empowerment.camera import huge_png, photo_from_a_phone

DESK = "/gestion/pages/"
STEPS = {
    "essai": {"tried": "Sept portes."},
    "effets": {"changed": "L’autobus."},
    "suite": {"again": "La soupe."},
    "liens": {"competencies": ["C3"], "stages": ["S2"], "places_0": "region-12", "places_1": ""},
    "accords": {"summary": "En bref.", "byline": "Une équipe", "language": "fr", "agreed": "on"},
}


def _text(response):
    return unescape(response.content.decode())


@pytest.fixture
def told(client, odette, reference):
    """Odette told a whole story, step by step; nothing is proposed yet."""
    client.force_login(odette)
    first = {"title": "Sept portes", "context": "Neuf autour de la table.", "geste": "continuer"}
    response = client.post("/recits/nouveau/", first)
    assert response["Location"] == "/recits/ecrire/sept-portes/essai/"
    for step, said in STEPS.items():
        client.post(f"/recits/ecrire/sept-portes/{step}/", said | {"geste": "continuer"})
    return draft_of(odette, kind="recit", key="sept-portes")


@pytest.mark.parametrize(
    ("who", "desk", "telling"),
    [(None, 302, 302), ("odette", 403, 200), ("reviewer", 403, 200), ("theo", 200, 200)],
)
def test_who_writes_where(client, request, write, solange, theo, who, desk, telling):
    write("page", "essai")
    publishing.name_reviewer(person=solange, kind="page", place="", by=theo, at=timezone.now())
    if who:
        client.force_login(solange if who == "reviewer" else request.getfixturevalue(who))

    for path in ("", "ajout/page/", "page/essai/", "page/essai/images/", "page/essai/retrait/"):
        assert client.get(f"{DESK}{path}").status_code == desk, path
    assert client.post(f"{DESK}apercu/", {"body": "x"}).status_code == desk
    assert client.get("/recits/nouveau/").status_code == telling


def test_a_story_told_step_by_step_is_proposed_then_read_by_everyone(client, told, odette, theo):
    page = _text(client.get("/recits/ecrire/sept-portes/relire/"))
    assert "Neuf autour de la table." in page
    response = client.post("/recits/ecrire/sept-portes/relire/")
    revision = Revision.objects.get()
    assert response["Location"] == f"/moi/propositions/{revision.pk}/"
    assert revision.state == Revision.State.PROPOSED
    assert client.get("/recits/sept-portes/").status_code == 404

    publishing.publish(revision=revision, by=theo, at=timezone.now())
    client.logout()
    assert "Une équipe" in _text(client.get("/recits/sept-portes/"))


def test_each_step_keeps_only_what_is_its_own(client, told, odette):
    client.post("/recits/ecrire/sept-portes/essai/", {"tried": "Huit portes.", "geste": "auto"})
    content = draft_of(odette, kind="recit", key="sept-portes").content

    assert (content["tried"], content["again"], content["places"]) == (
        "Huit portes.",
        "La soupe.",
        ["region-12"],
    )


def test_what_is_missing_is_told_with_the_way_to_it(client, told):
    client.post("/recits/ecrire/sept-portes/accords/", {"summary": "", "language": "fr"})
    response = client.post("/recits/ecrire/sept-portes/relire/")

    assert response.status_code == 200
    assert 'href="/recits/ecrire/sept-portes/accords/"' in _text(response)
    assert not Revision.objects.waiting().exists()


def test_a_draft_is_read_by_nobody_else_and_found_again_by_who_writes_it(client, told, theo):
    assert "/proposer/recit/sept-portes/" in _text(client.get("/moi/propositions/"))
    way = client.get("/proposer/recit/sept-portes/", follow=True)
    assert way.redirect_chain[-1][0].startswith("/recits/ecrire/sept-portes/")

    client.force_login(theo)
    assert client.get("/recits/ecrire/sept-portes/essai/").status_code == 404
    assert client.get("/recits/ecrire/sept-portes/relire/").status_code == 404


@pytest.mark.parametrize(("who", "is_named"), [("maude", True), ("solange", False)])
def test_only_coordination_names_its_initiative(client, request, team, initiative, who, is_named):
    client.force_login(request.getfixturevalue(who))
    client.post("/recits/nouveau/", {"title": "Portes", "context": "x"})
    said = STEPS["accords"] | {"initiative": initiative.slug, "decided_on": "2025-05-01"}
    client.post("/recits/ecrire/portes/accords/", said)

    assert StoryAgreement.objects.exists() is is_named
    assert (Revision.objects.get().content["initiative"] == initiative.slug) is is_named


def test_an_initiative_takes_its_name_back_from_the_page(client, write, initiative, maude, odette):
    operations.agree(
        initiative=initiative, key="x", decided_on=timezone.localdate(), by=maude, at=timezone.now()
    )
    write("recit", "x", initiative=initiative.slug)
    assert initiative.name in _text(client.get("/recits/x/"))
    client.force_login(odette)
    assert client.post("/recits/x/demarche/").status_code == 403

    client.force_login(maude)
    client.post("/recits/x/demarche/")
    assert initiative.name not in _text(client.get("/recits/x/"))


def _file(content, name="jardin.jpg"):
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


@pytest.mark.parametrize(
    ("content", "cure"),
    [
        (b"%PDF-1.7 rien", "n’est pas une photo"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "n’est pas une photo"),
        (b"\xff\xd8\xff\xe0 coupee", "n’est pas une photo"),
        ("enorme", "trop grande une fois ouverte"),
    ],
)
def test_a_forged_picture_is_refused_and_what_was_typed_stays(client, told, content, cure):
    content = huge_png(30_000, 30_000) if content == "enorme" else content
    said = {"geste": "ajouter", "alt": "Un jardin", "picture": _file(content)}
    page = _text(client.post("/recits/ecrire/sept-portes/images/", said))

    assert cure in page
    assert 'value="Un jardin"' in page
    assert not Picture.objects.exists()


def test_a_picture_of_a_draft_is_its_authors_until_it_is_published(client, told, theo, solange):
    where = "/recits/ecrire/sept-portes/images/"
    assert "Dites en une phrase" in _text(
        client.post(where, {"geste": "ajouter", "alt": "", "picture": _file(photo_from_a_phone())})
    )
    client.post(
        where, {"geste": "ajouter", "alt": "Un jardin", "picture": _file(photo_from_a_phone())}
    )
    address = f"/images/{Picture.objects.get().pk}.jpg"
    image = io.BytesIO(b"".join(client.get(address).streaming_content)).read()
    assert b"Exif" not in image
    client.force_login(solange)
    assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 404

    proposed = publishing.propose(revision=told, by=told.author, at=timezone.now())
    publishing.publish(revision=proposed, by=theo, at=timezone.now())
    response = client.get(address)
    assert response.status_code == 200
    assert "sandbox" in response["Content-Security-Policy"]


def test_the_staff_writes_previews_and_publishes_with_a_history(client, theo, reference):
    client.force_login(theo)
    said = {"title": "Notre équipe", "body": "## Qui\n\nDes gens.", "language": "fr"}
    response = client.post(f"{DESK}ajout/page/", said | {"geste": "apercu"})
    page = _text(client.get(response["Location"]))
    assert '<h2 id="s-qui">Qui</h2>' in page
    assert client.get("/pages/notre-equipe/").status_code == 404
    assert "Ce qui change" in _text(client.get(f"{DESK}page/notre-equipe/publication/"))

    client.post(f"{DESK}page/notre-equipe/publication/", {"why": "Dire qui nous sommes."})
    assert "Des gens." in _text(client.get("/pages/notre-equipe/"))
    assert "Dire qui nous sommes." in _text(client.get("/historique/page/notre-equipe/"))


def test_a_page_that_lacks_something_is_not_published_and_stays_a_draft(client, theo, reference):
    client.force_login(theo)
    client.post(
        f"{DESK}ajout/nouvelle/", {"title": "Fête", "published_on": "demain", "language": "fr"}
    )
    response = client.post(f"{DESK}nouvelle/fete/publication/", {"why": "x"})

    assert response.status_code == 409
    assert Revision.objects.get().is_draft
    assert not Page.objects.of_kind("nouvelle").exists()


def test_two_windows_on_one_draft_lose_nothing(client, theo, write):
    write("page", "essai", title="Essai", body="Un.")
    client.force_login(theo)
    said = content_of(Page.Kind.PAGE, "essai")
    client.post(f"{DESK}page/essai/", said | {"body": "Deux.", "vu": ""})
    response = client.post(f"{DESK}page/essai/", said | {"body": "Trois.", "vu": ""})

    assert response.status_code == 409
    page = _text(response)
    assert "Trois." in page
    assert "Deux." in page
    assert draft_of(theo, kind="page", key="essai").content["body"] == "Deux."


def test_two_people_on_one_page_settle_where_they_meet(client, theo, person, write):
    write("page", "essai", title="Essai", body="Un.")
    client.force_login(theo)
    said = content_of(Page.Kind.PAGE, "essai")
    client.post(f"{DESK}page/essai/", said | {"body": "Deux.", "vu": ""})
    write("page", "essai", title="Essai publié ailleurs", body="Ailleurs.")
    where = f"{DESK}page/essai/publication/"

    assert client.post(where, {"why": "x"}).status_code == 409
    assert Page.objects.get(key="essai").body == "Ailleurs."
    client.post(where, {"why": "x", "tranche": "on"})
    page = Page.objects.get(key="essai")
    assert (page.title, page.body) == ("Essai publié ailleurs", "Deux.")


def test_an_address_is_changed_and_a_page_retired_by_the_staff(client, theo, write):
    write("page", "essai", title="Essai", body="Un.")
    client.force_login(theo)
    said = content_of(Page.Kind.PAGE, "essai") | {"slug": "tentative"}
    client.post(f"{DESK}page/essai/", said | {"vu": ""})
    client.post(f"{DESK}page/essai/publication/", {"why": "Plus clair."})
    assert client.get("/pages/essai/")["Location"] == "/pages/tentative/"

    client.post(f"{DESK}page/essai/retrait/", {"why": "Vieux."})
    assert client.get("/pages/tentative/").status_code == 404
    assert "Retirée" in _text(client.get(f"{DESK}?etat=RETIRED"))


def test_line_breaks_as_browsers_send_them_change_nothing(client, theo, write):
    write("page", "essai", title="Essai", body="Un.\n\nDeux.")
    client.force_login(theo)
    said = content_of(Page.Kind.PAGE, "essai")
    client.post(f"{DESK}page/essai/", said | {"body": "Un.\r\n\r\nDeux.", "vu": ""})

    assert draft_of(theo, kind="page", key="essai") is None


def test_the_live_preview_is_as_safe_as_the_page(client, theo):
    client.force_login(theo)
    html = client.post(
        f"{DESK}apercu/", {"body": "<script>1</script>\n\n**gras**"}
    ).content.decode()

    assert "<script>" not in html
    assert "<strong>gras</strong>" in html


def test_the_pictures_of_a_page_are_described_and_erased_by_the_staff(client, theo, write):
    write("page", "essai", title="Essai", body="Un.")
    client.force_login(theo)
    where = f"{DESK}page/essai/images/"
    client.post(
        where, {"geste": "ajouter", "alt": "Un jardin", "picture": _file(photo_from_a_phone())}
    )
    picture = Picture.objects.get()
    assert picture.name in _text(client.get(where))
    client.post(where, {"geste": "decrire", "image": picture.pk, "alt": ""})
    client.post(where, {"geste": "decrire", "image": picture.pk, "alt": "Deux bêches"})
    write("page", "essai", body=f"![]({picture.name})")
    client.post(where, {"geste": "retirer", "image": picture.pk})
    assert Picture.objects.get().alt == "Deux bêches"

    write("page", "essai", body="Rien.")
    client.post(where, {"geste": "retirer", "image": picture.pk})
    assert not Picture.objects.exists()


def test_writing_asks_little_of_the_database(
    client, told, theo, write, story_content, django_assert_max_num_queries
):
    author = told.author
    redrawn = redraw(photo_from_a_phone())
    for rank in range(4):
        operations.add_picture(
            redrawn=redrawn,
            alt=f"{rank}",
            kind="recit",
            key="sept-portes",
            by=author,
            at=timezone.now(),
        )
        write("page", f"page-{rank}")
        publishing.start_draft(
            kind="recit", key=f"r-{rank}", draft=Draft(story_content()), by=theo, at=timezone.now()
        )
    steps = ["contexte", "essai", "liens", "images", "accords", "relire"]
    for path in [f"/recits/ecrire/sept-portes/{step}/" for step in steps]:
        with django_assert_max_num_queries(12):
            assert client.get(path).status_code == 200
    client.force_login(theo)
    for path in ("", "page/page-1/", "page/page-1/images/", "ajout/nouvelle/"):
        with django_assert_max_num_queries(12):
            assert client.get(f"{DESK}{path}").status_code == 200
