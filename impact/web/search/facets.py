"""What a search can be narrowed by, and what each value is called."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import Kind, Territory

Text = str | Promise

KINDS: dict[str, Text] = {
    "competence": _("Compétences"),
    "repere": _("Repères"),
    "ressource": _("Ressources"),
    "collection": _("Collections"),
    "recit": _("Récits"),
    "offre": _("Réponses"),
    "etape": _("Étapes du cycle"),
    "role": _("Rôles"),
    "territoire": _("Territoires"),
    "partage": _("Partages de communautés"),
    "page": _("Pages"),
    "nouvelle": _("Nouvelles"),
}

LANGUAGES: dict[str, Text] = {"fr": _("Français"), "en": _("Anglais"), "autre": _("Autre")}


def _kinds() -> Mapping[str, Text]:
    return KINDS


def _languages() -> Mapping[str, Text]:
    return LANGUAGES


def _costs() -> Mapping[str, Text]:
    return {"oui": _("Gratuit")}


def _stages() -> Mapping[str, Text]:
    return dict(Stage.objects.in_force().values_list("code", "name"))


def _roles() -> Mapping[str, Text]:
    return dict(Role.objects.values_list("code", "name"))


def _competencies() -> Mapping[str, Text]:
    return dict(Competency.objects.current().values_list("code", "title"))


def _regions() -> Mapping[str, Text]:
    regions = Territory.objects.in_force().filter(kind=Kind.REGION)
    return dict(regions.values_list("code", "name"))


#: Name in the index → its name in an address, its label, and what its values are called.
FACETS: dict[str, tuple[str, Text, Callable[[], Mapping[str, Text]]]] = {
    "kind": ("sorte", _("Sorte"), _kinds),
    "stage": ("etape", _("Étape"), _stages),
    "role": ("role", _("Rôle"), _roles),
    "competency": ("competence", _("Compétence"), _competencies),
    "region": ("region", _("Région"), _regions),
    "language": ("langue", _("Langue"), _languages),
    "free": ("gratuit", _("Coût"), _costs),
}
