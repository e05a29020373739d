"""How long a question takes among many records, and what an index of them costs."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from typing import Any

from bench.search.crowd import draw
from bench.search.judged import HELD, TUNING, WAYS, read_half
from impact.knowledge.concepts.queries import read_glossary
from impact.lib.search.engine import Engine, Source
from impact.lib.search.records import PUBLIC, Question, Record
from impact.lib.search.shelf import Shelf
from impact.web.search.facets import FACETS

Line = Callable[[str, str], None]
#: Milliseconds that pass, and those the processor gives: the same on an idle machine.
Times = list[tuple[float, float]]
#: Two filters at once, as someone who narrows a search has.
CHOSEN = {"kind": ("ressource", "recit"), "language": ("fr",)}


def measure(
    folder: Path, *, backend: str, count: int, records: Sequence[Record], line: Line
) -> None:
    """Index so many records, ask every judged question of them, and tell what it took."""
    began = time.perf_counter()
    engine = _engine(folder, backend, records=records, count=count)
    seconds = time.perf_counter() - began
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    line(f"{backend}, {count:,} documents", f"index\u00a0: {seconds:.0f} s, {size:.0f} Mo")
    for told, times in _asked(engine):
        halves = (quantiles(each, n=20) for each in zip(*times, strict=True))
        line(f"  {told}", "  ".join(f"{cut[9]:7.1f}{cut[18]:7.1f}" for cut in halves))


def _engine(folder: Path, backend: str, *, records: Sequence[Record], count: int) -> Engine:
    engine = Engine(
        Shelf(folder, tuple(FACETS), backend),
        expand=lambda words: read_glossary().synonyms.of(words),
    )
    source = Source("tout", lambda after: draw(records, count=count), lambda keys: ())
    engine.register(source)
    engine.rebuild()
    return engine


def _asked(engine: Engine) -> Iterator[tuple[str, Times]]:
    """Ask everything once to warm up, then once more, way by way."""
    questions = [*read_half(TUNING), *read_half(HELD)]
    everything: Times = []
    for way, told in WAYS.items():
        asked = [Question(one.text) for one in questions if one.way == way]
        times = _timed(engine.ask, asked)
        everything += times
        yield told, times
    yield "toutes les questions", everything
    plain = [Question(one.text, facets=CHOSEN) for one in questions if one.way == "plain"]
    yield "à deux filtres", _timed(engine.ask, plain)
    yield "par date", _timed(engine.ask, [replace(one, order="day") for one in plain])
    yield "sans un mot", _timed(engine.ask, [Question()] * 30)
    typed = [one.text[:size] for one in questions if one.way == "plain" for size in (2, 4, 7, 12)]
    yield "suggestions", _timed(lambda text: engine.suggest(text, audience=(PUBLIC,)), typed)


def _timed(ask: Callable[[Any], object], all_asked: Sequence[Any]) -> Times:
    times = []
    for asked in [*all_asked[:3], *all_asked]:
        began, worked = time.perf_counter(), time.process_time()
        ask(asked)
        passed, spent = time.perf_counter() - began, time.process_time() - worked
        times.append((passed * 1000, spent * 1000))
    return times[3:]
