"""The door to installing the pages that come with the product."""

from impact.lib.installing import InstallCommand
from impact.presence.pages.operations import install_pages


class Command(InstallCommand):
    help = "Installe les pages de content/pages, sans défaire ce qui a été récrit ici."
    folder = "pages"
    install = staticmethod(install_pages)
