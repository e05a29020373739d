"""The list of competencies as a table, one row a competency, with its indicators."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from impact.knowledge.competencies.models import Indicator, Version
from impact.web.framework.catalog import Catalog, level_names

Cells = list[object]


def catalog_table(version: Version, catalog: Catalog) -> tuple[list[str], Iterator[Cells]]:
    """Return the header and the rows of what a catalog keeps."""
    levels = [level for level in level_names(version) if level]
    header = [_("code"), _("domaine"), _("titre"), _("titre anglais"), _("description")]
    header += [_("portée"), _("nature"), _("étapes"), _("niveau attendu"), _("essentielle")]
    header += [_("niveau %(level)d") % {"level": level} for level in levels]
    return header, _rows(catalog, levels=levels, told=_indicators(version))


def _indicators(version: Version) -> dict[tuple[str, int], str]:
    lines = Indicator.objects.filter(competency__version=version)
    found = lines.values_list("competency__code", "level", "text")
    return {(code, level): text for code, level, text in found}


def _rows(
    catalog: Catalog, *, levels: list[int], told: dict[tuple[str, int], str]
) -> Iterator[Cells]:
    yes, no = _("oui"), _("non")
    for chapter in catalog.chapters:
        for row in chapter.rows:
            asked = row.asked
            yield [
                *(row.code, chapter.title, row.title, row.title_en, row.description),
                *(row.scope, row.nature, row.stages),
                asked.level if asked else "",
                (yes if asked.is_essential else no) if asked else "",
                *(told.get((row.code, level), "") for level in levels),
            ]
