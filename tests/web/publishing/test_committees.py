"""A committee is asked by letter, answers by one of its people, and whoever asked is told."""

from datetime import timedelta
from html import unescape

import pytest
from django.core import mail
from django.utils import timezone

from impact.trust.publishing import operations
from impact.trust.publishing.models import Advice, Committee, Seat

QUEUE = "/gestion/publications/"
NAME = "Comité aviseur"


def _text(response):
    return unescape(response.content.decode())


def _at(revision):
    return f"{QUEUE}{revision.pk}/"


@pytest.fixture
def sitting(theo, maude, noemie):
    """Maude and Noémie sit on the advisory committee."""
    for one in (maude, noemie):
        operations.give_seat(person=one, committee=NAME, by=theo, at=timezone.now())
    return maude


@pytest.fixture
def ask(client, theo, odette, suggest, offer):
    """Have Théo ask the committee about what Odette proposes, by the page: `ask(day=…)`."""

    def ask(*, day="", committee=NAME):
        revision = suggest(odette, offer, cost="80", summary="Le prix a baissé")
        client.force_login(theo)
        asked = {"demander-committee": committee, "demander-question": "Est-ce encore un prix?"}
        data = {"geste": "demander", "demander-wanted_on": day, **asked}
        told = _text(client.post(_at(revision), data, follow=True))
        return revision, told

    return ask


def _answer(client, advice, **more):
    said = {"answer": "Oui, si on le dit.", "on": timezone.localdate().isoformat()}
    return client.post(f"/moi/avis/{advice.pk}/", said | more, follow=True)


def test_its_people_learn_by_letter_who_asks_what_where_and_by_when(
    ask, sitting, maude, noemie, theo
):
    day = timezone.localdate() + timedelta(days=10)
    revision, told = ask(day=day.isoformat())
    advice = Advice.objects.get()

    assert sorted(one.to[0] for one in mail.outbox) == sorted([maude.email, noemie.email])
    letter = mail.outbox[0]
    for words in (theo.name, NAME, "Est-ce encore un prix?", "Rejoindre", f"{day.day} "):
        assert words in letter.body
    assert f"/moi/avis/{advice.pk}/" in letter.body
    assert "2 personnes du comité la reçoivent" in told
    assert revision.advices.get() == advice


def test_a_letter_without_a_day_names_none(ask, sitting):
    ask()

    assert "souhaitée" not in mail.outbox[0].body


def test_a_day_that_is_past_is_refused_and_the_question_kept(ask, sitting):
    _revision, told = ask(day="2020-01-01")

    assert "Ce jour est passé" in told
    assert "Est-ce encore un prix?" in told
    assert not Advice.objects.exists()


def test_who_wants_no_letter_gets_none_and_reads_the_question_all_the_same(
    client, ask, sitting, maude, noemie
):
    client.force_login(maude)
    seat = maude.seats.get()
    client.post(f"/moi/avis/comites/{seat.pk}/courriels/", {"courriels": "non"})
    ask()
    assert [one.to for one in mail.outbox] == [[noemie.email]]

    client.force_login(maude)
    page = _text(client.get("/moi/avis/"))
    assert "Est-ce encore un prix?" in page
    client.post(f"/moi/avis/comites/{seat.pk}/courriels/", {"courriels": "oui"})
    assert maude.seats.get().quiet_since is None


def test_nobody_chooses_the_letters_of_someone_else(client, sitting, maude, noemie):
    client.force_login(noemie)
    response = client.post(f"/moi/avis/comites/{maude.seats.get().pk}/courriels/")

    assert response.status_code == 404
    assert maude.seats.get().quiet_since is None


def test_the_answer_is_read_by_those_who_decide_and_told_to_who_asked(
    client, ask, sitting, maude, theo
):
    revision, _told = ask()
    mail.outbox.clear()
    client.force_login(maude)
    page = _text(client.get(f"/moi/avis/{revision.advices.get().pk}/"))
    assert "Le prix a baissé" in page
    assert "C’est répondu" in _text(
        _answer(client, revision.advices.get(), disagreement="Une voix contre.")
    )

    [letter] = mail.outbox
    assert letter.to == [theo.email]
    assert letter.subject == "Le comité a répondu"
    for words in (NAME, "Oui, si on le dit.", "Une voix contre.", _at(revision)):
        assert words in letter.body
    client.force_login(theo)
    assert "Oui, si on le dit." in _text(client.get(_at(revision)))
    assert "Un comité a rendu l’avis que vous demandiez." in _text(client.get("/moi/journal/"))


