"""What initiatives work on, as a short list of words to find one another by (« thèmes »).

They are content, read once from `content/communities`; no table.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from django.conf import settings

from impact.lib.content import read_file

__all__ = ["theme_names"]


@cache
def theme_names() -> Mapping[str, str]:
    """Return the name of each theme, by its code, in the order of the list.

    :raises BadContent: naming the file, the entry and the cause.
    """
    told = read_file(settings.CONTENT_DIR / "communities" / "themes.yaml")
    return MappingProxyType({one.code: one.text("name") for one in told.entries("themes")})
