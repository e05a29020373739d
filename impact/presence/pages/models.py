"""Pages, news and practice stories (« récits de pratique »), their addresses and pictures.

A page is what the public reads now; how it came to say so is kept by `publishing`, under its key,
which never changes. Its slug may: the former ones lead to it for good.
"""

import uuid
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization.models import Stage
from impact.knowledge.territories.models import Territory
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.trust.publishing.models import Revision


class PageQuerySet(models.QuerySet["Page"]):
    def shown_on(self, day: date) -> "PageQuerySet":
        """Keep what everyone reads that day: not retired, and not dated later."""
        return self.filter(retired_at=None).filter(Q(published_on=None) | Q(published_on__lte=day))

    def of_kind(self, kind: str) -> "PageQuerySet":
        return self.filter(kind=kind)

    def latest_first(self) -> "PageQuerySet":
        return self.order_by("-published_on", "-pk")

    def crossing(
        self, *, competency: str = "", stage: str = "", region: str = ""
    ) -> "PageQuerySet":
        """Keep the stories that illustrate all that is asked; what is empty is not asked."""
        kept = self
        if competency:
            kept = kept.filter(practice__competencies__code=competency)
        if stage:
            kept = kept.filter(practice__stages__code=stage)
        if region:
            kept = kept.filter(
                Q(practice__territories__code=region, practice__territories__kind="REGION")
                | Q(practice__territories__parent__code=region)
            )
        return kept.distinct()


class Page(models.Model):
    class Kind(models.TextChoices):
        PAGE = "page", _("Page")
        NEWS = "nouvelle", _("Nouvelle")
        STORY = "recit", _("Récit de pratique")

    class Language(models.TextChoices):
        FRENCH = "fr", _("Français")
        ENGLISH = "en", _("Anglais")

    kind = models.CharField(_("sorte"), max_length=8, choices=Kind)
    #: What `publishing` calls it; unlike the slug, it never changes.
    key = models.SlugField(_("clé"), max_length=120)
    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    title = models.CharField(_("titre"), max_length=160)
    summary = models.TextField(_("en quelques mots"), max_length=600, blank=True)
    #: Markdown; empty for a practice story, whose parts are its own.
    body = models.TextField(_("texte"), max_length=40_000, blank=True)
    language = models.CharField(
        _("langue"), max_length=2, choices=Language, default=Language.FRENCH
    )
    #: Who signs it, as the public reads it; empty: the institute for a page, nobody for a story.
    byline = models.CharField(_("signature"), max_length=160, blank=True)
    #: The day it is shown from; None: as soon as it is published.
    published_on = models.DateField(_("paraît le"), null=True, blank=True)
    #: What the content file said when it was last installed; empty for what was written here.
    installed = models.JSONField(_("tel qu’installé"), default=dict, blank=True)
    is_fictional = models.BooleanField(_("fictive"), default=False)
    revised_at = models.DateTimeField(_("revue le"))
    retired_at = models.DateTimeField(_("retirée le"), null=True, blank=True)
    pictures: models.ManyToManyField = models.ManyToManyField(
        "Picture", related_name="pages", blank=True
    )

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="pages_a_key_names_one_page"),
            models.CheckConstraint(
                name="pages_news_are_dated",
                condition=~Q(kind="nouvelle") | Q(published_on__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["kind", "published_on"], name="pages_by_kind_and_day")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}:{self.slug}"

    def is_shown_on(self, day: date) -> bool:
        return self.retired_at is None and (self.published_on is None or self.published_on <= day)


class FormerSlug(models.Model):
    """An address a page once had: it leads to the page for good, whatever it is called now."""

    slug = models.SlugField(_("ancienne adresse"), max_length=80, unique=True)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="former_slugs")
    since = models.DateTimeField(_("quittée le"))

    class Meta:
        verbose_name = _("ancienne adresse")
        verbose_name_plural = _("anciennes adresses")

    def __str__(self) -> str:
        return self.slug


class PracticeStory(models.Model):
    """What a practice story tells besides its title: four parts, and what they illustrate."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="practice")
    context = models.TextField(_("le contexte"), max_length=6000)
    tried = models.TextField(_("ce que nous avons essayé"), max_length=6000)
    changed = models.TextField(_("ce qui a changé"), max_length=6000)
    again = models.TextField(_("ce que nous referions"), max_length=6000)
    competencies = models.ManyToManyField(Competency, related_name="practice_stories")
    stages = models.ManyToManyField(Stage, related_name="practice_stories", blank=True)
    territories = models.ManyToManyField(Territory, related_name="practice_stories", blank=True)
    #: Named only as long as the initiative agrees (see `StoryAgreement`).
    initiative = models.ForeignKey(
        Initiative,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="practice_stories",
    )

    class Meta:
        verbose_name = _("récit de pratique")
        verbose_name_plural = _("récits de pratique")

    def __str__(self) -> str:
        return f"#{self.pk}"


class StoryAgreementQuerySet(models.QuerySet["StoryAgreement"]):
    def in_force(self) -> "StoryAgreementQuerySet":
        return self.filter(withdrawn_at=None)


class StoryAgreement(models.Model):
    """An initiative decided to be named in a story; it may change its mind at any time."""

    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="story_agreements"
    )
    #: The key of the story, which may be a draft yet.
    key = models.SlugField(_("récit"), max_length=120)
    decided_on = models.DateField(_("décidé le"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(_("noté le"))
    withdrawn_at = models.DateTimeField(_("retiré le"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = StoryAgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("accord d’une démarche")
        verbose_name_plural = _("accords de démarches")
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "key"],
                condition=Q(withdrawn_at=None),
                name="pages_one_agreement_in_force",
            ),
            models.CheckConstraint(
                name="pages_agreement_withdrawn_by_someone",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


def _picture_path(picture: "Picture", name: str) -> str:
    return f"pages/{uuid.uuid4().hex}.jpg"


class PictureQuerySet(models.QuerySet["Picture"]):
    def visible_to(self, user: User | AnonymousUser, *, on: date) -> "PictureQuerySet":
        """Keep what is on a page everyone reads that day, and what one prepares or reviews."""
        public = Q(pages__in=Page.objects.shown_on(on))
        if not isinstance(user, User):
            return self.filter(public).distinct()
        if user.is_staff:
            return self
        waiting = Revision.objects.waiting().filter(
            publication__kind=OuterRef("kind"), publication__key=OuterRef("key")
        )
        reviewed = Q(kind__in=user.reviewing.values("kind")) & Exists(waiting)
        return self.filter(public | Q(added_by=user) | reviewed).distinct()

    def prepared_for(self, *, kind: str, key: str) -> "PictureQuerySet":
        return self.filter(kind=kind, key=key)


class Picture(models.Model):
    """A picture of a page, redrawn: nothing of what the camera wrote in it is left."""

    #: The page it was added for, published or not.
    kind = models.CharField(_("sorte"), max_length=8, choices=Page.Kind)
    key = models.SlugField(_("clé"), max_length=120)
    image = models.ImageField(_("image"), upload_to=_picture_path)
    #: The same, small enough for a list read on a phone.
    small = models.ImageField(_("petite image"), upload_to=_picture_path)
    sha256 = models.CharField(max_length=64, editable=False)
    alt = models.CharField(_("ce qu’on y voit"), max_length=300)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("ajoutée le"))

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("image")
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "key"], name="pages_pictures_of_a_page")]
        constraints = [
            models.CheckConstraint(name="pages_a_picture_is_described", condition=~Q(alt="")),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def name(self) -> str:
        """What a text calls it: `![…](image-12)`."""
        return f"image-{self.pk}"