@pytest.mark.parametrize("who", ["solange", "odette", "trusted", "theo"])
def test_who_is_not_of_the_committee_cannot_answer(client, request, ask, sitting, who):
    revision, _told = ask()
    advice = revision.advices.get()
    client.force_login(request.getfixturevalue(who))
    assert client.get(f"/moi/avis/{advice.pk}/").status_code == 404
    assert _answer(client, advice).status_code == 404
    data = {"repondre-answer": "Oui", "repondre-on": timezone.localdate().isoformat()}
    by_the_desk = client.post(_at(revision), {"geste": "repondre", "avis": advice.pk, **data})

    assert by_the_desk.status_code == 403
    assert Advice.objects.get().answered_on is None


def test_one_does_not_advise_on_what_one_proposes(client, ask, sitting, odette, theo):
    operations.give_seat(person=odette, committee=NAME, by=theo, at=timezone.now())
    revision, _told = ask()
    client.force_login(odette)

    assert odette.email not in [one.to[0] for one in mail.outbox]
    assert client.get(f"/moi/avis/{revision.advices.get().pk}/").status_code == 404
    with pytest.raises(operations.OwnProposal):
        operations.record_advice(
            advice=revision.advices.get(),
            answer="Oui",
            dissent="",
            on=timezone.localdate(),
            by=odette,
            at=timezone.now(),
        )


def test_the_first_answer_stands_and_what_the_second_typed_is_not_lost(
    client, ask, sitting, maude, noemie
):
    revision, _told = ask()
    advice = revision.advices.get()
    client.force_login(maude)
    _answer(client, advice)
    client.force_login(noemie)
    late = _answer(client, advice, answer="Non, pas du tout.")

    assert late.status_code == 409
    assert "Non, pas du tout." in _text(late)
    assert Advice.objects.get().answer == "Oui, si on le dit."


def test_once_it_is_decided_the_committee_reads_the_decision_and_is_asked_no_more(
    client, ask, sitting, maude, theo
):
    revision, _told = ask()
    operations.decline(revision=revision, reason="C’est un don.", by=theo, at=timezone.now())
    client.force_login(maude)
    page = _text(client.get(f"/moi/avis/{revision.advices.get().pk}/"))

    assert "C’est un don." in page
    assert "Envoyer la réponse" not in page
    assert _answer(client, revision.advices.get()).status_code == 409


def test_a_committee_without_people_is_told_so_and_its_answer_noted_by_who_reviews(client, ask):
    revision, told = ask(committee="Conseil des aînés")
    advice = revision.advices.get()
    assert "personne n’est inscrit à ce comité" in told
    assert mail.outbox == []

    data = {"repondre-answer": "Oui.", "repondre-on": timezone.localdate().isoformat()}
    client.post(_at(revision), {"geste": "repondre", "avis": advice.pk, **data})
    assert Advice.objects.get().answer == "Oui."
    assert mail.outbox == []


@pytest.mark.parametrize(("who", "code"), [("odette", 403), ("trusted", 403), ("theo", 200)])
def test_the_staff_says_who_sits(client, request, sitting, who, code):
    client.force_login(request.getfixturevalue(who))
    assert client.get("/gestion/comites/").status_code == code
    ended = client.post(f"/gestion/comites/{sitting.seats.get().pk}/fin/")

    assert ended.status_code == (302 if code == 200 else 403)
    assert sitting.seats.exists() == (code == 403)


def test_someone_is_entered_once_whatever_the_capitals(client, theo, maude):
    client.force_login(theo)
    for name in (NAME, "comité  AVISEUR"):
        client.post("/gestion/comites/", {"email": maude.email, "committee": name})
    unknown = client.post("/gestion/comites/", {"email": "rien@exemple.test", "committee": NAME})

    assert "Personne n’a de compte à cette adresse." in _text(unknown)
    assert (Committee.objects.count(), Seat.objects.count()) == (1, 1)
    assert maude.name in _text(client.get("/gestion/comites/"))


def test_the_pages_of_committees_ask_little_of_the_database(
    client, theo, odette, maude, person, sitting, suggest, write, django_assert_max_num_queries
):
    for number in range(5):
        one = person(f"Personne {number}")
        operations.give_seat(person=one, committee=f"Comité {number}", by=theo, at=timezone.now())
        revision = suggest(odette, write(title=f"Offre {number}"), cost="1")
        for committee in (NAME, f"Comité {number}"):
            operations.ask_advice(
                revision=revision, committee=committee, question="?", by=theo, at=timezone.now()
            )
    for reader, *pages in (
        (maude, "/moi/avis/", f"/moi/avis/{revision.advices.first().pk}/"),
        (theo, "/gestion/comites/", _at(revision)),
    ):
        client.force_login(reader)
        for page in pages:
            with django_assert_max_num_queries(12):
                assert client.get(page).status_code == 200
