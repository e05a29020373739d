"""A competency is reworded for the version to come; the one in force stays as it is."""

from datetime import timedelta
from html import unescape

import pytest
import yaml
from django.utils import timezone

from impact.knowledge.competencies.models import Competency, Version
from impact.knowledge.competencies.rewordings import content_of, kept_for_next
from impact.trust.publishing import operations
from impact.trust.publishing.operations import Draft

NEXT = "/gestion/referentiel/"
HISTORY = "/historique/competence/A2/"
SAID = "Voir qui décide de quoi, et le dire."


@pytest.fixture
def reword(odette):
    """Propose another description of A2: `reword()`."""

    def reword(description=SAID):
        draft = Draft(content_of("A2") | {"description": description}, "Plus simple à dire")
        at = timezone.now()
        revision = operations.start_draft(
            kind="competence", key="A2", draft=draft, by=odette, at=at
        )
        return operations.propose(revision=revision, by=odette, at=at)

    return reword


@pytest.fixture
def kept(reference, reword, theo):
    """Another description of A2 was decided for the next version."""
    return operations.publish(revision=reword(), by=theo, at=timezone.now(), reason="Plus clair.")


def _text(response):
    return unescape(response.content.decode())


def test_what_is_decided_leaves_the_version_in_force_as_it_is(client, kept):
    competency = Competency.objects.current().get(code="A2")
    page = _text(client.get("/referentiel/A2/"))

    assert competency.description != SAID
    assert competency.description in page
    assert "retenue le" in page
    assert SAID not in page
    history = _text(client.get(HISTORY))
    assert "Plus simple à dire" in history
    assert "<del>" in history


def test_anyone_signed_in_starts_from_what_the_next_version_would_say(client, kept, solange):
    assert "/proposer/competence/A2/" in _text(client.get("/referentiel/A2/"))
    client.force_login(solange)

    assert SAID in _text(client.get("/proposer/competence/A2/"))


@pytest.mark.parametrize(("who", "code"), [(None, 302), ("odette", 403), ("theo", 200)])
def test_who_takes_up_what_was_decided(client, request, kept, who, code):
    if who:
        client.force_login(request.getfixturevalue(who))

    assert client.get(NEXT).status_code == code
    assert client.get(f"{NEXT}formulations.yaml").status_code == code


def test_it_is_given_as_the_file_of_a_version_says_it(client, kept, theo):
    client.force_login(theo)
    [entry] = yaml.safe_load(client.get(f"{NEXT}formulations.yaml").content)["competencies"]

    assert (entry["code"], entry["description"]) == ("A2", SAID)
    assert sorted(entry["indicators"]) == [1, 2, 3, 4]
    page = _text(client.get(NEXT))
    assert "Retenue le" in page
    assert "<ins>" in page
    assert "1 en attente" in _text(client.get("/gestion/"))


def test_the_next_version_that_says_it_has_nothing_left_to_take_up(client, kept):
    Competency.objects.filter(code="A2").update(description=SAID)

    assert kept_for_next() == []
    assert "retenue le" not in _text(client.get("/referentiel/A2/"))


def test_the_next_version_that_does_not_say_it_stands_and_the_history_tells(client, kept):
    later = timezone.localdate() + timedelta(days=1)
    Version.objects.filter(pk=Version.objects.current().pk).update(published_on=later)

    assert kept_for_next() == []
    assert content_of("A2")["description"] != SAID
    assert "corrigé autre chose" in _text(client.get(HISTORY))


def test_what_was_kept_can_be_given_up(client, kept, theo):
    operations.retire(publication=kept.publication, reason="Trop court", by=theo, at=timezone.now())

    assert kept_for_next() == []
    assert client.get("/referentiel/A2/").status_code == 200


def test_a_wording_that_lacks_something_is_told_how_to_mend_it(reference, reword):
    with pytest.raises(operations.Incomplete) as refusal:
        reword(description=" ")

    assert list(refusal.value.faults) == ["description"]


@pytest.mark.parametrize("code", ["ZZ", "a2"])
def test_a_code_nobody_has_is_not_written_upon(client, reference, odette, code):
    client.force_login(odette)

    assert client.get(f"/proposer/competence/{code}/").status_code == 404


def test_the_pages_ask_little(client, kept, theo, django_assert_max_num_queries):
    client.force_login(theo)
    client.get("/referentiel/A2/")
    for page in (NEXT, "/proposer/competence/A2/", HISTORY, "/referentiel/A2/"):
        with django_assert_max_num_queries(12):
            assert client.get(page).status_code == 200
