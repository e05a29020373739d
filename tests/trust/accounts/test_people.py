"""A person, how others read her, and what is left once she is erased."""

import pytest
from django.db import IntegrityError, transaction

from impact.trust.accounts.models import User
from tests.cast import NOON


def test_someone_is_created_with_no_password_and_a_private_profile(db):
    someone = User.objects.create_user("Clarisse@Exemple.TEST")

    assert someone.email == "clarisse@exemple.test"
    assert not someone.has_usable_password()
    assert not someone.is_profile_public


def test_a_name_that_was_not_given_tells_nothing(db):
    someone = User.objects.create_user("quelquun@exemple.test")

    assert someone.name == "Une personne"


def test_a_person_in_a_log_is_a_number(maude):
    assert str(maude) == f"#{maude.pk}"


def test_erasing_leaves_an_empty_row_that_cannot_sign_in(maude):
    maude.is_profile_public = maude.is_staff = True

    maude.erase(at=NOON)

    left = User.objects.get(pk=maude.pk)
    assert left.name == "Une personne partie"
    assert left.email == f"efface-{maude.pk}@efface.invalid"
    assert (left.is_active, left.is_staff, left.is_profile_public) == (False, False, False)
    assert left.last_login is None


def test_an_erased_account_is_never_active_again(maude):
    maude.erase(at=NOON)
    maude.is_active = True

    with pytest.raises(IntegrityError), transaction.atomic():
        maude.save()


def test_two_people_never_share_an_address(maude):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user(maude.email.upper())
