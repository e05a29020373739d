"""What the people of the fictional town would say of themselves; invented, and always the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

from impact.journeys.needs.answers import Answer
from impact.knowledge.competencies.models import Competency


@dataclass(frozen=True, slots=True)
class Strengths:
    """Someone's usual level by domain of the framework; `rest` for the domains not named."""

    person: str
    by_domain: Mapping[str, int]

    def answers(self, competencies: Iterable[Competency], *, sitting: int) -> list[Answer]:
        """Return her answers at her first sitting (0), her second (1)…: one grows a little."""
        return [self._answer(one, sitting=sitting) for one in competencies]

    def _answer(self, competency: Competency, *, sitting: int) -> Answer:
        chance = crc32(f"{self.person}{competency.code}".encode())
        usual = self.by_domain.get(competency.domain.code, self.by_domain.get("rest", 1))
        shift = (-1, 0, 0, 1)[chance % 4]
        growth = sitting if chance % 3 == 0 else 0
        level = None if chance % 17 == 0 and not sitting else max(0, min(4, usual + shift + growth))
        return Answer(competency=competency.pk, level=level, confidence=1 + chance % 3)
