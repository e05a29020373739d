"""What the codes of the framework in force are called, for whoever picks among them."""

from collections.abc import Mapping

from impact.knowledge.competencies.models import Competency, Level, Version

__all__ = ["competencies", "domains", "levels"]


def competencies() -> Mapping[str, str]:
    """Return the title of each competency in force, by its code, in the order of the framework."""
    rows = Competency.objects.current().in_force().order_by("domain__position", "position", "code")
    return {code: f"{code}. {title}" for code, title in rows.values_list("code", "title")}


def domains() -> Mapping[str, str]:
    """Return the domain of each competency in force, by the code of the competency."""
    rows = Competency.objects.current().in_force()
    return dict(rows.values_list("code", "domain__title"))


def levels() -> Mapping[str, str]:
    """Return the levels of the framework in force, the one that means « not yet » left out."""
    rows = Level.objects.filter(scale__versions__in=_current(), value__gte=1).distinct()
    told = rows.order_by("value").values_list("value", "name")
    return {str(value): f"niveau\u00a0{value}, {name}" for value, name in told}


def _current() -> list[Version]:
    try:
        return [Version.objects.current()]
    except Version.DoesNotExist:
        return []
