"""What is done to a framework: installing its versions from files, publishing them."""

from impact.knowledge.competencies.models.frameworks import AlreadyPublished, OlderThanCurrent
from impact.knowledge.competencies.operations.installing import install_competencies
from impact.knowledge.competencies.operations.publishing import publish_version

__all__ = ["AlreadyPublished", "OlderThanCurrent", "install_competencies", "publish_version"]
