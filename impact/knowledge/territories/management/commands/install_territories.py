"""The door to installing regions and MRC."""

from impact.knowledge.territories.operations import install_territories
from impact.lib.installing import InstallCommand


class Command(InstallCommand):
    help = "Installe les régions et les MRC décrites dans content/territories."
    folder = "territories"
    install = staticmethod(install_territories)
