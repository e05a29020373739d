"""All the reference content, room by room, in the order the rooms need each other."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

ROOMS = [
    "install_purposes",
    "install_territories",
    "install_concepts",
    "install_mobilization",
    "install_competencies",
    "install_empowerment",
    "install_library",
    "install_pages",
]


class Command(BaseCommand):
    help = "Installe tout le contenu de référence; le refaire ne change rien."

    def handle(self, *, verbosity: int, **options: object) -> None:
        for command in ROOMS:
            call_command(command, verbosity=verbosity, stdout=self.stdout, stderr=self.stderr)
