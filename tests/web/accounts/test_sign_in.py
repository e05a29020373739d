"""Coming in by an e-mailed code; nobody learns from us who has an account."""

import re
from http import HTTPStatus

import pytest
from django.core.cache import cache

from tests.cast import NOON

NOBODY = "personne@exemple.test"


def _said(response, email: str) -> str:
    """What a page says, but for the address it was given and the form's own token."""
    page = response.content.decode().replace(email, "ADRESSE")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_a_code_received_by_email_opens_the_door(client, maude, code_in):
    client.post("/connexion/", {"login": maude.email})

    response = client.post("/connexion/code/", {"code": code_in()}, follow=True)

    assert response.request["PATH_INFO"] == "/moi/"
    assert response.context["user"] == maude


@pytest.mark.parametrize("typed", ["1234-5678", "12345678", "1234 5678", " 12345678 "])
def test_a_code_is_typed_as_one_likes(client, maude, code_in, typed, settings):
    client.post("/connexion/", {"login": maude.email})
    digits = code_in().replace("-", "")
    like = typed.replace("1234", digits[:4]).replace("5678", digits[4:])

    client.post("/connexion/code/", {"code": like})

    assert "_auth_user_id" in client.session


def test_case_in_an_address_does_not_matter(client, maude, code_in):
    client.post("/connexion/", {"login": maude.email.upper()})

    client.post("/connexion/code/", {"code": code_in()})

    assert client.session["_auth_user_id"] == str(maude.pk)


def test_a_wrong_code_opens_nothing_and_three_end_the_try(client, maude):
    client.post("/connexion/", {"login": maude.email})

    first = client.post("/connexion/code/", {"code": "0000-0000"})
    client.post("/connexion/code/", {"code": "0000-0000"})
    third = client.post("/connexion/code/", {"code": "0000-0000"})

    assert "Ce code n’est pas le bon" in first.content.decode()
    assert third["Location"] == "/connexion/"
    assert "_auth_user_id" not in client.session


def test_a_code_serves_once(client, maude, code_in, come_in):
    come_in(maude)
    code = code_in()
    client.post("/deconnexion/")

    client.post("/connexion/code/", {"code": code})

    assert "_auth_user_id" not in client.session


def test_the_letter_is_short_calm_and_in_french(client, maude, mailoutbox, code_in):
    client.post("/connexion/", {"login": maude.email})

    (letter,) = mailoutbox
    assert letter.to == [maude.email]
    assert letter.subject == f"{code_in()}, votre code pour entrer dans IMPACT"
    assert "Vous n’avez rien demandé? Ne faites rien" in letter.body
    assert letter.alternatives == []
    assert maude.display_name not in letter.body


def test_signing_in_says_the_same_whether_the_account_exists_or_not(client, maude):
    pages = []
    for email in (maude.email, NOBODY):
        sent = client.post("/connexion/", {"login": email}, follow=True)
        wrong = client.post("/connexion/code/", {"code": "0000-0000"})
        pages.append([sent.redirect_chain, _said(sent, email), _said(wrong, email)])
        client.post("/deconnexion/")

    assert pages[0] == pages[1]


def test_opening_an_account_says_the_same_whether_it_exists_or_not(client, maude):
    pages = []
    for email in (maude.email, NOBODY):
        sent = client.post("/inscription/", {"email": email, "of_age": "on"}, follow=True)
        wrong = client.post("/inscription/code/", {"code": "0000-0000"})
        pages.append([sent.redirect_chain, _said(sent, email), _said(wrong, email)])
        client.post("/deconnexion/")

    assert pages[0] == pages[1]


def test_an_unknown_address_is_told_by_letter_only(client, db, mailoutbox):
    client.post("/connexion/", {"login": NOBODY})

    (letter,) = mailoutbox
    assert letter.subject == "Aucun compte à cette adresse"
    assert "/inscription/" in letter.body


@pytest.mark.parametrize(
    ("door", "other", "typed"),
    [
        ("/connexion/", "/inscription/", {"login": NOBODY}),
        ("/inscription/", "/connexion/", {"email": "maude.lachance@exemple.test", "of_age": "on"}),
    ],
)
def test_the_other_door_in_a_letter_leads_where_one_was_going(
    client, maude, mailoutbox, door, other, typed
):
    client.post(door, typed | {"next": "/moi/essai/"})

    assert f"http://testserver{other}?next=/moi/essai/\n" in mailoutbox[0].body


