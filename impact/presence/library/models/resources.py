"""Resources of the library, described as Dublin Core and LRMI do, and what each helps to learn."""

from collections.abc import Sequence

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from impact.knowledge.competencies.models import Competency, Level
from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import Territory
from impact.presence.library.models.files import StoredFile

#: What a description says a resource is for, beside what it helps to learn.
TIES = ("stages", "roles", "territories")


class ResourceQuerySet(models.QuerySet["Resource"]):
    def shown(self) -> "ResourceQuerySet":
        """Keep what the public reads."""
        return self.filter(retired_at=None)

    def described(self, *, ties: Sequence[str] = TIES) -> "ResourceQuerySet":
        """Load all that a description says, in a handful of questions however many there are.

        `ties` are those loaded here: whoever names fewer loads the others.
        """
        names = Level.objects.filter(
            scale__versions=models.OuterRef("competency__version"), value=models.OuterRef("level")
        )
        subjects = Subject.objects.select_related("competency__domain").annotate(
            level_name=models.Subquery(names.values("name")[:1])
        )
        return self.select_related("file").prefetch_related(
            models.Prefetch("subjects", subjects), *ties
        )


class Resource(models.Model):
    #: The kind of thing a resource is to the search and to publishing.
    FOUND_AS = "ressource"

    class Type(models.TextChoices):
        GUIDE = "GUIDE", _("Guide")
        TOOL = "TOOL", _("Outil")
        ARTICLE = "ARTICLE", _("Article")
        BOOK = "BOOK", _("Livre ou chapitre")
        REPORT = "REPORT", _("Rapport ou recherche")
        FACTSHEET = "FACTSHEET", _("Fiche")
        COURSE = "COURSE", _("Cours ou capsule de formation")
        VIDEO = "VIDEO", _("Vidéo")
        AUDIO = "AUDIO", _("Audio")
        PRACTICE = "PRACTICE", _("Récit ou étude de cas")
        DATASET = "DATASET", _("Données")
        SITE = "SITE", _("Site web")
        OTHER = "OTHER", _("Autre")

    class Licence(models.TextChoices):
        UNKNOWN = "", _("Non précisée")
        CC0 = "CC0-1.0", _("Domaine public (CC0)")
        BY = "CC-BY-4.0", "CC BY"
        BY_SA = "CC-BY-SA-4.0", "CC BY-SA"
        BY_NC = "CC-BY-NC-4.0", "CC BY-NC"
        BY_ND = "CC-BY-ND-4.0", "CC BY-ND"
        BY_NC_SA = "CC-BY-NC-SA-4.0", "CC BY-NC-SA"
        BY_NC_ND = "CC-BY-NC-ND-4.0", "CC BY-NC-ND"
        RESERVED = "RESERVED", _("Tous droits réservés")
        OTHER = "OTHER", _("Autre licence")

    #: Licences under which anyone reads it, and hands it on, at no cost.
    FREE = frozenset(one for one in Licence.values if one.startswith("CC"))

    class Language(models.TextChoices):
        FRENCH = "fr", _("Français")
        ENGLISH = "en", _("Anglais")
        BOTH = "fr-en", _("Français et anglais")
        OTHER = "autre", _("Une autre langue")

    class Format(models.TextChoices):
        UNKNOWN = "", _("Non précisé")
        PAGE = "PAGE", _("Page web")
        PDF = "PDF", "PDF"
        DOCUMENT = "DOCUMENT", _("Document à modifier")
        SLIDES = "SLIDES", _("Présentation")
        SHEET = "SHEET", _("Tableur")
        IMAGE = "IMAGE", _("Image")
        VIDEO = "VIDEO", _("Vidéo")
        AUDIO = "AUDIO", _("Audio")
        PAPER = "PAPER", _("Papier")

    class Accessibility(models.TextChoices):
        UNKNOWN = "", _("Non vérifiée")
        FULL = "FULL", _("Accessible, vérifié")
        PARTIAL = "PARTIAL", _("Accessible en partie")
        NONE = "NONE", _("Non accessible")

    slug = models.SlugField(_("adresse"), max_length=120, unique=True)
    title = models.CharField(_("titre"), max_length=300)
    type = models.CharField(_("sorte"), max_length=9, choices=Type)
    #: Names of persons or organizations, in the order they are credited.
    creators = models.JSONField(_("auteurs"), default=list, blank=True)
    publisher = models.CharField(_("éditeur"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("année"), null=True, blank=True)
    licence = models.CharField(_("licence"), max_length=15, choices=Licence, blank=True)
    language = models.CharField(
        _("langue"), max_length=5, choices=Language, default=Language.FRENCH
    )
    format = models.CharField(_("format"), max_length=8, choices=Format, blank=True)
    accessibility = models.CharField(
        _("accessibilité"), max_length=7, choices=Accessibility, blank=True
    )
    url = models.URLField(_("adresse web"), max_length=500, blank=True)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="resources"
    )
    summary = models.TextField(_("résumé"), max_length=3000, blank=True)
    #: How long it takes to read, watch or do, in minutes; None when nobody said.
    minutes = models.PositiveIntegerField(_("durée, en minutes"), null=True, blank=True)
    #: DOI, ISBN or the like, as it is written.
    identifier = models.CharField(_("identifiant"), max_length=120, blank=True)
    roles = models.ManyToManyField(Role, blank=True, related_name="+")
    stages = models.ManyToManyField(Stage, blank=True, related_name="+")
    territories = models.ManyToManyField(Territory, blank=True, related_name="resources")
    is_fictional = models.BooleanField(_("fictive"), default=False)
    #: Title, creators, publisher, summary and competencies, folded, to be filtered by.
    folded = models.TextField(editable=False, default="")
    #: The mark of what a content file last made it say; empty when it came by another door.
    installed_as = models.CharField(max_length=64, editable=False, default="", blank=True)
    #: The resource it was merged into; its address leads there.
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    created_at = models.DateTimeField(_("inscrite le"))
    #: When it last changed, appeared or went: the datestamp that harvesters follow.
    revised_at = models.DateTimeField(_("revue le"))
    retired_at = models.DateTimeField(_("retirée le"), null=True, blank=True)

    objects = ResourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("ressource")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="library_a_merged_resource_is_retired",
                condition=Q(merged_into=None) | Q(retired_at__isnull=False),
            ),
            models.CheckConstraint(
                name="library_not_merged_into_itself",
                condition=Q(merged_into=None) | ~Q(merged_into=models.F("id")),
            ),
        ]
        indexes = [models.Index(fields=["revised_at", "id"], name="library_resources_as_harvested")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.slug}"

    @property
    def given_file(self) -> StoredFile | None:
        """The file that goes with it, while it is given out."""
        return self.file if self.file and self.file.withdrawn_at is None else None


class Subject(models.Model):
    """What a resource helps to learn: a competency, at a level when someone said which."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="subjects")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")
    #: The level it helps to reach; None for all.
    level = models.PositiveSmallIntegerField(_("niveau"), null=True, blank=True)

    class Meta:
        verbose_name = _("sujet d’une ressource")
        verbose_name_plural = _("sujets d’une ressource")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["resource", "competency"],
                name="library_a_resource_treats_a_competency_once",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
