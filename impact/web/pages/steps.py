"""The steps by which one tells a practice story, one thing at a time."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from impact.trust.publishing.kinds import Content

Text = str | Promise

__all__ = ["ALBUM", "STEPS", "Step", "after", "first_lacking", "step_of"]


@dataclass(frozen=True, slots=True)
class Step:
    slug: str
    #: What the way through the steps calls it, and the question the page asks.
    name: Text
    title: Text
    lead: Text
    fields: tuple[str, ...]
    #: Something to hold in mind while writing, when it matters here.
    reminder: Text = ""


_NAMES = _(
    "Parlez des gestes plutôt que des personnes\u00a0: «\u00a0une voisine\u00a0», «\u00a0une "
    "agente\u00a0», «\u00a0le comité\u00a0». Ne nommez quelqu’un que si cette personne a lu le "
    "passage et dit oui. Un petit milieu reconnaît vite les siens."
)

STEPS = (
    Step(
        "contexte",
        _("Contexte"),
        _("De quoi s’agit-il?"),
        _("Un titre qui dit le geste, puis le point de départ. Quelques phrases suffisent."),
        ("title", "context"),
        _NAMES,
    ),
    Step(
        "essai",
        _("Essai"),
        _("Qu’avez-vous essayé?"),
        _("Racontez comme à quelqu’un du milieu voisin\u00a0: dans l’ordre, simplement."),
        ("tried",),
    ),
    Step(
        "effets",
        _("Effets"),
        _("Qu’est-ce qui a changé?"),
        _("Ce que vous avez vu, ce que des gens ont dit, ce qui n’a pas bougé."),
        ("changed",),
        _(
            "Une parole rapportée appartient à qui l’a dite\u00a0: demandez-lui avant de "
            "l’écrire, même sans son nom."
        ),
    ),
    Step(
        "suite",
        _("Suite"),
        _("Que referiez-vous?"),
        _("Et que feriez-vous autrement? Un essai raté bien raconté sert autant qu’un succès."),
        ("again",),
    ),
    Step(
        "liens",
        _("Liens"),
        _("Qu’est-ce que cela illustre?"),
        _("Pour que la bonne personne tombe sur votre récit au bon moment."),
        ("competencies", "stages", "places"),
    ),
    Step(
        "images",
        _("Images"),
        _("Des images à montrer?"),
        _("Une ou deux suffisent, et aucune n’est nécessaire."),
        ("pictures",),
        _(
            "Chaque personne reconnaissable a dit oui à cette image, pour le public. Pour un "
            "enfant, ses parents aussi."
        ),
    ),
    Step(
        "accords",
        _("Accords"),
        _("Avant de le montrer"),
        _("Deux phrases pour présenter le récit, comment le signer, et qui a dit oui."),
        ("summary", "byline", "language", "agreed"),
        _NAMES,
    ),
)
ALBUM = "images"
_WANTED = ("title", "context", "tried", "changed", "again", "competencies", "summary", "agreed")


def step_of(slug: str) -> Step | None:
    return next((step for step in STEPS if step.slug == slug), None)


def after(step: Step) -> Step | None:
    """Return the step that comes next; None when what comes is reading it all again."""
    place = STEPS.index(step) + 1
    return STEPS[place] if place < len(STEPS) else None


def before(step: Step) -> Step | None:
    place = STEPS.index(step)
    return STEPS[place - 1] if place else None


def is_lacking(step: Step, content: Content) -> bool:
    """Say whether something that publishing asks for is not said yet at this step."""
    return any(name in _WANTED and not content.get(name) for name in step.fields)


def first_lacking(content: Content) -> Step | None:
    return next((step for step in STEPS if is_lacking(step, content)), None)


def step_with(field: str) -> Step:
    """Return where a field is written; those of no step are the staff's, and told at the end."""
    return next((step for step in STEPS if field in step.fields), STEPS[-1])
