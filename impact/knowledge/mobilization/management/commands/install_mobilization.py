"""The door to installing the cycle, its stages and the roles."""

from impact.knowledge.mobilization.operations import install_mobilization
from impact.lib.installing import InstallCommand


class Command(InstallCommand):
    help = "Installe le cycle, ses étapes et les rôles décrits dans content/mobilization."
    folder = "mobilization"
    install = staticmethod(install_mobilization)
