"""Concepts (« repères »), as SKOS knows them: a scheme, and notions tied to one another in it.

Here stand the glossary, the components of « pouvoir d’agir » under their three planes, and the
natures of a competency. A contested word keeps several meanings, each with who carries it and what
it changes in practice. What a concept is used for is not here: competencies point at it.
"""

import re

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

#: The schemes the rest of the house counts on.
EMPOWERMENT = "pouvoir-dagir"
NATURES = "natures"
GLOSSARY = "glossaire"


class ConceptSchemeQuerySet(models.QuerySet["ConceptScheme"]):
    def imported(self) -> "ConceptSchemeQuerySet":
        """Keep the vocabularies that others keep, read here from their file."""
        return self.exclude(imported_at=None)

    def with_counts(self) -> "ConceptSchemeQuerySet":
        """Add `held`, how many of its concepts are in use."""
        in_use = models.Q(concepts__retired_on=None)
        return self.annotate(held=models.Count("concepts", filter=in_use))


class ConceptScheme(models.Model):
    """A family of concepts published together, from one file: ours, or one that others keep."""

    #: How many numbers an edition is drawn from: all that its column holds.
    EDITIONS = 2**31

    code = models.SlugField(_("code"), unique=True)
    title = models.CharField(_("titre"), max_length=200)
    #: Another at each change, so that what was worked out of it is known to be stale.
    edition = models.PositiveIntegerField(_("édition"), default=0)
    #: What an imported family says of itself; empty for those of the house.
    address = models.URLField(_("adresse"), max_length=500, blank=True)
    publisher = models.CharField(_("tenue par"), max_length=200, blank=True)
    license = models.CharField(_("licence"), max_length=300, blank=True)
    description = models.TextField(_("description"), blank=True)
    modified = models.CharField(_("version du fichier"), max_length=40, blank=True)
    imported_at = models.DateTimeField(_("importée le"), null=True, blank=True)

    objects = ConceptSchemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("famille de repères")
        verbose_name_plural = _("familles de repères")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title

    @property
    def license_name(self) -> str:
        """The licence as people name it, where its address is one of Creative Commons."""
        found = re.search(r"creativecommons\.org/licenses/([a-z-]+)/([\d.]+)(/igo)?", self.license)
        if not found:
            return self.license
        rights, number, igo = found.groups()
        return f"CC {rights.upper()} {number}" + (" IGO" if igo else "")

    @property
    def license_address(self) -> str:
        return self.license if self.license.startswith(("http://", "https://")) else ""


class ConceptQuerySet(models.QuerySet["Concept"]):
    def in_force(self) -> "ConceptQuerySet":
        return self.filter(retired_on=None)

    def in_scheme(self, code: str) -> "ConceptQuerySet":
        return self.filter(scheme__code=code)

    def empowerment_planes(self) -> "ConceptQuerySet":
        """Keep the planes of « pouvoir d’agir »: a person, an organization, a community."""
        return self.in_force().in_scheme(EMPOWERMENT).filter(broader=None)

    def empowerment_components(self) -> "ConceptQuerySet":
        """Keep the twelve components of « pouvoir d’agir », each with its plane."""
        components = self.in_force().in_scheme(EMPOWERMENT).exclude(broader=None)
        return components.select_related("broader")

    def glossary(self) -> "ConceptQuerySet":
        """Keep the words of the glossary that are in use."""
        return self.in_force().in_scheme(GLOSSARY)

    def natures(self) -> "ConceptQuerySet":
        """Keep the natures of a competency: savoirs, habiletés, attitudes, façons de faire."""
        return self.in_force().in_scheme(NATURES)


class Language(models.TextChoices):
    FRENCH = "fr", _("français")
    ENGLISH = "en", _("anglais")


