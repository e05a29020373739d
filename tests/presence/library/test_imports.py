"""A file is looked at, brought in once, and undone as long as nobody changed what it added."""

from datetime import timedelta

import pytest

from impact.presence.library import operations
from impact.presence.library.descriptions import describe, write_resources
from impact.presence.library.foreseeing import Fate
from impact.presence.library.formats import Record, bibtex, ris, tables
from impact.presence.library.models import Import, NotDuplicate, Resource
from impact.trust.journal.models import Entry
from impact.trust.publishing.models import Revision
from impact.trust.publishing.operations import OwnProposal
from tests.cast import NOON

pytestmark = pytest.mark.usefixtures("bare")

LATER = NOON + timedelta(hours=1)

RIS = """\
TY  - RPRT
TI  - Portrait des besoins du rang
AU  - Roy, Ève
PY  - 2021
UR  - https://exemple.test/portrait
ER  -
TY  - GEN
TI  - Trousse de la première rencontre
AU  - Table du rang
UR  - https://exemple.test/trousse
ER  -
TY  - BOOK
AU  - Personne
ER  -
"""


@pytest.fixture
def hold(theo, reference):
    return lambda text=RIS, name="notices.ris", by=None: operations.hold_file(
        name=name, data=text.encode(), by=by or theo, at=NOON
    )


@pytest.fixture
def bring(hold, theo):
    return lambda text=RIS, at=NOON: operations.bring_in(held=hold(text), by=theo, at=at)


def fates(foreseen):
    return [line.fate for line in foreseen.lines]


def test_looking_at_a_file_writes_nothing(hold):
    foreseen = operations.foresee_import(hold())

    assert fates(foreseen) == [Fate.NEW, Fate.NEW]
    assert foreseen.blocked == [12]
    assert not Resource.objects.exists()


def test_what_is_brought_in_is_published_with_its_history(bring, theo):
    bring()

    assert set(Resource.objects.values_list("slug", "year")) == {
        ("portrait-des-besoins-du-rang", 2021),
        ("trousse-de-la-premiere-rencontre", None),
    }
    revision = Revision.objects.get(publication__key="portrait-des-besoins-du-rang")
    assert (revision.number, revision.author) == (1, theo)
    assert "notices.ris" in revision.summary
    assert Entry.objects.filter(verb="library.import.brought_in").count() == 1


def test_the_same_file_twice_changes_nothing(bring):
    bring()
    before = list(Resource.objects.values("slug", "revised_at"))

    again = bring(at=LATER)

    assert fates(again) == [Fate.SAME, Fate.SAME]
    assert list(Resource.objects.values("slug", "revised_at")) == before


def test_a_file_is_brought_in_once(hold, theo):
    held = hold()
    operations.bring_in(held=held, by=theo, at=NOON)

    with pytest.raises(operations.AlreadyDone):
        operations.bring_in(held=held, by=theo, at=LATER)


def test_who_is_not_of_the_staff_publishes_nothing_by_a_file(hold, maude):
    with pytest.raises(OwnProposal):
        operations.bring_in(held=hold(), by=maude, at=NOON)

    assert not Resource.objects.exists()


@pytest.mark.parametrize("door", [ris, bibtex, tables])
def test_what_was_exported_and_mended_changes_what_it_came_from(door, shelve, bring):
    told = describe(shelve("guide"))
    text = "".join(door.write([Record("guide", {**told, "publisher": "La Table du rang"})]))

    done = bring(text, at=LATER)

    assert [(line.fate, line.fields) for line in done.lines] == [(Fate.CHANGED, ("publisher",))]
    assert describe(Resource.objects.described().get()) == {
        **told,
        "publisher": "La Table du rang",
    }


def test_what_was_exported_comes_back_the_same(shelve, bring):
    told = describe(shelve("guide"))

    for door in (ris, bibtex, tables):
        assert fates(bring("".join(door.write([Record("guide", told)])))) == [Fate.SAME]


