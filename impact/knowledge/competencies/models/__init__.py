"""The furniture of the room, one noun a module."""

from impact.knowledge.competencies.models.competencies import (
    Citation,
    Competency,
    Domain,
    Indicator,
)
from impact.knowledge.competencies.models.expectations import CoreCompetency, Expectation
from impact.knowledge.competencies.models.frameworks import Framework, Source, Version
from impact.knowledge.competencies.models.scales import Level, Scale

__all__ = [
    "Citation",
    "Competency",
    "CoreCompetency",
    "Domain",
    "Expectation",
    "Framework",
    "Indicator",
    "Level",
    "Scale",
    "Source",
    "Version",
]
