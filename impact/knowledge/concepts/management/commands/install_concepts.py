"""The door to installing concepts."""

from impact.knowledge.concepts.operations import install_concepts
from impact.lib.installing import InstallCommand


class Command(InstallCommand):
    help = "Installe les familles de repères décrites dans content/concepts."
    folder = "concepts"
    install = staticmethod(install_concepts)
