"""What people and files do with the library; each deed is whole or not done at all."""

from impact.presence.library.operations.installing import install_library

__all__ = ["install_library"]
