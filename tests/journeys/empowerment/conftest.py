"""The compass of twelve components, what is made with it, and a logbook of two entries."""

from datetime import date

import pytest

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import Appraisal, Frame, Item, LogEntry, Photo
from impact.lib.pictures import redraw
from tests.cast import NOON, TODAY
from tests.journeys.empowerment.camera import photo_of


@pytest.fixture
def compass(reference, db) -> Frame:
    return Frame.objects.get(code="ninacs")


@pytest.fixture
def draft(initiative, compass, maude) -> Appraisal:
    """An appraisal together, just begun."""
    return operations.begin_together(
        initiative=initiative,
        frame=compass,
        held_on=TODAY,
        present="Maude Lachance, Solange Petit",
        by=maude,
        at=NOON,
    )


@pytest.fixture
def opened_round(initiative, compass, maude) -> Appraisal:
    """A round everyone answers alone."""
    return operations.open_round(initiative=initiative, frame=compass, by=maude, at=NOON)


@pytest.fixture
def sheet(compass):
    """A whole sheet at one level: `sheet(3)`."""
    codes = list(Item.objects.filter(component__frame=compass).values_list("code", flat=True))
    return lambda level: dict.fromkeys(codes, level)


@pytest.fixture
def corvee(initiative, compass, maude, stage) -> LogEntry:
    """An event of April, tagged, in the logbook of the garden."""
    capital = compass.components.get(code="com-capital")
    told = operations.Told(
        happened_on=date(2025, 4, 12),
        title="La grande corvée",
        body="Quarante voisins ont bêché.",
        actors="La Maison des jeunes, le comité de parents",
        stage=stage("S3"),
        components=[capital],
    )
    return operations.write_entry(initiative=initiative, told=told, by=maude, at=NOON)


@pytest.fixture
def vote(initiative, solange, team) -> LogEntry:
    """A change of May, by another hand."""
    told = operations.Told(
        happened_on=date(2025, 5, 2), title="La ville nous confie le terrain", kind="CHANGE"
    )
    return operations.write_entry(initiative=initiative, told=told, by=solange, at=NOON)


@pytest.fixture
def photo(corvee, maude) -> Photo:
    """A picture of the event; nobody agreed to anything yet."""
    return operations.add_photo(
        entry=corvee, redrawn=redraw(photo_of()), alt="Des gens bêchent", by=maude, at=NOON
    )
