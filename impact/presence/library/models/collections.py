"""Collections: resources someone chose and put in order, with a word on each."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from impact.presence.library.models.resources import Resource


class CollectionQuerySet(models.QuerySet["Collection"]):
    def shown(self) -> "CollectionQuerySet":
        return self.filter(retired_at=None)


class Collection(models.Model):
    #: The kind of thing a collection is to publishing and to the search.
    FOUND_AS = "collection"

    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    title = models.CharField(_("titre"), max_length=160)
    summary = models.TextField(_("en quelques mots"), max_length=2000, blank=True)
    #: Who chose, as they wish to be named.
    chosen_by = models.CharField(_("choisie par"), max_length=160, blank=True)
    resources = models.ManyToManyField(Resource, through="Shelving", related_name="collections")
    created_at = models.DateTimeField(_("ouverte le"))
    revised_at = models.DateTimeField(_("revue le"))
    retired_at = models.DateTimeField(_("retirée le"), null=True, blank=True)

    objects = CollectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("collection")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk} {self.slug}"


class Shelving(models.Model):
    """The place of a resource in a collection, and why it is there."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="shelvings")
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="shelvings")
    position = models.PositiveSmallIntegerField()
    word = models.CharField(_("pourquoi elle y est"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("place dans une collection")
        verbose_name_plural = _("places dans une collection")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "resource"], name="library_a_resource_stands_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
