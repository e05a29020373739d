"""Proposals as pages show them: about a word of a plain shelf, or an offer of the village."""

from datetime import timedelta

import pytest
from django.utils import timezone

from impact.journeys.offers.corrections import content_of
from impact.trust.publishing import operations
from impact.trust.publishing.operations import Draft
from tests.journeys.offers.conftest import competency
from tests.journeys.offers.writing import told, write

__all__ = ["competency", "told", "write"]


@pytest.fixture
def offer(write):
    """« Rejoindre », at a hundred dollars, by Le Gué."""
    return write()


@pytest.fixture
def suggest():
    """Propose to correct an offer: `suggest(odette, offer, cost="80")`."""

    def suggest(by, offer, *, ago=3, summary="Vérifié auprès du Gué", credit="", **says):
        content = content_of(offer.slug) | says
        at = timezone.now() - timedelta(days=ago)
        revision = operations.start_draft(
            kind="offre", key=offer.slug, draft=Draft(content, summary, credit), by=by, at=at
        )
        return operations.propose(revision=revision, by=by, at=at)

    return suggest


@pytest.fixture
def bring_out(suggest, theo):
    """Have a correction published by Théo: `bring_out(odette, offer, cost="80")`."""
    return lambda by, offer, **says: operations.publish(
        revision=suggest(by, offer, **says), by=theo, at=timezone.now(), reason="Vérifié."
    )


@pytest.fixture
def trusted(solange, theo, db):
    """Solange reviews offers, everywhere."""
    operations.name_reviewer(person=solange, kind="offre", place="", by=theo, at=timezone.now())
    return solange
