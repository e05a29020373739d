"""An index is a copy: it follows the database, mends questions, and may be lost."""

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from impact.lib.search import shelf
from impact.lib.search.engine import Busy, Engine, Source, note
from impact.lib.search.models import Change
from impact.lib.search.records import PUBLIC, Question
from impact.lib.search.shelf import Shelf
from tests.cast import NOON
from tests.lib.search.conftest import AGIR, FACETS, GUIDE, TABLE


class Truth:
    """What a database would hold; some of it begins on a day that it tells."""

    def __init__(self, *records):
        self.held = {record.key: record for record in records}
        self.days = {}

    def records(self, after):
        return (self.held[key] for key in sorted(self.held) if key > after)

    def some(self, keys):
        return [record for key, record in self.held.items() if key in keys]

    def source(self, kind="repere"):
        return Source(kind=kind, records=self.records, some=self.some, begun=self.begun)

    def begun(self, after, by):
        return [key for key, day in self.days.items() if after < day <= by]


@pytest.fixture
def truth():
    return Truth(AGIR, TABLE)


@pytest.fixture
def engine(db, backend, tmp_path, truth):
    made = Engine(Shelf(tmp_path, FACETS, backend))
    made.register(truth.source())
    made.rebuild()
    return made


def _keys(engine, text):
    return [hit.key for hit in engine.ask(Question(text)).found.hits]


def test_a_word_nobody_writes_is_mended_and_told(engine):
    answer = engine.ask(Question("concertaton"))

    assert answer.corrected == "Concertation"
    assert [hit.key for hit in answer.found.hits] == ["concertation"]


def test_a_mended_word_is_told_with_its_accents_the_others_as_typed(engine):
    assert engine.ask(Question("l'Evaluatoin des besoins")).corrected == "l'évaluation des besoins"


def test_a_word_known_by_its_stem_is_left_alone(engine):
    assert engine.ask(Question("concertations")).corrected == ""


def test_an_english_word_is_known_and_mended_too(engine):
    assert engine.ask(Question("among")).corrected == ""
    assert engine.ask(Question("empowermant")).corrected == "empowerment"


def test_another_word_for_it_finds_less_strongly(engine):
    engine.expand = lambda words: [("concertation", 0.4)] if "dialogue" in words else []

    told = engine.ask(Question("dialogue")).found.hits[0]
    assert told.key == "concertation"
    assert told.relevance < engine.ask(Question("concertation")).found.hits[0].relevance


def test_a_change_is_found_once_the_outbox_is_read(engine, truth):
    truth.held["guide"] = GUIDE
    note(kind="repere", keys=["guide"], at=NOON)
    assert engine.health().behind == 1

    assert engine.catch_up() == 1
    assert _keys(engine, "guide") == ["guide"]
    assert engine.health().behind == 0


def test_what_is_gone_from_the_truth_goes_from_the_index(engine, truth):
    del truth.held["concertation"]
    note(kind="repere", keys=["concertation"], at=NOON)

    engine.catch_up()
    assert _keys(engine, "concertation") == []


@pytest.mark.django_db(transaction=True)
def test_a_question_reads_the_outbox_by_itself(backend, tmp_path, truth):
    engine = Engine(Shelf(tmp_path, FACETS, backend))
    engine.register(truth.source())
    engine.rebuild()
    truth.held["guide"] = GUIDE
    note(kind="repere", keys=["guide"], at=NOON)

    assert _keys(engine, "guide") == ["guide"]


@pytest.mark.django_db(transaction=True)
def test_what_begins_on_a_day_is_found_that_day_on_every_node(backend, tmp_path, truth):
    nodes = [Engine(Shelf(tmp_path / name, FACETS, backend)) for name in "ab"]
    for engine in nodes:
        engine.register(truth.source())
        engine.rebuild(on=20251127)
    truth.held["guide"], truth.days["guide"] = GUIDE, 20251128

    for engine in nodes:
        asked = Question("guide", on=20251127)
        assert engine.ask(asked).found.total == 0
        assert engine.ask(replace(asked, on=20251128)).found.total == 1
        assert engine.shelf.reach.day == 20251128


def test_a_lost_copy_is_made_anew(engine, tmp_path, backend):
    shutil.rmtree(engine.shelf.place)

    assert _keys(engine, "concertation") == ["concertation"]


def test_a_damaged_copy_is_made_anew(engine, tmp_path, backend, truth):
    for file in (engine.shelf.place / "current" / "index").rglob("*"):
        if file.is_file():
            # Another file in its place: cutting short one that is still mapped kills the process.
            file.unlink()
            file.write_bytes(b"not an index at all")
    again = Engine(Shelf(tmp_path, FACETS, backend))
    again.register(truth.source())

    assert _keys(again, "concertation") == ["concertation"]


def test_a_copy_made_otherwise_is_made_anew(engine, tmp_path, backend, monkeypatch):
    before = engine.shelf.place
    monkeypatch.setattr(shelf, "LAYOUT", shelf.LAYOUT + 1)
    again = Engine(Shelf(tmp_path, FACETS, backend), sources=engine.sources)

    assert _keys(again, "concertation") == ["concertation"]
    assert not before.exists()


def test_a_rebuild_cut_short_goes_on_where_it_was(engine, truth):
    read = []

    def failing(after):
        for key in sorted(truth.held):
            if key > after:
                if read:
                    raise KeyboardInterrupt
                read.append(key)
                yield truth.held[key]

    engine.register(Source(kind="autre", records=failing, some=truth.some))
    with pytest.raises(KeyboardInterrupt):
        engine.rebuild()
    engine.register(truth.source("autre"))

    assert _keys(engine, "concertation") == ["concertation"]
    assert engine.rebuild() >= len(truth.held)
    assert not engine.health().is_making


def test_only_one_writes_at_a_time(engine, tmp_path, backend):
    other = Engine(Shelf(tmp_path, FACETS, backend), sources=engine.sources)

    with other.shelf.locked(), pytest.raises(Busy):
        engine.rebuild()


def test_another_process_sees_what_one_wrote(engine, truth, tmp_path, backend):
    other = Engine(Shelf(tmp_path, FACETS, backend), sources=engine.sources)
    assert _keys(other, "guide") == []
    truth.held["guide"] = GUIDE
    note(kind="repere", keys=["guide"], at=NOON)

    engine.catch_up()
    assert _keys(other, "guide") == ["guide"]


def test_an_empty_question_shows_everything_and_one_of_empty_words_nothing(engine):
    assert engine.ask(Question("")).found.total == 2
    assert engine.ask(Question("le la les")).found.total == 0


def test_suggestions_come_from_titles(engine):
    assert [hit.key for hit in engine.suggest("conc", audience=(PUBLIC,))] == ["concertation"]


def test_old_changes_are_forgotten(engine):
    note(kind="repere", keys=["guide"], at=NOON)

    assert engine.forget_changes(at=NOON) == 0
    assert engine.forget_changes(at=NOON + timedelta(days=31)) == 1
    assert not Change.objects.filter(key="guide").exists()
