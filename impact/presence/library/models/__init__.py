"""The library: what the field wrote, filmed or drew, described; never a person."""

from impact.presence.library.models.collections import Collection, Shelving
from impact.presence.library.models.files import StoredFile
from impact.presence.library.models.harvests import DataProvider, Harvested
from impact.presence.library.models.intake import Import, Merge, NotDuplicate
from impact.presence.library.models.links import LinkCheck
from impact.presence.library.models.resources import Resource, Subject
from impact.presence.library.models.uses import UseStory

__all__ = [
    "Collection",
    "Harvested",
    "Import",
    "LinkCheck",
    "Merge",
    "NotDuplicate",
    "DataProvider",
    "Resource",
    "Shelving",
    "StoredFile",
    "Subject",
    "UseStory",
]
