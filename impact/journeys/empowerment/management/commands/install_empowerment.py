"""The door to installing frames of pouvoir d'agir."""

from impact.journeys.empowerment.operations.frames import install_frames
from impact.lib.installing import InstallCommand


class Command(InstallCommand):
    help = "Installe les cadres du pouvoir d’agir décrits dans content/empowerment."
    folder = "empowerment"
    install = staticmethod(install_frames)
