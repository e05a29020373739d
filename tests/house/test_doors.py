"""Every page is behind the sign-in unless it is named in `open_doors`, on purpose."""

import re
from http import HTTPStatus

import pytest
from django.urls import URLPattern, get_resolver

from tests.house.open_doors import OPEN_TO_ALL


def _doors(resolver, spaces=(), prefix=""):
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield ":".join([*spaces, entry.name or path]), path, entry.callback
        else:
            inner = [entry.namespace] if entry.namespace else []
            yield from _doors(entry, (*spaces, *inner), path)


DOORS = list(_doors(get_resolver()))
CLOSED_AND_PLAIN = sorted(
    {
        (name, path)
        for name, path, _ in DOORS
        if name not in OPEN_TO_ALL and not re.search(r"[<(\\^$]", path)
    }
)


def test_only_the_named_pages_are_open_to_all():
    open_doors = {name for name, _, view in DOORS if not getattr(view, "login_required", True)}

    assert open_doors - OPEN_TO_ALL == set(), "ouvertes sans être nommées dans open_doors.py"
    assert OPEN_TO_ALL - open_doors == set(), "nommées dans open_doors.py sans être ouvertes"


def test_every_page_has_a_name():
    assert [path for name, path, _ in DOORS if name.split(":")[-1] == path and path] == []


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "path"), CLOSED_AND_PLAIN)
def test_a_closed_page_sends_a_stranger_to_the_sign_in(client, name, path):
    response = client.get(f"/{path}")

    assert response.status_code in {HTTPStatus.FOUND, HTTPStatus.METHOD_NOT_ALLOWED}, name
    if response.status_code == HTTPStatus.FOUND:
        assert response["Location"].startswith("/"), name
