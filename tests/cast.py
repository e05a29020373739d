"""The people and places every test shares, each there for a reason. All are invented.

Maude coordinates, Solange belongs, Rosalie left, Odette is a stranger, Théo is of the
staff (and a stranger too). Val-des-Rapides is a town that exists on no map.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import Kind, Territory
from impact.presence.communities import operations
from impact.presence.communities.models import Initiative, Membership
from impact.trust.accounts.models import User

QUEBEC = ZoneInfo("America/Toronto")
#: The day the tests take place, unless they say otherwise.
NOON = datetime(2025, 5, 5, 12, tzinfo=QUEBEC).astimezone(UTC)
TODAY = date(2025, 5, 5)
#: When the initiative of the cast began.
SPRING = NOON - timedelta(days=60)

#: Who carries the initiative of the cast, by first name, and the codes of her roles.
TEAM = {
    "maude": ["COO"],
    "solange": ["CIL"],
    "bastien": ["AGD", "ANI"],
    "ginette": ["ELU"],
    "yvon": ["BAF"],
    "noemie": ["ORC"],
}


@pytest.fixture
def person(db) -> Callable[..., User]:
    """Bring in someone by her name: `person("Clarisse Dubé")`."""

    def bring(name: str, **fields) -> User:
        address = name.lower().replace(" ", ".").encode("ascii", "ignore").decode()
        return User.objects.create_user(f"{address}@exemple.test", display_name=name, **fields)

    return bring


@pytest.fixture
def maude(person) -> User:
    """She coordinates."""
    return person("Maude Lachance")


@pytest.fixture
def solange(person) -> User:
    """She belongs, and coordinates nothing."""
    return person("Solange Petit")


@pytest.fixture
def bastien(person) -> User:
    """He belongs, and plays two roles."""
    return person("Bastien Laforest")


@pytest.fixture
def ginette(person) -> User:
    """She belongs, elected."""
    return person("Ginette Desrosiers")


@pytest.fixture
def yvon(person) -> User:
    """He belongs, for the people who fund."""
    return person("Yvon Lajoie")


@pytest.fixture
def noemie(person) -> User:
    """She belongs, and organizes."""
    return person("Noémie Beausoleil")


@pytest.fixture
def odette(person) -> User:
    """She is a stranger."""
    return person("Odette Ailleurs")


@pytest.fixture
def rosalie(person) -> User:
    """She belonged, and left."""
    return person("Rosalie Partie")


@pytest.fixture
def theo(person) -> User:
    """He is of the site's staff, and a stranger like any other."""
    return person("Théo Bureau", is_staff=True)


@pytest.fixture
def stage(reference) -> Callable[[str], Stage]:
    """Find a stage by its code: `stage("S3")`."""
    return lambda code: Stage.objects.get(code=code)


@pytest.fixture
def role(reference) -> Callable[[str], Role]:
    """Find a role by its code: `role("COO")`."""
    return lambda code: Role.objects.get(code=code)


@pytest.fixture
def val_des_rapides(reference) -> Territory:
    """A town that is invented, and says so."""
    region, _is_new = Territory.objects.get_or_create(
        kind=Kind.REGION,
        code="99",
        defaults={
            "slug": "region-99",
            "name": "Haute-Dérive (région fictive)",
            "folded_name": "haute-derive",
            "valid_from": date(2000, 1, 1),
            "is_fictional": True,
        },
    )
    town, _is_new = Territory.objects.get_or_create(
        kind=Kind.TE,
        code="999",
        defaults={
            "slug": "mrc-999",
            "name": "Val-des-Rapides (ville fictive)",
            "folded_name": "val-des-rapides",
            "parent": region,
            "valid_from": date(2000, 1, 1),
            "is_fictional": True,
        },
    )
    return town


@pytest.fixture
def initiative(maude, val_des_rapides, stage, role) -> Initiative:
    """« Le jardin des voisins »: Maude alone for now, at Forming the collective actor."""
    return operations.create_initiative(
        outline=operations.Outline(
            name="Le jardin des voisins",
            about="Que chaque coin de la ville ait de quoi manger frais, à pied.",
            territories=[val_des_rapides],
        ),
        stages=[stage("S2"), stage("S3")],
        main=stage("S3"),
        roles=[role(code) for code in TEAM["maude"]],
        by=maude,
        at=SPRING,
    )


@pytest.fixture
def other_initiative(odette, val_des_rapides, stage, role) -> Initiative:
    """« La corvée du rang »: Odette's, in the same town; nobody of the cast belongs to it."""
    return operations.create_initiative(
        outline=operations.Outline(
            name="La corvée du rang", about="Déneiger ensemble.", territories=[val_des_rapides]
        ),
        stages=[stage("S3")],
        main=stage("S3"),
        roles=[role("COO")],
        by=odette,
        at=SPRING,
    )


@pytest.fixture
def team(initiative, maude, solange, bastien, ginette, yvon, noemie, rosalie, role) -> list[User]:
    """Six people who carry `initiative`, Maude first; Rosalie was the seventh and left."""
    people = {
        "solange": solange,
        "bastien": bastien,
        "ginette": ginette,
        "yvon": yvon,
        "noemie": noemie,
    }
    for day, (name, someone) in enumerate(people.items(), start=1):
        operations.join(
            initiative=initiative,
            person=someone,
            roles=[role(code) for code in TEAM[name]],
            at=SPRING + timedelta(days=day),
        )
    operations.join(initiative=initiative, person=rosalie, at=SPRING + timedelta(days=9))
    operations.leave(initiative=initiative, person=rosalie, at=NOON - timedelta(days=10))
    return [maude, *people.values()]


@pytest.fixture
def membership(initiative) -> Callable[[User], Membership]:
    """Find what ties someone to `initiative` today: `membership(solange)`."""
    return lambda someone: initiative.memberships.current().get(person=someone)
