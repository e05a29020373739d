"""A consent names the text that was shown; taking it back holds at once."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from impact.trust.journal.models import Entry
from impact.trust.privacy.models import Consent, Purpose, PurposeText
from impact.trust.privacy.operations import WrongScope, give_consent, withdraw_consent
from impact.trust.privacy.queries import has_consented, people_who_consented, purposes_of
from tests.cast import NOON, TODAY

SCOPE = "demarche:11111111-1111-4111-8111-111111111111"
ELSEWHERE = "demarche:22222222-2222-4222-8222-222222222222"
LATER = NOON + datetime.timedelta(days=1)


@pytest.fixture
def second_text(reference):
    return PurposeText.objects.create(
        purpose=Purpose.PERSONAL,
        version=2,
        title="Autrement",
        text="Dit autrement.",
        published_on=TODAY,
    )


def test_nobody_agreed_to_anything_beforehand(maude):
    assert not any(has_consented(person=maude, purpose=purpose) for purpose in Purpose)


def test_a_consent_names_the_text_shown_and_its_day(maude):
    consent = give_consent(person=maude, purpose=Purpose.PERSONAL, at=NOON)

    assert consent.text == PurposeText.objects.current(Purpose.PERSONAL)
    assert (consent.given_at, consent.withdrawn_at) == (NOON, None)


def test_agreeing_twice_keeps_the_first_day(maude):
    give_consent(person=maude, purpose=Purpose.PERSONAL, at=NOON)

    give_consent(person=maude, purpose=Purpose.PERSONAL, at=LATER)

    assert Consent.objects.get().given_at == NOON
    assert Entry.objects.count() == 1


def test_a_consent_for_one_initiative_is_not_for_another(maude):
    give_consent(person=maude, purpose=Purpose.TEAM, scope=SCOPE, at=NOON)

    assert has_consented(person=maude, purpose=Purpose.TEAM, scope=SCOPE)
    assert not has_consented(person=maude, purpose=Purpose.TEAM, scope=ELSEWHERE)
    assert not has_consented(person=maude, purpose=Purpose.COACH, scope=SCOPE)


@pytest.mark.parametrize(("purpose", "scope"), [(Purpose.TEAM, ""), (Purpose.RESEARCH, SCOPE)])
def test_a_purpose_is_agreed_to_where_it_is_asked(maude, purpose, scope):
    with pytest.raises(WrongScope):
        give_consent(person=maude, purpose=purpose, scope=scope, at=NOON)


def test_taking_back_holds_at_once(maude, solange):
    for person in (maude, solange):
        give_consent(person=person, purpose=Purpose.TEAM, scope=SCOPE, at=NOON)

    taken_back = withdraw_consent(person=maude, purpose=Purpose.TEAM, scope=SCOPE, at=LATER)

    assert taken_back == 1
    assert people_who_consented(purpose=Purpose.TEAM, scope=SCOPE) == {solange.pk}
    assert Consent.objects.get(person=maude).withdrawn_at == LATER


def test_taking_back_what_was_not_given_changes_nothing(maude):
    assert withdraw_consent(person=maude, purpose=Purpose.TEAM, scope=SCOPE, at=NOON) == 0
    assert not Entry.objects.exists()


def test_one_may_agree_again_after_taking_back(maude):
    give_consent(person=maude, purpose=Purpose.PERSONAL, at=NOON)
    withdraw_consent(person=maude, purpose=Purpose.PERSONAL, at=NOON)

    give_consent(person=maude, purpose=Purpose.PERSONAL, at=LATER)

    assert Consent.objects.count() == 2
    assert has_consented(person=maude, purpose=Purpose.PERSONAL)


def test_agreeing_to_a_new_text_ends_the_consent_to_the_old_one(maude, second_text):
    old = Consent.objects.create(
        person=maude, text=PurposeText.objects.get(purpose="PERSONAL", version=1), given_at=NOON
    )

    new = give_consent(person=maude, purpose=Purpose.PERSONAL, at=LATER)

    old.refresh_from_db()
    assert old.withdrawn_at == LATER
    assert new.text == second_text


def test_a_consent_to_the_old_text_still_holds(maude, second_text):
    text = PurposeText.objects.get(purpose="PERSONAL", version=1)
    Consent.objects.create(person=maude, text=text, given_at=NOON)

    assert has_consented(person=maude, purpose=Purpose.PERSONAL)


def test_two_equal_consents_are_never_in_force_together(maude):
    consent = give_consent(person=maude, purpose=Purpose.PERSONAL, at=NOON)

    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(person=maude, text=consent.text, given_at=LATER)


def test_each_answer_is_in_the_journal_by_codes_alone(maude):
    give_consent(person=maude, purpose=Purpose.TEAM, scope=SCOPE, at=NOON)
    withdraw_consent(person=maude, purpose=Purpose.TEAM, scope=SCOPE, at=LATER)

    given, withdrawn = Entry.objects.order_by("pk")
    assert (given.verb, withdrawn.verb) == ("privacy.consent.given", "privacy.consent.withdrawn")
    assert given.context == withdrawn.context == SCOPE
    assert given.details == {"purpose": "TEAM", "version": 1}


def test_every_purpose_is_told_with_its_text_and_the_answers(maude):
    give_consent(person=maude, purpose=Purpose.PERSONAL, at=NOON)

    states = {state.purpose: state for state in purposes_of(maude)}

    assert set(states) == set(Purpose)
    assert [one.given_at for one in states[Purpose.PERSONAL].in_force] == [NOON]
    assert states[Purpose.TEAM].in_force == ()


def test_the_purposes_of_someone_cost_two_queries(maude, django_assert_num_queries):
    with django_assert_num_queries(2):
        purposes_of(maude)


def test_every_text_is_announced_paragraph_by_paragraph(reference):
    for text in PurposeText.objects.all():
        assert all(label for label, _words in text.clauses), text
