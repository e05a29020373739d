"""The door to installing the library."""

from impact.lib.installing import InstallCommand
from impact.presence.library.operations import install_library


class Command(InstallCommand):
    help = "Installe les ressources décrites dans content/library."
    folder = "library"
    install = staticmethod(install_library)
