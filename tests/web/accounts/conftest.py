"""Coming in as people do: a letter arrives, the code it holds is typed."""

import re
from collections.abc import Callable

import pytest
from django.test import Client


@pytest.fixture
def code_in(mailoutbox) -> Callable[[], str]:
    """Read the code in the last letter."""
    return lambda: re.search(r"\d{4}-\d{4}", mailoutbox[-1].body).group()


@pytest.fixture
def come_in(client: Client, code_in) -> Callable[..., Client]:
    """Sign someone in by the code she receives: `come_in(maude)`."""

    def enter(person, **extra) -> Client:
        client.post("/connexion/", {"login": person.email} | extra)
        client.post("/connexion/code/", {"code": code_in()} | extra)
        return client

    return enter
