"""The desk of the vocabularies that others keep."""

from django.utils.translation import gettext_lazy as _

from impact.knowledge.concepts.policies import may_keep_vocabularies
from impact.web.desks import Desk

DESK = Desk(
    "concepts:desk",
    _("Vocabulaires d’ailleurs"),
    _("Importer un vocabulaire SKOS, dire à quoi nos mots y correspondent."),
    may_keep_vocabularies,
)
