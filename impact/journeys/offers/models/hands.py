"""Hands people hold out to their team, and the pairs they make (« mains tendues », « jumelages »).

A hand is seen by the team only, and a pairing by the two people it names. Nothing here comes from
what anybody said of her own levels.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from impact.presence.communities.models import Initiative, Membership
from impact.trust.accounts.models import User


class HandQuerySet(models.QuerySet["Hand"]):
    def standing(self) -> "HandQuerySet":
        """Keep the hands of today's members, held out since they last came in."""
        here = Membership.objects.current().filter(
            initiative=OuterRef("initiative"),
            person=OuterRef("person"),
            joined_at__lte=OuterRef("since"),
        )
        return self.filter(Exists(here))

    def on(self, thread: str) -> "HandQuerySet":
        return self.filter(thread=thread)


class Hand(models.Model):
    """Someone told her team she can help on a competency, or wants to grow in it."""

    class Side(models.TextChoices):
        HELP = "HELP", _("Je peux aider")
        LEARN = "LEARN", _("Je veux progresser")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="hands")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    #: Thread of a competency, the same from one version of the framework to the next.
    thread = models.CharField(_("compétence"), max_length=120)
    side = models.CharField(_("sens"), max_length=5, choices=Side)
    since = models.DateTimeField(_("depuis"))

    objects = HandQuerySet.as_manager()

    class Meta:
        verbose_name = _("main tendue")
        verbose_name_plural = _("mains tendues")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "person", "thread"], name="offers_one_hand_per_competency"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.side}"


class PairingQuerySet(models.QuerySet["Pairing"]):
    def naming(self, person: User) -> "PairingQuerySet":
        return self.filter(Q(helper=person) | Q(learner=person))

    def among_members(self) -> "PairingQuerySet":
        """Keep the pairings whose two people belong, and did when it was proposed."""
        return self.filter(_belongs("helper"), _belongs("learner"))

    def open_at(self, moment: datetime) -> "PairingQuerySet":
        """Keep what may be answered: not agreed, not over, both hands still held out.

        What either answered plays no part here: a refusal must change nothing that is seen.
        """
        return self.among_members().filter(
            _holds_out("helper", Hand.Side.HELP),
            _holds_out("learner", Hand.Side.LEARN),
            agreed_at=None,
            ended_at=None,
            proposed_at__gt=moment - Pairing.LASTS,
        )

    def agreed(self) -> "PairingQuerySet":
        return self.among_members().filter(agreed_at__isnull=False, ended_at=None)

    def lapsed_at(self, moment: datetime) -> "PairingQuerySet":
        """Keep what ended by itself: nobody knows whether for a no or for a silence."""
        return self.filter(agreed_at=None, ended_at=None, proposed_at__lte=moment - Pairing.LASTS)


class Pairing(models.Model):
    """Two people of a team, one to help, one to grow; each answers alone, a no is never told."""

    #: A pairing left without two yeses ends by itself, the same for both.
    LASTS = timedelta(days=21)
    #: The same two are not proposed to each other again on that competency before that long.
    RESTS = timedelta(days=180)

    class Answer(models.TextChoices):
        YES = "YES", _("Oui")
        NO = "NO", _("Pas cette fois")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="pairings")
    thread = models.CharField(_("compétence"), max_length=120)
    helper = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    proposed_at = models.DateTimeField(_("proposé le"))
    helper_answer = models.CharField(max_length=3, choices=Answer, blank=True)
    learner_answer = models.CharField(max_length=3, choices=Answer, blank=True)
    agreed_at = models.DateTimeField(_("convenu le"), null=True, blank=True)
    ended_at = models.DateTimeField(_("terminé le"), null=True, blank=True)

    objects = PairingQuerySet.as_manager()

    class Meta:
        verbose_name = _("jumelage")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="offers_a_pairing_takes_two", condition=~Q(helper=F("learner"))
            ),
            models.CheckConstraint(
                name="offers_a_pairing_is_agreed_by_both",
                condition=Q(agreed_at=None) | Q(helper_answer="YES", learner_answer="YES"),
            ),
            models.UniqueConstraint(
                fields=["initiative", "thread", "helper", "learner"],
                condition=Q(ended_at=None),
                name="offers_a_pairing_is_proposed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_agreed(self) -> bool:
        return self.agreed_at is not None

    @property
    def ends_by_itself_at(self) -> datetime:
        return self.proposed_at + self.LASTS

    def answer(self, person: User, answer: str, *, at: datetime) -> None:
        """Keep what one of the two answers; with two yeses they are agreed."""
        if person.pk == self.helper_id:
            self.helper_answer = answer
        else:
            self.learner_answer = answer
        if self.helper_answer == self.learner_answer == self.Answer.YES:
            self.agreed_at = at
        self.save(update_fields=["helper_answer", "learner_answer", "agreed_at"])

    def end(self, *, at: datetime) -> None:
        self.ended_at = at
        self.save(update_fields=["ended_at"])


def _belongs(side: str) -> Exists:
    here = Membership.objects.current().filter(
        initiative=OuterRef("initiative"),
        person=OuterRef(side),
        joined_at__lte=OuterRef("proposed_at"),
    )
    return Exists(here)


def _holds_out(side: str, hand: "Hand.Side") -> Exists:
    hands = Hand.objects.filter(
        initiative=OuterRef("initiative"),
        person=OuterRef(side),
        thread=OuterRef("thread"),
        side=hand,
    )
    return Exists(hands)