class Concept(models.Model):
    """One notion of a scheme. Retired when its file drops it, never deleted.

    `broader` is its main parent, where a tree shows it; others are `Relation`s.
    """

    scheme = models.ForeignKey(
        ConceptScheme, on_delete=models.PROTECT, related_name="concepts", verbose_name=_("famille")
    )
    code = models.CharField(_("code"), max_length=60)
    label = models.CharField(_("nom"), max_length=200)
    label_en = models.CharField(_("nom anglais"), max_length=200, blank=True)
    #: The language that has no word of its own for it; said aloud rather than left empty.
    no_equivalent_in = models.CharField(
        _("sans équivalent en"), max_length=2, choices=Language, blank=True
    )
    equivalence_note = models.TextField(_("pourquoi il n’a pas d’équivalent"), blank=True)
    plain = models.TextField(_("en clair"), blank=True)
    definition = models.TextField(_("définition"), blank=True)
    broader = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="narrower",
        verbose_name=_("repère plus large"),
    )
    position = models.PositiveSmallIntegerField(_("rang"), default=0)
    #: Where it is kept, for what was imported.
    address = models.URLField(_("adresse"), max_length=500, blank=True)
    #: Since when the site says what it is, rather than its file (decision 0023).
    held_at = models.DateTimeField(_("tenu par le site depuis"), null=True, blank=True)
    retired_on = models.DateField(_("retiré le"), null=True, blank=True)

    objects = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name = _("repère")
        verbose_name_plural = _("repères")
        ordering = ["position", "code"]
        indexes = [models.Index(fields=["address"], name="concepts_concept_by_address")]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code"], name="concepts_code_once_per_scheme"
            ),
            models.CheckConstraint(
                name="concepts_concept_is_not_its_own_broader",
                condition=Q(broader=None) | ~Q(broader=F("id")),
            ),
            models.CheckConstraint(
                name="concepts_no_english_name_where_there_is_no_equivalent",
                condition=~Q(no_equivalent_in="en") | Q(label_en=""),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_retired(self) -> bool:
        return self.retired_on is not None


class Label(models.Model):
    """Another name of a concept: one people use, or one they only type."""

    class Kind(models.TextChoices):
        ALT = "ALT", _("autre nom")
        HIDDEN = "HIDDEN", _("cherché, jamais montré")

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="labels")
    kind = models.CharField(_("sorte"), max_length=6, choices=Kind)
    language = models.CharField(_("langue"), max_length=2, choices=Language)
    text = models.CharField(_("texte"), max_length=200)

    class Meta:
        verbose_name = _("autre nom")
        verbose_name_plural = _("autres noms")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "language", "text"], name="concepts_label_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Relation(models.Model):
    """A tie of a concept to another: one more parent, or a neighbor.

    Being neighbors goes both ways and is kept once, the smaller number first.
    """

    class Kind(models.TextChoices):
        BROADER = "BROADER", _("aussi plus large")
        RELATED = "RELATED", _("voisin")

    kind = models.CharField(_("sorte"), max_length=7, choices=Kind)
    source = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="ties_out")
    target = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="ties_in")

    class Meta:
        verbose_name = _("lien entre repères")
        verbose_name_plural = _("liens entre repères")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "source", "target"], name="concepts_relation_once"
            ),
            models.CheckConstraint(
                name="concepts_neighbors_are_kept_once_and_none_is_its_own",
                condition=Q(kind="BROADER") & ~Q(source=F("target"))
                | Q(kind="RELATED", source__lt=F("target")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}"


class DefinitionQuerySet(models.QuerySet["Definition"]):
    def in_force(self) -> "DefinitionQuerySet":
        return self.filter(retired_on=None)

    def carried(self) -> "DefinitionQuerySet":
        """Keep those that someone carries; the house’s own goes with its concept."""
        return self.exclude(slug="")


class Definition(models.Model):
    """What a concept means for someone, and what that meaning changes in practice.

    Contested words stay contested: each meaning has its voice, and none is erased by another.
    """

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="definitions")
    #: Tells it from the others of its concept, however its voice is written later; empty for ours.
    slug = models.SlugField(_("identifiant"), max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(_("rang"))
    #: Who carries this meaning; empty for the one the house writes, after its source.
    voice = models.CharField(_("qui le dit ainsi"), max_length=200, blank=True)
    text = models.TextField(_("texte"))
    source = models.CharField(_("source"), max_length=300)
    address = models.URLField(_("adresse"), max_length=500, blank=True)
    consequence = models.TextField(_("ce que ça change en pratique"), blank=True)
    held_at = models.DateTimeField(_("tenu par le site depuis"), null=True, blank=True)
    retired_on = models.DateField(_("retiré le"), null=True, blank=True)

    objects = DefinitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("définition")
        verbose_name_plural = _("définitions")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "slug"], name="concepts_one_definition_per_voice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.concept_id}, {self.position}"


class CorrespondenceQuerySet(models.QuerySet["Correspondence"]):
    def shown(self) -> "CorrespondenceQuerySet":
        """Keep those that tie two notions; not those that say they are not tied."""
        return self.exclude(kind="NONE")


class Correspondence(models.Model):
    """How a concept stands to one of a vocabulary kept elsewhere, as SKOS tells it.

    That two of the same name are not the same is kept too, so that nobody is asked again.
    """

    class Kind(models.TextChoices):
        EXACT = "EXACT", _("la même notion")
        CLOSE = "CLOSE", _("une notion proche")
        BROAD = "BROAD", _("une notion plus large")
        NARROW = "NARROW", _("une notion plus précise")
        NONE = "NONE", _("rien de commun que le nom")

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="correspondences")
    kind = models.CharField(_("sorte"), max_length=6, choices=Kind)
    address = models.URLField(_("adresse"), max_length=500)
    label = models.CharField(_("nom là-bas"), max_length=200)
    held_at = models.DateTimeField(_("tenue par le site depuis"), null=True, blank=True)

    objects = CorrespondenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("correspondance")
        verbose_name_plural = _("correspondances")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "address"], name="concepts_one_correspondence_per_address"
            ),
        ]

    def __str__(self) -> str:
        return self.address
