"""The names of the levels of a version's scale, as they are said to people."""

from django.utils.translation import gettext as _

from impact.knowledge.competencies.models import Version


def level_names(version: Version) -> dict[int, str]:
    """Return the names by value; zero, where there is one, is said « pas encore »."""
    return {
        level.value: level.name if level.value else _("Pas encore")
        for level in version.scale.levels.all()
    }
