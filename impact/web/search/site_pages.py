"""The pages of the house itself, as the search finds them: what each is called, and what it says.

The titles and the words are those of the pages, so that they are written once in each language.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from impact.lib.search.engine import Source
from impact.lib.search.records import Record

Text = str | Promise
#: Its records are shown among the pages; the name sets them apart from those that people write.
SITE = "site"


@dataclass(frozen=True, slots=True)
class _Page:
    route: str
    title: Text
    told: Text
    labels: tuple[Text, ...]
    english: str


#: In the order of their routes, by which they are named in the index.
PAGES = (
    _Page(
        "concepts:concepts",
        _("Repères"),
        _("Compétences, repères, étapes, rôles, réponses, territoires."),
        (_("glossaire"), _("lexique")),
        "glossary",
    ),
    _Page(
        "framework:comparison",
        _("Comparer"),
        _(
            "Deux rôles, deux étapes, ou vous et un rôle : ce qu’ils partagent, et par où ils "
            "se complètent."
        ),
        (_("comparer deux rôles ou deux étapes"),),
        "compare roles and stages",
    ),
    _Page(
        "framework:competencies",
        _("Parcourir le référentiel"),
        _("Cinquante compétences, dites avec des gestes que l’on peut observer."),
        (_("référentiel de compétences"),),
        "competency framework",
    ),
    _Page(
        "framework:cycle",
        _("Le cycle d’une mobilisation"),
        _("Huit étapes que l’on peut reprendre. Revenir en arrière est normal."),
        (_("les étapes"),),
        "mobilization cycle stages",
    ),
    _Page(
        "framework:matrix",
        _("La toile des rôles et des étapes"),
        _("Qui a besoin de quoi, et quand, sur une seule toile."),
        (_("matrice"),),
        "roles and stages matrix",
    ),
    _Page(
        "framework:roles",
        _("Les rôles d’une mobilisation"),
        _(
            "Un rôle n’est pas un titre d’emploi. On en tient parfois plusieurs, on en change, et "
            "c’est leur rencontre qui fait avancer."
        ),
        (),
        "roles",
    ),
    _Page(
        "home:accessibility",
        _("Accessibilité"),
        _("Le site vise les WCAG 2.2, niveau AA, et le standard québécois SGQRI 008."),
        (_("déclaration d’accessibilité du site"),),
        "accessibility statement",
    ),
    _Page(
        "home:start",
        _("Par où commencer?"),
        _(
            "Dites-nous qui vous êtes : nous vous montrons trois premiers pas. Rien n’est "
            "enregistré."
        ),
        (_("premiers pas"), _("débuter")),
        "getting started",
    ),
    _Page(
        "home:trust",
        _("Confiance et vie privée"),
        _(
            "Une démarche n’avance pas plus vite que la confiance. Voici ce que nous faisons, et "
            "ce que nous ne pouvons pas faire."
        ),
        (_("politique de confidentialité"), _("témoins"), _("cookies")),
        "privacy policy",
    ),
    _Page(
        "needs:trial",
        _("Faire un essai de six minutes"),
        _("Choisissez un rôle et une étape, et voyez votre portrait. Rien n’est conservé."),
        (_("autoévaluation sans compte"),),
        "self-assessment trial",
    ),
)


def _records(after: str) -> Iterator[Record]:
    for page in PAGES:
        if page.route > after:
            yield Record(
                kind=SITE,
                key=page.route,
                title=str(page.title),
                address=reverse(page.route),
                body=str(page.told),
                labels=tuple(map(str, page.labels)),
                english=page.english,
                facets={"kind": ("page",), "language": ("fr",), "free": ("oui",)},
            )


def _some(keys: Collection[str]) -> Iterator[Record]:
    return (one for one in _records("") if one.key in keys)


SITE_PAGES = Source(kind=SITE, records=_records, some=_some)
