"""The journal is only ever added to."""

import pytest
from django.db import transaction
from django.db.models import F

from impact.trust.journal.models import AppendOnly, Entry
from impact.trust.journal.operations import record
from tests.cast import NOON


@pytest.fixture
def entry(maude):
    return record("accounts.person.joined", actor=maude, subject=maude, at=NOON)


@pytest.mark.parametrize(
    "deed",
    [
        lambda entry: Entry.objects.update(verb="autre"),
        lambda entry: Entry.objects.filter(pk=entry.pk).update(details=F("details")),
        lambda entry: Entry.objects.all().delete(),
        lambda entry: entry.delete(),
        lambda entry: entry.save(),
        lambda entry: entry.save(update_fields=["verb"]),
        lambda entry: Entry.objects.bulk_update([entry], ["verb"]),
        lambda entry: Entry.objects.update_or_create(pk=entry.pk, defaults={"verb": "autre"}),
        lambda entry: Entry.objects.bulk_create(
            [entry], update_conflicts=True, update_fields=["verb"], unique_fields=["pk"]
        ),
        lambda entry: Entry._base_manager.update(verb="autre"),
    ],
)
def test_an_entry_is_never_changed_nor_removed(entry, deed):
    entry.verb = "autre"

    with pytest.raises(AppendOnly), transaction.atomic():
        deed(entry)
    assert Entry.objects.get().verb == "accounts.person.joined"


def test_many_entries_may_be_added_at_once(maude):
    told = {"actor": maude, "subject_type": "accounts.User", "subject_id": "1", "at": NOON}

    Entry.objects.bulk_create([Entry(verb="a.b.c", **told), Entry(verb="d.e.f", **told)])

    assert Entry.objects.count() == 2


def test_an_entry_names_its_subject_by_type_and_number(maude, solange):
    entry = record(
        "accounts.person.joined", actor=maude, subject=solange, at=NOON, details={"why": "x"}
    )

    assert (entry.subject_type, entry.subject_id) == ("accounts.User", str(solange.pk))
    assert str(entry) == f"#{entry.pk} accounts.person.joined"


def test_people_find_their_own_deeds_the_latest_first(maude, solange):
    first = record("a.b.first", actor=maude, subject=maude, at=NOON)
    second = record("a.b.second", actor=maude, subject=maude, at=NOON)
    record("a.b.other", actor=solange, subject=maude, at=NOON)

    assert list(Entry.objects.of(maude)) == [second, first]
