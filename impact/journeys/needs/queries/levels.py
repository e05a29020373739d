"""The names of the levels of a scale, as they are said to people."""

from django.utils.translation import gettext as _

from impact.knowledge.competencies.models import Scale


def level_names(scale: Scale) -> dict[int, str]:
    """Return the names by value; zero, where there is one, is said « pas encore »."""
    return {
        level.value: level.name if level.value else _("Pas encore") for level in scale.levels.all()
    }
