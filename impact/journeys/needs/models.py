"""What people say of their own competencies, and what a team holds together (« Besoins »).

A rating is written once and stays: a reassessment adds another (R3). A reading
(« relevé ») is the coverage of a team as it was shown one day, frozen, rounded so that
nobody can be recognized in it; what a rating means is worked out in `coverage`.
"""

from datetime import datetime
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from impact.journeys.needs.answers import Answer
from impact.knowledge.competencies.models import Competency, Version
from impact.lib.confidence import Confidence
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User


class NeverRewritten(Exception):
    """A rating is never changed; a new one is added."""


class Source(models.TextChoices):
    SELF = "SELF", _("Par soi-même")
    PEER = "PEER", _("Par un·e pair")
    COACH = "COACH", _("Par une personne qui accompagne")
    GROUP = "GROUP", _("Par le groupe")


class SelfAssessmentQuerySet(models.QuerySet["SelfAssessment"]):
    def of(self, person: User) -> "SelfAssessmentQuerySet":
        return self.filter(person=person)

    def unfinished(self) -> "SelfAssessmentQuerySet":
        return self.filter(finished_at=None)


class SelfAssessment(models.Model):
    """One sitting, resumed as often as needed: the competencies to look at, in their order."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="self_assessments"
    )
    initiative = models.ForeignKey(
        Initiative, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    #: Ids of the competencies, frozen at the start so that a step keeps its address.
    agenda = models.JSONField(_("compétences à regarder"), default=list)
    started_at = models.DateTimeField(_("commencée le"))
    finished_at = models.DateTimeField(_("terminée le"), null=True, blank=True)

    objects = SelfAssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("autoévaluation")
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None

    def latest_answers(self) -> dict[int, Answer]:
        """Return the last answer given in this sitting on each of its competencies."""
        rows = self.ratings.oldest_first().values_list(
            "competency_id", "level", "confidence", "evidence"
        )
        return {row[0]: Answer(*row) for row in rows}

    def unanswered(self) -> list[int]:
        """Return the places, counted from one, of the competencies still without an answer."""
        answered = set(self.ratings.values_list("competency_id", flat=True))
        return [place for place, one in enumerate(self.agenda, start=1) if one not in answered]

    def finish(self, *, at: datetime) -> None:
        self.finished_at = at
        self.save(update_fields=["finished_at"])


class _WrittenOnce(models.QuerySet["Rating"]):
    #: What `Rating.save()` calls for a row that exists already.
    def _update(self, values: Any) -> NoReturn:
        raise NeverRewritten


class RatingQuerySet(models.QuerySet["Rating"]):
    def by_self(self) -> "RatingQuerySet":
        return self.filter(source=Source.SELF)

    def by_group(self, initiative: Initiative) -> "RatingQuerySet":
        return self.filter(source=Source.GROUP, initiative=initiative)

    def oldest_first(self) -> "RatingQuerySet":
        """Order so that the last one met for a competency is the latest."""
        return self.order_by("rated_at", "pk")

    def update(self, **kwargs: Any) -> NoReturn:
        raise NeverRewritten


class Rating(models.Model):
    source = models.CharField(_("source"), max_length=5, choices=Source)
    rater = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="ratings_given",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="ratings",
    )
    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, null=True, blank=True, related_name="group_ratings"
    )
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(_("niveau"), null=True, blank=True)
    confidence = models.PositiveSmallIntegerField(
        _("certitude"), choices=Confidence, null=True, blank=True
    )
    evidence = models.TextField(_("exemple ou trace"), max_length=2000, blank=True)
    dissent = models.TextField(_("dissidence"), max_length=2000, blank=True)
    rated_at = models.DateTimeField(_("quand"))
    self_assessment = models.ForeignKey(
        SelfAssessment, on_delete=models.SET_NULL, null=True, blank=True, related_name="ratings"
    )

    objects = RatingQuerySet.as_manager()
    #: Erasing a sitting still lets go of its ratings; nothing else rewrites a row.
    rows = _WrittenOnce.as_manager()

    class Meta:
        verbose_name = _("évaluation")
        base_manager_name = "rows"
        constraints = [
            models.CheckConstraint(
                name="needs_a_rating_is_of_a_person_or_of_a_group",
                condition=Q(source="GROUP", person=None, initiative__isnull=False)
                | (~Q(source="GROUP") & Q(person__isnull=False, initiative=None)),
            ),
            models.CheckConstraint(
                name="needs_a_self_rating_is_by_oneself",
                condition=~Q(source="SELF") | Q(rater=models.F("person")),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "source", "rated_at"], name="needs_ratings_of_a_person"),
            models.Index(
                fields=["initiative", "rated_at"],
                condition=Q(source="GROUP"),
                name="needs_ratings_of_a_group",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.source}"


class ReadingQuerySet(models.QuerySet["Reading"]):
    def shown(self) -> "ReadingQuerySet":
        return self.filter(withheld_at=None)


class Reading(models.Model):
    """The coverage of a team as it was shown from one day on, in counts rounded for privacy."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="readings")
    taken_at = models.DateTimeField(_("relevé le"))
    #: Competency thread → « holders »: at levels 1 to 4 and above, 0, 1 or 2+ people; « since »:
    #: the day these were counted, which is earlier than the reading's when they were kept as is.
    lines = models.JSONField(_("lignes"), default=dict)
    withheld_at = models.DateTimeField(_("retiré le"), null=True, blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("relevé de couverture")
        verbose_name_plural = _("relevés de couverture")
        ordering = ["-taken_at", "-pk"]
        get_latest_by = ["taken_at", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk} {self.taken_at:%Y-%m-%d}"


class Contribution(models.Model):
    """Whose answers are counted in a reading; never shown, kept so that the next gives nobody away.

    When someone takes her consent back her name goes: only the keys of her answers stay.
    """

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="contributions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    #: Competency thread → id of the rating counted.
    answers = models.JSONField(_("réponses comptées"), default=dict)

    class Meta:
        verbose_name = _("contribution à un relevé")
        verbose_name_plural = _("contributions aux relevés")
        constraints = [
            models.UniqueConstraint(
                fields=["reading", "person"], name="needs_a_person_is_counted_once_in_a_reading"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Tally(models.Model):
    """Where the answers of a team stand today (« décompte »): who answered what, never how.

    Worked out again whenever `stamp` no longer says what the team is.
    """

    initiative = models.OneToOneField(Initiative, on_delete=models.CASCADE, related_name="tally")
    reading = models.ForeignKey(
        Reading, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    stamp = models.CharField(_("empreinte"), max_length=64)
    #: Competency thread → ids of the people who answered, « ne sais pas » included.
    answered = models.JSONField(_("qui a répondu"), default=dict)
    #: Ids of the people who agreed to be counted and answered something.
    voices = models.JSONField(_("voix"), default=list)
    #: Ids of the people counted in a reading that is still shown.
    counted = models.JSONField(_("personnes comptées"), default=list)
    #: Newer answers wait until they can be shown without giving anyone away.
    is_waiting = models.BooleanField(_("des réponses attendent"), default=False)
    #: What was shown was taken back, and nothing can be shown yet.
    is_suspended = models.BooleanField(_("relevé suspendu"), default=False)
    look_again_at = models.DateTimeField(_("à revoir le"), null=True, blank=True)

    class Meta:
        verbose_name = _("décompte")
        verbose_name_plural = _("décomptes")

    def __str__(self) -> str:
        return f"#{self.pk}"
