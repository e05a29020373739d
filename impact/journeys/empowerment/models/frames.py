"""Ways of looking at pouvoir d'agir: their components and their items (« cadres »)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from impact.presence.communities.models import Initiative


class FrameQuerySet(models.QuerySet["Frame"]):
    def offered_to(self, initiative: Initiative) -> "FrameQuerySet":
        """Keep the frames of the field, and those this initiative made for itself."""
        return self.filter(Q(initiative=None) | Q(initiative=initiative), retired_at=None)


class Frame(models.Model):
    """A way of looking at pouvoir d'agir (« cadre »): Ninacs, Laverack, or home-made."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    #: None for a frame that comes from `content/empowerment`.
    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, null=True, blank=True, related_name="frames"
    )
    title = models.CharField(_("titre"), max_length=120)
    about = models.TextField(_("de quoi il s’agit"), max_length=2000, blank=True)
    source = models.TextField(_("source"), max_length=500, blank=True)
    #: What its items are not (« ce que ces énoncés ne sont pas »).
    caution = models.TextField(_("mise en garde"), max_length=2000, blank=True)
    #: Words of the scale, from 0 up: the level is the place in the list.
    scale = models.JSONField(_("échelle"), default=list)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    retired_at = models.DateTimeField(_("retiré le"), null=True, blank=True)

    objects = FrameQuerySet.as_manager()

    class Meta:
        verbose_name = _("cadre du pouvoir d’agir")
        verbose_name_plural = _("cadres du pouvoir d’agir")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"#{self.pk} {self.code}"


class Component(models.Model):
    frame = models.ForeignKey(Frame, on_delete=models.CASCADE, related_name="components")
    code = models.SlugField(_("code"), max_length=60)
    #: Heading the component stands under (« individuel », « organisationnel »…), or nothing.
    family = models.CharField(_("famille"), max_length=60, blank=True)
    name = models.CharField(_("nom"), max_length=80)
    about = models.TextField(_("en mots simples"), max_length=1000, blank=True)
    #: What each level of the scale looks like for it, from 0 up; empty when the scale is enough.
    descriptors = models.JSONField(_("descripteurs"), default=list, blank=True)
    position = models.PositiveSmallIntegerField(_("rang"))

    class Meta:
        verbose_name = _("composante du pouvoir d’agir")
        verbose_name_plural = _("composantes du pouvoir d’agir")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["frame", "code"], name="empowerment_components_have_their_own_code"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.code}"

    @property
    def full_name(self) -> str:
        """Its name, with its family: several families have a component of the same name."""
        family = self.family.lower()
        return self.name if family in self.name.lower() else f"{self.name} ({family})"


class Item(models.Model):
    """A statement people say how far they agree with (« énoncé »)."""

    component = models.ForeignKey(Component, on_delete=models.CASCADE, related_name="items")
    code = models.SlugField(_("code"), max_length=60)
    statement = models.CharField(_("énoncé"), max_length=300)
    position = models.PositiveSmallIntegerField(_("rang"))

    class Meta:
        verbose_name = _("énoncé")
        ordering = ["component__position", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["component", "code"], name="empowerment_items_have_their_own_code"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.code}"
