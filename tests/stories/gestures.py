"""What people do in front of a screen, told once: sign in, read a code, keep a page for later."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core import mail
from django.test import Client
from playwright.sync_api import expect


def code_sent_to(address):
    """Read the code of the latest message sent to this address."""
    letters = [letter for letter in mail.outbox if address in letter.to]
    return re.search(r"\b[\d -]{8,}\b", letters[-1].body).group().strip()


def sign_up(page, *, address, name):
    """Fill in what opens an account, then the code received."""
    page.get_by_label("Votre adresse de courriel").fill(address)
    page.get_by_label("Le nom que les autres verront").fill(name)
    page.get_by_label("J’ai 14 ans ou plus").check()
    page.get_by_role("button", name="Ouvrir mon compte").click()
    type_code(page, address)


def sign_in(page, address):
    page.get_by_label("Votre adresse de courriel").fill(address)
    page.get_by_role("button", name="Recevoir un code").click()
    type_code(page, address)


def type_code(page, address):
    box = page.get_by_label("Le code reçu")
    expect(box).to_be_visible()
    box.fill(code_sent_to(address))
    box.press("Enter")
    expect(box).to_be_hidden()


def bring_in(page, person, base_url):
    """Open the door for someone whose way in is not what the story is about."""
    client = Client()
    client.force_login(person)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": base_url}])
    return page


def path_of(page):
    return urlsplit(page.url).path


def read_whole(page, link):
    """Return what a link of this page gives to take away, as bytes."""
    address = page.get_by_role("link", name=link, exact=True).get_attribute("href")
    answer = page.request.get(address)
    assert answer.ok
    return answer.body()
