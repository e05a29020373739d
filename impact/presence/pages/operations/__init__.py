"""What people do with pages; each deed is whole. Drafts and decisions are `publishing`'s."""

from impact.presence.pages.operations.agreements import NotThatDay, agree, withdraw_agreement
from impact.presence.pages.operations.installing import install_pages
from impact.presence.pages.operations.pictures import (
    EnoughPictures,
    NoDescription,
    StillShown,
    add_picture,
    describe_picture,
    remove_picture,
)
from impact.presence.pages.operations.writing import withdraw_page, write_page

__all__ = [
    "EnoughPictures",
    "NoDescription",
    "NotThatDay",
    "StillShown",
    "add_picture",
    "agree",
    "describe_picture",
    "install_pages",
    "remove_picture",
    "withdraw_agreement",
    "withdraw_page",
    "write_page",
]
