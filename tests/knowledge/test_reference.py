"""The reference content is there for every test, even after one that empties the tables."""

import pytest

from impact.knowledge.competencies.models import Version
from impact.trust.journal.models import Entry


@pytest.mark.parametrize("turn", ["first", "then"])
@pytest.mark.django_db(transaction=True)
def test_the_content_outlives_a_test_that_empties_the_tables(turn):
    assert Version.objects.current().competencies.count() == 50


def test_installing_content_writes_nothing_in_the_journal(reference):
    assert not Entry.objects.exists()