def test_a_record_of_a_merged_resource_stands_where_it_went(shelve, bring):
    kept, gone = shelve("guide"), shelve("autre", url="https://exemple.test/autre")
    Resource.objects.filter(pk=gone.pk).update(retired_at=NOON, merged_into=kept)

    done = bring("".join(ris.write([Record("autre", describe(kept))])))

    assert [(line.fate, line.slug) for line in done.lines] == [(Fate.SAME, "guide")]


LIKE = (
    "TY  - GEN\nTI  - Tout autre titre\nUR  - http://www.exemple.test/animer.pdf\nDO  - {}\nER  -\n"
)


def test_what_is_like_another_stays_out_unless_someone_says_otherwise(shelve, bring):
    shelve("guide")

    done = bring(LIKE.format("10.1234/x"))

    assert fates(done) == [Fate.LIKE]
    assert [twin.slug for twin in done.lines[0].twins] == ["guide"]
    assert Resource.objects.count() == 1


def test_what_is_like_another_may_fill_its_blanks_and_takes_nothing_away(shelve, hold, theo):
    shelve("guide", identifier="")
    held = hold(LIKE.format("10.1234/x"))
    operations.settle_import(held=held, common={}, lines={"1": "COMPLETE"})

    operations.bring_in(held=held, by=theo, at=LATER)

    found = Resource.objects.get()
    assert (found.identifier, found.title) == ("10.1234/x", "Animer une rencontre où chacun parle")


def test_what_is_added_all_the_same_is_told_apart_and_not_asked_again(shelve, hold, bring, theo):
    shelve("guide")
    held = hold(LIKE.format("10.1234/x"))
    operations.settle_import(held=held, common={}, lines={"1": "ADD"})

    operations.bring_in(held=held, by=theo, at=LATER)

    assert Resource.objects.count() == 2
    assert NotDuplicate.objects.count() == 1
    assert fates(bring(LIKE.format("10.1234/x"))) == [Fate.SAME]


def test_twins_of_one_file_are_told_and_only_one_comes_in(bring):
    done = bring(RIS + RIS.replace("PY  - 2021", "PY  - 2020"))

    assert fates(done) == [Fate.NEW, Fate.NEW, Fate.LIKE, Fate.LIKE]
    assert [twin.line for twin in done.lines[2].twins] == [1]
    assert Resource.objects.count() == 2


def test_values_for_all_fill_what_new_ones_do_not_say(hold, theo):
    held = hold()
    common = {"licence": "CC-BY-4.0", "language": "en", "competencies": ["C3"]}
    operations.settle_import(held=held, common=common, lines={})

    operations.bring_in(held=held, by=theo, at=NOON)

    for found in Resource.objects.described():
        assert (found.licence, found.language) == ("CC-BY-4.0", "en")
        assert describe(found)["competencies"] == ["C3"]


def test_codes_that_nobody_knows_are_told_by_their_line(hold):
    text = "titre,adresse_web,competences\nUn,https://exemple.test/,C999\n"

    foreseen = operations.foresee_import(hold(text, "t.csv"))

    assert foreseen.blocked == [2]
    assert "C999" in foreseen.faults[0].cure


def test_undoing_withdraws_what_nobody_changed_since(bring, theo):
    bring()
    done = Import.objects.get()
    touched = Resource.objects.described().get(slug__startswith="trousse")
    write_resources({touched.slug: {**describe(touched), "year": "2020"}}, at=LATER)

    undone = operations.undo_import(done=done, by=theo, at=LATER)

    assert undone.withdrawn == ["portrait-des-besoins-du-rang"]
    assert undone.left == [touched.slug]
    assert set(Resource.objects.shown()) == {touched}
    with pytest.raises(operations.AlreadyDone):
        operations.undo_import(done=done, by=theo, at=LATER)


def test_too_many_records_are_refused_before_anything(hold):
    record = "TY  - GEN\nTI  - {}\nUR  - https://exemple.test/{}\nER  -\n"
    text = "".join(record.format(n, n) for n in range(operations.MOST + 1))

    with pytest.raises(operations.TooManyRecords):
        hold(text)


def test_a_file_nobody_brought_in_is_forgotten_in_a_week(hold, theo):
    old = hold()
    Import.objects.filter(pk=old.pk).update(at=NOON - timedelta(days=8))

    kept = hold()

    assert list(Import.objects.all()) == [kept]
