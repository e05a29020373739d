"""The brief of a role as the values its printed layout, `role.typ`, reads."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from impact.knowledge.competencies.models import Version
from impact.knowledge.mobilization.models import Role
from impact.web.framework.briefs import Brief, Heart
from impact.web.framework.cells import Part


def for_paper(brief: Brief, *, role: Role, version: Version) -> dict[str, Any]:
    """Return the words and the figures of the two pages."""
    return {
        "title": role.name,
        "subtitle": _("Fiche de rôle · %(family)s") % {"family": role.get_family_display()},
        "note": _("Référentiel MDCL %(number)s · CC BY-SA 4.0") % {"number": version.number},
        "words": _words(brief),
        "deeds": [{"stage": deed.stage, "does": deed.does} for deed in brief.deeds],
        "core": [_heart(heart) for heart in brief.core],
        "parts": [_part(part) for part in brief.parts],
        "levels": [{"level": one.level, "name": one.name} for one in brief.levels],
    }


def _words(brief: Brief) -> dict[str, Any]:
    core = len(brief.core)
    told = ngettext(
        "%(n)d compétence au cœur du rôle. C’est par là qu’on commence.",
        "%(n)d compétences au cœur du rôle. C’est par là qu’on commence.",
        core,
    )
    return {
        "deeds": _("Ce qu’il fait à chaque étape"),
        "core": _("Son noyau"),
        "core_told": told % {"n": core},
        "columns": [_("Code"), _("Compétence"), _("Étapes 1 à 8"), _("Niveau attendu")],
        "others": _("Ce qui lui est aussi demandé"),
        "others_told": _(
            "%(n)d autres compétences, que l’équipe se partage. Le chiffre est le niveau attendu."
        )
        % {"n": brief.others},
        "ending": _(
            "Les niveaux attendus sont des repères à discuter, pas des exigences d’embauche."
        ),
    }


def _heart(heart: Heart) -> dict[str, Any]:
    return {
        "code": heart.code,
        "title": heart.title,
        "dye": heart.dye,
        "served": heart.served,
        "stages": heart.stages,
        "level": heart.asked.level,
        "name": heart.asked.name,
    }


def _part(part: Part) -> dict[str, Any]:
    lines = [
        {"code": line.code, "title": line.title, "level": line.asked.level} for line in part.lines
    ]
    return {"title": part.title, "dye": part.dye, "lines": lines}
