"""The garden's plan made ready to leave for a foundation, at each moment of its life."""

from datetime import timedelta

import pytest
from django.utils import timezone

from impact.journeys.plans.operations import Deed, add_action
from impact.presence.releases import operations
from impact.presence.releases.models import Recipient, Release
from impact.web.releases.offerings import Choices, content_of, offerings_of
from tests.cast import NOON
from tests.journeys.empowerment.conftest import compass, corvee, draft, opened_round, photo, sheet
from tests.journeys.plans.conftest import action, competency, goal, plan

__all__ = ["action", "compass", "competency", "corvee", "draft", "goal"]
__all__ += ["opened_round", "photo", "plan", "sheet"]

ROOT = "/demarches/le-jardin-des-voisins/partages/"
NAMES = ("Maude", "Lachance", "Solange", "Petit", "Bastien", "Ginette", "Yvon", "Noémie", "Rosalie")


@pytest.fixture
def prepare(initiative, team, solange):
    """Prepare the latest there is of a kind: `prepare("PLAN", audience="PUBLIC")`."""

    def make(kind: str, *, audience: str = "ORGANIZATION", title: str = "", **fields) -> Release:
        offering = next(one for one in offerings_of(initiative) if one.kind == kind)
        choices = Choices(audience=audience, **fields)
        today = timezone.localdate()
        return operations.prepare_release(
            initiative=initiative,
            outline=operations.Outline(
                kind=kind,
                audience=audience,
                audience_name="Fondation des Érables",
                title=title or offering.title,
                words="Lisez d’abord ce qui en est sorti.",
            ),
            content=content_of(offering, initiative=initiative, choices=choices, on=today),
            by=solange,
            at=timezone.now(),
        )

    return make


@pytest.fixture
def decide(maude):
    """Let it out: `decide(release)`."""

    def make(release: Release) -> Release:
        decision = operations.Decision(
            on=timezone.localdate(),
            present="Maude Lachance, Solange Petit",
            dissent="Yvon Lajoie aurait attendu.",
            seen=release.fingerprint,
        )
        return operations.decide_release(
            release=release, decision=decision, by=maude, at=timezone.now()
        )

    return make


@pytest.fixture
def prepared(prepare, action, solange) -> Release:
    """A plan with an action of Maude's, one of Solange's, and its days."""
    add_action(
        goal=action.goal,
        deed=Deed(title="Rencontrer la rue", owner=solange, due_on=NOON.date()),
        by=solange,
        at=NOON,
    )
    return prepare("PLAN")


@pytest.fixture
def release(prepared, decide) -> Release:
    return decide(prepared)


@pytest.fixture
def recipient(release, maude) -> Recipient:
    return operations.add_recipient(release=release, name="Direction", by=maude, at=timezone.now())


@pytest.fixture
def at_moment(release, recipient, maude):
    """Bring the release to a moment of its life: `at_moment("withdrawn")`."""

    def bring(moment: str) -> Release:
        now = timezone.now()
        if moment == "prepared":
            Release.objects.filter(pk=release.pk).update(
                decided_on=None, recorded_by=None, recorded_at=None
            )
        elif moment == "over":
            yesterday = timezone.localdate() - timedelta(days=1)
            Release.objects.filter(pk=release.pk).update(until=yesterday)
        elif moment == "withdrawn":
            operations.withdraw_release(release=release, reason="", by=maude, at=now)
        elif moment == "closed":
            operations.close_recipient(recipient=recipient, by=maude, at=now)
        elif moment == "archived":
            release.initiative.archive(by=maude, at=now)
        release.refresh_from_db()
        return release

    return bring
