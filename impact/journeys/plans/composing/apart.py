"""Composing in a process of its own: a web process never loads the solver, nor waits for good.

`compose_apart` hands the problem over on standard input and reads what was composed; the process
is stopped when it outlives its time. `python -m impact.journeys.plans.composing.apart` is that
process; it knows no database and no settings.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from impact.journeys.plans.composing.greedy import compose_greedily
from impact.journeys.plans.composing.problem import Candidate, Climb, Hole, Limits, Problem
from impact.journeys.plans.composing.proposing import (
    ALL,
    MAIN,
    Aside,
    Composed,
    Method,
    Proposal,
    compose,
    describe,
)
from impact.journeys.plans.composing.refusals import Refusal, Why

#: What loading the solver and handing things over may take besides, in seconds.
AROUND = 10.0
_ROOT = Path(__file__).resolve().parents[4]
#: One request asks for one processor, however many threads the libraries would like.
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def compose_apart(
    problem: Problem,
    *,
    main: float = MAIN,
    whole: float = ALL,
    around: float = AROUND,
    program: str = sys.executable,
) -> Composed:
    """Return what was composed in another process, or step by step here when that fails."""
    asked = {"problem": pack(problem), "main": main, "whole": whole}
    try:
        done = subprocess.run(
            [program, "-m", __name__],
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=whole + around,
            cwd=_ROOT,
            env=os.environ | _ONE_THREAD,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return _without_solver(problem)
    return unpack_composed(json.loads(done.stdout))


def _without_solver(problem: Problem) -> Composed:
    chosen = compose_greedily(problem)
    if chosen is None:
        return Composed(None, Refusal(Why.NOT_FOUND))
    return Composed(describe(problem, chosen, method=Method.GREEDY), None, {}, {})


def pack(problem: Problem) -> dict[str, Any]:
    """Return a problem as plain values."""
    limits = asdict(problem.limits)
    for name in ("must", "must_close"):
        limits[name] = sorted(limits[name])
    return {
        "holes": [asdict(hole) for hole in problem.holes],
        "candidates": [asdict(one) for one in problem.candidates],
        "limits": limits,
    }


def unpack(packed: Mapping[str, Any]) -> Problem:
    """Return the problem that was packed."""
    limits = dict(packed["limits"])
    for name in ("must", "must_close"):
        limits[name] = frozenset(limits[name])
    return Problem(
        holes=tuple(Hole(**one) for one in packed["holes"]),
        candidates=tuple(
            Candidate(**{**one, "climbs": tuple(Climb(**climb) for climb in one["climbs"])})
            for one in packed["candidates"]
        ),
        limits=Limits(**limits),
    )


def unpack_composed(packed: Mapping[str, Any]) -> Composed:
    """Return what was composed, from plain values."""
    main, refusal = packed["main"], packed["refusal"]
    return Composed(
        main=_proposal(main) if main else None,
        refusal=_refusal(refusal) if refusal else None,
        more={name: _proposal(one) for name, one in (packed["more"] or {}).items()},
        asides={Aside(name): _proposal(one) for name, one in (packed["asides"] or {}).items()},
        seconds=packed["seconds"],
    )


def _proposal(packed: Mapping[str, Any]) -> Proposal:
    told = {**packed, "chosen": tuple(packed["chosen"]), "method": Method(packed["method"])}
    return Proposal(**told)


def _refusal(packed: Mapping[str, Any]) -> Refusal:
    return Refusal(**{**packed, "keys": tuple(packed["keys"]), "why": Why(packed["why"])})


def _serve() -> None:
    """Read a problem, write what was composed; what libraries print goes nowhere."""
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    asked = json.loads(sys.stdin.buffer.read())
    composed = compose(unpack(asked["problem"]), main=asked["main"], whole=asked["whole"])
    with answer:
        json.dump(asdict(composed), answer)


if __name__ == "__main__":
    _serve()
