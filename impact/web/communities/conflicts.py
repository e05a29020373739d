"""Two people edited the same sheet: what each changed, and a form that loses neither.

What someone did not touch takes the value saved meanwhile; what she typed stays hers.
"""

from dataclasses import dataclass
from typing import cast

from django.http import QueryDict
from django.utils.translation import gettext as _

from impact.presence.communities.models import Initiative
from impact.presence.communities.operations import Outline
from impact.presence.communities.themes import theme_names
from impact.web.communities.forms.initiatives import EditForm


@dataclass(frozen=True, slots=True)
class Difference:
    """A question someone else answered anew: her answer, and this person's if she has one too."""

    label: str
    theirs: str
    mine: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    differences: list[Difference]
    form: EditForm


def find_conflict(form: EditForm, *, current: Initiative) -> Conflict:
    """Return what differs between a valid form that came too late and the sheet as it stands."""
    held = outline_of(current)
    saved, touched = sheet_of(current), set(form.changed_data)
    theirs, mine = _in_words(held), _in_words(form.outline)
    differences = [
        Difference(str(form.fields[name].label), theirs[name], mine[name], name in touched)
        for name in saved
        if _changed_meanwhile(form, name, saved=saved[name]) and theirs[name] != mine[name]
    ]
    return Conflict(differences, _merge(form, saved=saved, touched=touched, current=current))


def outline_of(initiative: Initiative) -> Outline:
    return Outline(
        name=initiative.name,
        about=initiative.about,
        language=initiative.language,
        territories=list(initiative.territories.all()),
        themes=list(initiative.themes),
    )


def sheet_of(initiative: Initiative) -> dict[str, list[str]]:
    """Return the sheet as a browser would post it."""
    outline = outline_of(initiative)
    return {
        "name": [outline.name],
        "about": [outline.about],
        "territories": [str(territory.pk) for territory in outline.territories],
        "themes": list(outline.themes),
        "language": [outline.language],
    }


def _in_words(outline: Outline) -> dict[str, str]:
    themes = theme_names()
    return {
        "name": outline.name,
        "about": outline.about or _("(rien n’est écrit)"),
        "territories": ", ".join(sorted(each.name for each in outline.territories)),
        "themes": ", ".join(themes[code] for code in outline.themes if code in themes),
        "language": str(Initiative.Language(outline.language).label),
    }


def _changed_meanwhile(form: EditForm, name: str, *, saved: list[str]) -> bool:
    seen = cast(QueryDict, form.data).getlist(form.add_initial_prefix(name))
    return sorted(_plain(value) for value in seen) != sorted(_plain(value) for value in saved)


def _plain(value: str) -> str:
    return value.replace("\r\n", "\n").strip()


def _merge(
    form: EditForm, *, saved: dict[str, list[str]], touched: set[str], current: Initiative
) -> EditForm:
    """Return the form to send again on purpose: it starts from the sheet as it stands now."""
    data = cast(QueryDict, form.data).copy()
    data["revision"] = str(current.revision)
    for name, values in saved.items():
        data.setlist(form.add_initial_prefix(name), values)
        if name not in touched:
            data.setlist(name, values)
    return EditForm(data, initiative=current)
