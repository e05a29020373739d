"""Whatever one can open, a refusal and a silence are the same to the last byte, at every moment."""

import json
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.serializers.json import DjangoJSONEncoder
from django.test import Client
from django.utils import timezone

from impact.journeys.offers.models import Pairing
from impact.journeys.offers.operations import forget_pairings
from impact.web.accounts.export import personal_data_of

ROOT = "/demarches/le-jardin-des-voisins"
PAGES = [
    f"{ROOT}/",
    f"{ROOT}/equipe/",
    f"{ROOT}/journal/",
    f"{ROOT}/journal/journal.csv",
    f"{ROOT}/couverture/",
    f"{ROOT}/routes/",
    f"{ROOT}/routes/C3/",
    f"{ROOT}/plan/",
    f"{ROOT}/entraide/",
    f"{ROOT}/entraide/mains/",
    f"{ROOT}/entraide/voisinage/",
    f"{ROOT}/entraide/cahiers/",
    "/moi/",
    "/moi/donnees/",
]
#: Days since the proposal, on both sides of its end and of the rest that follows.
AGES = [1, 22, 200]


@pytest.fixture
def refuse(pairing, solange):
    """Let Solange say no through her own page, or nothing at all."""

    def deed(is_no):
        Pairing.objects.update(helper_answer="")
        if is_no:
            client = Client()
            client.force_login(solange)
            address = f"{ROOT}/entraide/jumelages/{pairing.pk}/reponse/"
            assert client.post(address, {"reponse": "NO"}).status_code == 302

    return deed


def _bytes_of(response):
    """A token of its own protects each form; nothing else may differ."""
    hidden = re.sub(rb'(name="csrfmiddlewaretoken" value=")\w+', rb"\1", response.content)
    return response.status_code, response.get("Location"), hidden


def _seen_by(client, someone, *, pairing):
    pages = [*PAGES, *(f"{ROOT}/entraide/jumelages/{pairing.pk}/{end}" for end in ("", "fin/"))]
    seen = {page: _bytes_of(client.get(page)) for page in pages}
    copy = json.dumps(personal_data_of(someone), cls=DjangoJSONEncoder)
    return seen, copy, len(mail.outbox)


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("tidied", [True, False])
@pytest.mark.parametrize("said", ["YES", ""])
@pytest.mark.parametrize("who", ["bastien", "maude"])
def test_a_no_is_never_seen(client, pairing, refuse, who, said, age, tidied, request):
    """Bastien is the learner; Maude coordinates. Each opens everything, in the two worlds."""
    someone = request.getfixturevalue(who)
    client.force_login(someone)
    worlds = []
    for is_no in (False, True):
        Pairing.objects.all().delete()
        pairing.learner_answer, pairing.proposed_at = said, timezone.now() - timedelta(hours=1)
        pairing.save(force_insert=True)
        refuse(is_no)
        Pairing.objects.update(proposed_at=_today_at_noon() - timedelta(days=age))
        if tidied:
            forget_pairings(at=_today_at_noon())
            Pairing.objects.filter(proposed_at=_today_at_noon()).update(id=pairing.pk + 1)
        worlds.append(_seen_by(client, someone, pairing=pairing))

    assert worlds[0] == worlds[1]


def _today_at_noon():
    """The worlds are told one after the other: days must not depend on the second."""
    return timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)


@pytest.mark.parametrize("said", ["YES", "NO"])
def test_answering_tells_the_learner_the_same_whatever_was_answered(pairing, bastien, refuse, said):
    answers = []
    for is_no in (False, True):
        Pairing.objects.update(learner_answer="")
        refuse(is_no)
        client = Client()
        client.force_login(bastien)
        address = f"{ROOT}/entraide/jumelages/{pairing.pk}/reponse/"
        posted = client.post(address, {"reponse": said})
        answers.append((_bytes_of(posted), _bytes_of(client.get(posted["Location"]))))

    assert answers[0] == answers[1]


@pytest.mark.parametrize("learner_said", ["YES", "NO", ""])
def test_the_same_questions_are_put_to_the_database(
    pairing, bastien, refuse, learner_said, django_assert_num_queries, client
):
    """What a page costs, hence how long it takes, does not tell either."""
    Pairing.objects.update(learner_answer=learner_said)
    client.force_login(bastien)
    client.get(f"{ROOT}/entraide/")
    counts = []
    for is_no in (False, True):
        refuse(is_no)
        with django_assert_num_queries(12, exact=False) as asked:
            client.get(f"{ROOT}/entraide/")
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_the_one_who_refused_reads_her_own_answer_only(client, pairing, solange, refuse):
    refuse(True)
    client.force_login(solange)

    page = client.get(f"{ROOT}/entraide/").content.decode()

    assert "pas cette fois, personne ne l’apprend" in page
    assert "Oui, je veux bien" in page
