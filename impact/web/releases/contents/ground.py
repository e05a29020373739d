"""What every content starts from: whose it is, where, and the day it is taken down."""

from datetime import date
from typing import Any

from impact.presence.communities.models import Initiative
from impact.presence.releases.documents import Text


def ground_of(initiative: Initiative, *, on: date) -> dict[str, Any]:
    """Return the fields of a document that do not depend on what is told."""
    places = initiative.territories.values_list("name", flat=True)
    return {"of": initiative.name, "place": ", ".join(places), "drawn_on": on}


def said(label: str, text: str) -> list[Text]:
    """Return what the team wrote under this label, or nothing."""
    return [Text(text, label, is_free=True)] if text.strip() else []
