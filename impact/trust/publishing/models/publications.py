"""How everything public comes to be published: one thing, its revisions, what was said of them.

A thing (« publication ») is named by its kind and its key in the room that keeps it. Each revision
holds its whole content as plain values, goes draft → proposed → reviewed → published, and is never
changed once proposed. What the public reads is the room's own table, written when one is published.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from impact.trust.accounts.models import User
from impact.trust.publishing.kinds import Kind, kind_of


class PublicationQuerySet(models.QuerySet["Publication"]):
    def published(self) -> "PublicationQuerySet":
        return self.filter(current__isnull=False, retired_at=None)


class Publication(models.Model):
    """One public thing that people maintain, whatever its room."""

    kind = models.CharField(_("sorte"), max_length=20)
    key = models.CharField(_("clé"), max_length=120)
    title = models.CharField(_("titre"), max_length=200)
    #: Slug of the territory whose reviewers look after it; empty for all of Québec.
    place = models.CharField(_("territoire"), max_length=20, blank=True)
    #: What the public reads now; None as long as nothing was published.
    current = models.ForeignKey(
        "Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("ouverte le"))
    retired_at = models.DateTimeField(_("retirée le"), null=True, blank=True)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    retired_because = models.TextField(_("pourquoi"), max_length=1000, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="publishing_a_thing_is_one"),
            models.CheckConstraint(
                name="publishing_retired_with_a_date",
                condition=Q(retired_at__isnull=False) | Q(retired_by=None),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}:{self.key}"

    @property
    def is_published(self) -> bool:
        return self.current_id is not None and self.retired_at is None

    @property
    def sort(self) -> Kind:
        return kind_of(self.kind)

    def content(self) -> dict[str, Any]:
        """Return what the public reads now, whichever door wrote it; empty for a new thing."""
        tell = self.sort.content_of
        found = tell(self.key) if tell else None
        if found is None:
            found = self.current.content if self.current else {}
        return dict(found)


class RevisionQuerySet(models.QuerySet["Revision"]):
    def waiting(self) -> "RevisionQuerySet":
        """Keep what waits for a decision, the longest wait first."""
        return self.filter(state__in=Revision.WAITING).order_by("proposed_at", "pk")

    def told(self) -> "RevisionQuerySet":
        """Keep what the public history tells: what was published, the latest first."""
        return self.filter(state=Revision.State.PUBLISHED).order_by("-number")

    def of(self, person: User) -> "RevisionQuerySet":
        return self.filter(author=person)

    def drafts(self) -> "RevisionQuerySet":
        return self.filter(state=Revision.State.DRAFT)

    def set_aside_by(self, moment: datetime) -> "RevisionQuerySet":
        """Keep what was set aside as spam, and not brought back, before a moment."""
        return self.filter(decision__outcome=Decision.Outcome.SPAM, decision__at__lte=moment)

    def with_last_word(self) -> "RevisionQuerySet":
        """Add `spoke_last`: the number of whoever wrote the last remark; None without one."""
        last = Remark.objects.kept().filter(revision=OuterRef("pk")).order_by("-at", "-pk")
        return self.annotate(spoke_last=Subquery(last.values("by")[:1]))

    def answered(self) -> "RevisionQuerySet":
        """Keep those whose author wrote the last remark, and waits for a reply."""
        last = Remark.objects.kept().filter(revision=OuterRef("pk")).order_by("-at", "-pk")
        said = self.annotate(spoke_last=Subquery(last.values("by")[:1]))
        return self.filter(pk__in=said.filter(spoke_last=F("author")).values("pk"))

    def entrusted_to(
        self, person: User, *, within: Mapping[str, Iterable[str]]
    ) -> "RevisionQuerySet":
        """Keep what this person reviews: all for the staff, else kind by kind, place by place.

        `within` names, for each place someone is trusted with, it and the places below it.
        """
        if person.is_staff:
            return self
        kept = Q(pk=None)
        for trust in person.reviewing.all():
            kept |= Q(publication__kind=trust.kind) & (
                Q(publication__place__in=within.get(trust.place, [trust.place]))
                if trust.place
                else Q()
            )
        return self.filter(kept)


class Revision(models.Model):
    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Brouillon")
        PROPOSED = "PROPOSED", _("Proposée")
        REVIEWED = "REVIEWED", _("Relue")
        PUBLISHED = "PUBLISHED", _("Publiée")
        DECLINED = "DECLINED", _("Non retenue")
        WITHDRAWN = "WITHDRAWN", _("Reprise par qui l’a proposée")

    WAITING = (State.PROPOSED, State.REVIEWED)

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="revisions")
    state = models.CharField(_("état"), max_length=9, choices=State, default=State.DRAFT)
    #: Its rank among those published; None before.
    number = models.PositiveIntegerField(_("numéro"), null=True, blank=True)
    content = models.JSONField(_("contenu"), default=dict)
    #: The whole content it was written upon; once published, the one it came in the place of.
    base = models.JSONField(_("contenu d’avant"), default=dict)
    #: The published revision it was written upon; None when there was none.
    based_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    summary = models.CharField(_("ce qui change, et pourquoi"), max_length=300, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    #: How the public history names who wrote it; empty: without a name.
    credit = models.CharField(_("à créditer"), max_length=120, blank=True)
    created_at = models.DateTimeField(_("commencée le"))
    changed_at = models.DateTimeField(_("modifiée le"))
    proposed_at = models.DateTimeField(_("proposée le"), null=True, blank=True)
    published_at = models.DateTimeField(_("publiée le"), null=True, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("révision")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "number"],
                condition=Q(number__isnull=False),
                name="publishing_published_revisions_are_numbered_once",
            ),
            models.CheckConstraint(
                name="publishing_published_means_numbered_and_dated",
                condition=~Q(state="PUBLISHED")
                | Q(number__isnull=False, published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="publishing_not_based_on_itself",
                condition=Q(based_on=None) | ~Q(based_on=F("id")),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "proposed_at"], name="publishing_who_waits"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.state}"

    @property
    def is_waiting(self) -> bool:
        return self.state in self.WAITING

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT


class Review(models.Model):
    """What a reviewer says of a proposed revision; her latest word counts."""

    class Stance(models.TextChoices):
        APPROVE = "APPROVE", _("À publier")
        CHANGE = "CHANGE", _("À retoucher d’abord")
        OBJECT = "OBJECT", _("En désaccord")

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    stance = models.CharField(_("avis"), max_length=7, choices=Stance)
    words = models.TextField(_("raisons"), max_length=2000, blank=True)
    at = models.DateTimeField(_("quand"))

    class Meta:
        verbose_name = _("relecture")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="publishing_a_review_that_is_no_yes_has_its_reasons",
                condition=Q(stance="APPROVE") | ~Q(words=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.stance}"


class Decision(models.Model):
    """What was decided of a revision: who, when, why, and the disagreement that remains."""

    class Outcome(models.TextChoices):
        PUBLISHED = "PUBLISHED", _("Publiée")
        DECLINED = "DECLINED", _("Non retenue")
        #: Set aside as spam: forgotten after a month, unless someone says it was not.
        SPAM = "SPAM", _("Écartée comme indésirable")

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="decision")
    outcome = models.CharField(_("décision"), max_length=9, choices=Outcome)
    reason = models.TextField(_("raisons"), max_length=2000, blank=True)
    dissent = models.TextField(_("désaccord qui demeure"), max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("quand"))

    class Meta:
        verbose_name = _("décision de publication")
        verbose_name_plural = _("décisions de publication")
        constraints = [
            models.CheckConstraint(
                name="publishing_a_refusal_has_its_reasons",
                condition=Q(outcome="PUBLISHED") | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.outcome}"


class RemarkQuerySet(models.QuerySet["Remark"]):
    def kept(self) -> "RemarkQuerySet":
        return self.filter(removed_at=None)


class Remark(models.Model):
    """A comment on a thing, or on one of its revisions."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="remarks")
    revision = models.ForeignKey(
        Revision, on_delete=models.CASCADE, null=True, blank=True, related_name="remarks"
    )
    words = models.TextField(_("remarque"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("quand"))
    removed_at = models.DateTimeField(_("retirée le"), null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remarque")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ReviewerQuerySet(models.QuerySet["Reviewer"]):
    def of(self, *, kind: str, places: Iterable[str]) -> "ReviewerQuerySet":
        """Keep who reviews this kind of thing for all of Québec, or for one of these places."""
        return self.filter(kind=kind, place__in=["", *places])


class Reviewer(models.Model):
    """Someone is trusted with reviewing one kind of thing, everywhere or in one territory."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reviewing"
    )
    kind = models.CharField(_("sorte"), max_length=20)
    place = models.CharField(_("territoire"), max_length=20, blank=True)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    since = models.DateTimeField(_("depuis"))

    objects = ReviewerQuerySet.as_manager()

    class Meta:
        verbose_name = _("personne qui relit")
        verbose_name_plural = _("personnes qui relisent")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "place"], name="publishing_named_reviewer_once"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"
