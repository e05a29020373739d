"""How well searches find, way of asking by way of asking: nDCG@10 and success@3."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.search.engines import (
    BACKENDS,
    asking,
    judged_records,
    make_engine,
    plain_fts5,
    plain_postgres,
)
from bench.search.judged import WAYS, Score, Search, kept_by, mean, read_half, scores_of
from tools.postgres import postgres

Line = Callable[[str, str], None]


def compare(folder: Path, *, half: str, line: Line) -> None:
    """Ask one half of the questions to every search and tell how well each answered."""
    questions = read_half(half)
    counts = [sum(one.way == way for one in questions) for way in WAYS]
    line("questions", "".join(f"{count:13}" for count in (*counts, len(questions))))
    for name, search in _searches(folder):
        _tell(name, scores_of(questions, search), line=line)


def _searches(folder: Path) -> Iterator[tuple[str, Search]]:
    for backend in BACKENDS:
        yield f"IMPACT sur {backend}", asking(make_engine(folder / backend, backend))
    records = judged_records()
    yield "FTS5 racinisé, une table", plain_fts5(records)
    with postgres() as address, plain_postgres(records, address) as among:
        yield "PostgreSQL french, un mot suffit", among("|")
        yield "PostgreSQL french, tous les mots", among("&")


def _tell(name: str, scores: Sequence[Score], *, line: Line) -> None:
    told = [_both([one for one in scores if one.asked.way == way]) for way in WAYS]
    line(name, "".join(told) + _both(scores))
    empty = 100 * mean(one.is_empty for one in scores)
    accents, typo = kept_by(scores, "accents"), kept_by(scores, "typo")
    kept = f"sans accents garde {accents:.1%}, une faute garde {typo:.1%}"
    line("", f"sans résultat {empty:.1f}\u00a0%; {kept}")


def _both(scores: Sequence[Score]) -> str:
    return f"{mean(one.ndcg for one in scores):7.3f} {mean(one.success for one in scores):5.2f}"
