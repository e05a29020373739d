"""People of the cast who hold out hands, and what their teams ask for, as pages show it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from impact.journeys.offers.models import Brief, Hand, Pairing, Sharing
from impact.journeys.offers.operations import (
    Decision,
    Willing,
    Wording,
    publish_brief,
    raise_hand,
    share,
    write_brief,
)
from tests.journeys.offers.conftest import competency
from tests.journeys.offers.writing import told, write

__all__ = ["competency", "told", "write"]


@pytest.fixture
def hold_out(initiative, competency):
    """Hold out a hand some days ago: `hold_out(solange, "HELP", ago=3)`."""

    def deed(person, side, *, code="C3", ago=1):
        return raise_hand(
            initiative=initiative,
            thread=competency(code).thread,
            side=Hand.Side(side),
            by=person,
            at=timezone.now() - timedelta(days=ago),
        )

    return deed


@pytest.fixture
def pairing(team, solange, bastien, hold_out) -> Pairing:
    """Solange can help Bastien with C3; proposed yesterday, nobody answered yet."""
    hold_out(solange, "HELP")
    hold_out(bastien, "LEARN")
    return Pairing.objects.get()


@pytest.fixture
def sharing(other_initiative, odette, competency) -> Sharing:
    """« La corvée du rang » is willing to pass on what it knows of C3."""
    return share(
        initiative=other_initiative,
        thread=competency("C3").thread,
        willing=Willing(words="Nos soirées de cuisine.", contact="corvee@exemple.test"),
        by=odette,
        at=timezone.now(),
    )


@pytest.fixture
def draft(initiative, maude, competency, val_des_rapides) -> Brief:
    """What the team of the cast would ask for."""
    wording = Wording(
        competency=competency("C3"),
        from_level=1,
        to_level=3,
        signature="Une démarche en alimentation",
        context="Nous ne rejoignons pas le secteur nord.",
        people=Brief.People.TEAM,
        territory=val_des_rapides.parent,
        language="fr",
    )
    return write_brief(initiative=initiative, wording=wording, by=maude, at=timezone.now())


@pytest.fixture
def brief(draft, maude) -> Brief:
    """The same, published."""
    decision = Decision(timezone.localdate(), "Maude et Solange", "Yvon")
    return publish_brief(brief=draft, decision=decision, revision=1, by=maude, at=timezone.now())
