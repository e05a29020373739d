"""Restraint lasts what it says, wherever the counts are kept."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

from impact.web.restraint import Restraint, browser_of

RESTRAINT = Restraint("tests", most=3, window=3600)


@pytest.fixture
def kept_in_the_database(db, settings):
    """The cache the product runs with, where a count once lived five minutes."""
    backend = "django.core.cache.backends.db.DatabaseCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "cache"}}
    call_command("createcachetable", verbosity=0)


def test_it_is_reached_after_so_many_and_for_one_key_only(db):
    for _ in range(RESTRAINT.most):
        assert not RESTRAINT.is_reached("here")
        RESTRAINT.note("here")

    assert RESTRAINT.is_reached("here")
    assert not RESTRAINT.is_reached("there")


def test_what_is_taken_back_counts_no_more_and_never_under_zero(db):
    for _ in range(RESTRAINT.most):
        RESTRAINT.note("here")
    RESTRAINT.take_back("here")
    RESTRAINT.take_back("elsewhere")

    assert not RESTRAINT.is_reached("here")
    RESTRAINT.note("here")
    assert RESTRAINT.is_reached("here")


def test_a_count_kept_in_the_database_lives_its_whole_window(kept_in_the_database):
    for _ in range(2):
        RESTRAINT.note("here")

    with connection.cursor() as cursor:
        cursor.execute("SELECT expires FROM cache")
        (expires,) = cursor.fetchone()
    left = datetime.fromisoformat(str(expires)).replace(tzinfo=UTC) - timezone.now()
    assert left.total_seconds() > RESTRAINT.window - 60


def test_a_browser_is_told_by_its_token_which_is_never_written():
    request = RequestFactory().get("/")
    assert browser_of(request) == ""

    request.META["CSRF_COOKIE"] = "s" * 32

    assert "s" * 32 not in browser_of(request)
    assert browser_of(request) == browser_of(request)
