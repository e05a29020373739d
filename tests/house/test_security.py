"""What every answer tells the browser, whatever the page."""

import pytest
from django.conf import settings
from django.template import engines

from impact.web.security import CONTENT_SECURITY_POLICY


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/sante/", "/nulle-part/", "/demarches/"])
def test_every_answer_closes_the_page_to_others(client, path):
    headers = client.get(path).headers

    assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


def test_nothing_written_in_a_page_may_run():
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "default-src 'self'" in CONTENT_SECURITY_POLICY
    assert "frame-ancestors 'none'" in CONTENT_SECURITY_POLICY


def test_templates_are_read_once():
    loaders = engines["django"].engine.loaders

    assert not settings.DEBUG
    assert [name for name, _ in loaders] == ["django.template.loaders.cached.Loader"]


@pytest.mark.django_db
def test_the_health_page_says_the_database_answers(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/sante/")

    assert response.status_code == 200
    assert response.content.decode() == "Tout va bien.\n"
    assert "no-store" in response["Cache-Control"]
