"""What a public page says of how it is kept: proposing to correct it, and its history."""

from typing import Any

from django import template
from django.urls import reverse

register = template.Library()


@register.inclusion_tag("ui/keeping.html")
def keeping(kind: str, key: str, *, is_retired: bool = False) -> dict[str, Any]:
    """The two links at the foot of whatever is published by proposals; asks nothing of the base."""
    return {
        "is_retired": is_retired,
        "write": reverse("publishing:write", args=[kind, key]),
        "history": reverse("publishing:history", args=[kind, key]),
    }


@register.inclusion_tag("ui/keeping_new.html")
def keeping_new(kind: str, label: str) -> dict[str, Any]:
    """The link to propose something new of a kind, in the words of its page."""
    return {"label": label, "write": reverse("publishing:new", args=[kind])}