def test_a_letter_leads_nobody_elsewhere(client, db, mailoutbox):
    client.post("/connexion/", {"login": NOBODY, "next": "//ailleurs.test"})

    assert "http://testserver/inscription/\n" in mailoutbox[0].body


@pytest.mark.parametrize(
    ("door", "other"), [("/connexion/", "/inscription/"), ("/inscription/", "/connexion/")]
)
def test_each_door_shows_the_other_and_keeps_where_one_was_going(client, db, door, other):
    page = client.get(door, {"next": "/moi/essai/"}).content.decode()

    assert page.index(f'href="{other}?next=%2Fmoi%2Fessai%2F"') < page.index('<form class="form')


def test_whoever_has_an_account_is_told_by_letter_only(client, maude, mailoutbox):
    client.post("/inscription/", {"email": maude.email, "of_age": "on"})

    (letter,) = mailoutbox
    assert letter.subject == "Vous avez déjà un compte"
    assert "/connexion/" in letter.body


@pytest.mark.parametrize("closed", ["inactive", "erased"])
def test_a_closed_account_receives_no_code(client, maude, mailoutbox, closed):
    email = maude.email
    if closed == "erased":
        maude.erase(at=NOON)
    else:
        maude.is_active = False
        maude.save()

    client.post("/connexion/", {"login": email})

    assert mailoutbox[0].subject == "Aucun compte à cette adresse"


def test_an_account_closed_while_the_code_travels_stays_closed(client, maude, code_in):
    client.post("/connexion/", {"login": maude.email})
    maude.is_active = False
    maude.save()

    response = client.post("/connexion/code/", {"code": code_in()}, follow=True)

    assert response.request["PATH_INFO"] == "/connexion/compte-ferme/"
    assert "_auth_user_id" not in client.session


def test_where_one_was_going_is_kept(client, maude, code_in):
    client.post("/connexion/", {"login": maude.email, "next": "/moi/donnees/"})

    response = client.post("/connexion/code/", {"code": code_in(), "next": "/moi/donnees/"})

    assert response["Location"] == "/moi/donnees/"


@pytest.mark.parametrize(
    "trap", ["https://ailleurs.test/", "//ailleurs.test", "javascript:alert(1)"]
)
def test_nobody_is_sent_elsewhere(client, maude, code_in, trap):
    client.post("/connexion/", {"login": maude.email, "next": trap})

    response = client.post("/connexion/code/", {"code": code_in(), "next": trap})

    assert response["Location"] == "/moi/"


def test_a_page_asked_for_is_found_again_after_signing_in(client, maude, db):
    asked = client.get("/moi/journal/")

    page = client.get(asked["Location"])

    assert asked["Location"] == "/connexion/?next=/moi/journal/"
    assert 'name="next" value="/moi/journal/"' in page.content.decode()


def test_too_many_codes_asked_for_one_address_are_refused(client, maude, mailoutbox):
    for _attempt in range(4):
        response = client.post("/connexion/", {"login": maude.email})
        client.post("/deconnexion/")

    assert len(mailoutbox) == 3
    assert "Trop d’essais" in response.content.decode()


def test_too_many_tries_from_one_place_are_refused_kindly(client, db):
    for _attempt in range(61):
        response = client.post("/connexion/", {"login": "pas une adresse"})

    assert response.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Un instant" in response.content.decode()
    cache.clear()


def test_the_page_says_where_letters_go_when_they_stay_here(client, maude, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = settings.BASE_DIR / "var" / "courriels"

    response = client.get("/connexion/")
    settings.EMAIL_FILE_PATH = tmp_path
    client.post("/connexion/", {"login": maude.email})
    settings.EMAIL_FILE_PATH = settings.BASE_DIR / "var" / "courriels"
    response = client.get("/connexion/code/")

    assert "<code>var/courriels</code>" in response.content.decode()


def test_the_page_says_nothing_of_folders_when_letters_leave(client, maude):
    client.post("/connexion/", {"login": maude.email})

    assert "dossier" not in client.get("/connexion/code/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/password/reset/",
        "/connexion/password/reset/",
        "/accounts/login/",
        "/login/",
        "/signup/",
        "/moi/securite/trust/",
        "/social/",
    ],
)
def test_ways_in_that_nobody_needs_are_not_there(client, maude, path):
    client.force_login(maude)

    assert client.get(path).status_code == HTTPStatus.NOT_FOUND
