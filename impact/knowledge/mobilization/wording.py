"""What the codes of stages and roles are called, for whoever picks among them."""

from collections.abc import Mapping

from impact.knowledge.mobilization.models import Role, Stage

__all__ = ["roles", "stages"]


def stages() -> Mapping[str, str]:
    """Return the name of each stage in force, by its code, in the order of the cycle."""
    return dict(Stage.objects.in_force().values_list("code", "name"))


def roles() -> Mapping[str, str]:
    """Return the name of each role in force, by its code."""
    return dict(Role.objects.in_force().values_list("code", "name"))
