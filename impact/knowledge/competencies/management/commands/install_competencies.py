"""The door to installing the framework, one file a version."""

from impact.knowledge.competencies.operations import install_competencies
from impact.lib.installing import InstallCommand


class Command(InstallCommand):
    help = "Installe les versions du référentiel décrites dans content/competencies."
    folder = "competencies"
    install = staticmethod(install_competencies)
