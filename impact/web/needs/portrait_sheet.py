"""A portrait made ready for paper: the same words as on the screen, in a JSON value."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from impact.journeys.needs.portrait import Standing
from impact.journeys.needs.queries.portraits import Line, Portrait
from impact.web.needs.weaving import weave
from impact.web.templatetags.standings import WORDS

#: The dyes of the drawing on paper, where no style sheet reaches.
DYES = (
    "text{font-family:'Source Serif Pro';font-size:13px;fill:#231c16;stroke:none}"
    ".weft__warp{stroke:#d8cab1}.weft__peg{stroke:#231c16;stroke-width:3}"
    ".weft__thread{stroke-width:3;stroke-linejoin:round}"
    ".weft__gap{stroke-width:2.5;stroke-linecap:round;stroke-dasharray:7 7}"
    ".weft__tip{fill:#fff;stroke-width:3}"
    ".weft__row--held .weft__tip{fill:#2f5d4c}"
    ".weft__row--held{stroke:#2f5d4c}.weft__row--near{stroke:#2a3a6e}"
    ".weft__row--to_grow{stroke:#8c2a26}.weft__row--not_asked{stroke:#6a4527}"
    ".weft__row--plain{stroke:#6b5f53}"
    ".weft__row--unknown,.weft__row--unanswered{stroke:#8a7860}"
    ".weft__row--to_grow .weft__gap,.weft__row--unanswered .weft__gap{stroke-dasharray:1 8}"
    ".weft__row--unknown .weft__gap{stroke-width:2;stroke-dasharray:1 5}"
)


def portrait_sheet(portrait: Portrait, *, subtitle: str) -> dict[str, Any]:
    """Return what the `portrait` layout prints."""
    is_alone = not portrait.is_anything_expected
    drawing = render_to_string("needs/_cloth.html", {"cloth": weave(portrait), "dyes": DYES})
    return {
        "title": _("Mon portrait de compétences"),
        "subtitle": subtitle,
        "promise": _("Ce portrait est à vous : personne ne le lit si vous ne le montrez pas."),
        "drawing": drawing,
        "drawing_told": _("Un fil par compétence, tissé jusqu’à votre niveau."),
        "counts": _counts(portrait),
        "reading": _(
            "De 0 à 4, vos niveaux; le piquet marque le niveau attendu. Ce n’est ni une note ni un "
            "examen : c’est un point de départ, à votre main."
        ),
        "headings": [_("Compétence"), _("Vous"), _("Attendu"), _("Ce que cela dit")],
        "domains": [
            {"title": domain, "lines": [_line(line, is_alone=is_alone) for line in lines]}
            for domain, lines in portrait.domains
        ],
    }


def told_level(level: int | None, name: str) -> str:
    """Return « 3 · Maîtrise »; no level is « je ne sais pas »."""
    return _("Ne sais pas") if level is None else f"{level} · {name}"


def _counts(portrait: Portrait) -> list[list[str | int]]:
    if not portrait.is_anything_expected:
        return [[str(WORDS[Standing.PLAIN]), len(portrait.lines)]]
    return [[str(WORDS[code]), number] for code, number in portrait.counts.items()]


def _line(line: Line, *, is_alone: bool) -> list[str]:
    return [
        f"{line.code} {line.title}",
        told_level(line.level, line.level_name) if line.is_answered else "",
        "" if line.expected is None else told_level(line.expected, line.expected_name),
        str(WORDS[Standing.PLAIN if is_alone and line.is_answered else line.standing]),
    ]
