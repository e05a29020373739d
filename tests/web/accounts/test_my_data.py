"""What is known of me: told, counted, copied whole, and who looked at it."""

import csv
import io
import json
import zipfile
from http import HTTPStatus

import pytest
from django.apps import apps

from impact.journeys.needs.models import Rating, SelfAssessment, Source
from impact.knowledge.competencies.models import Version
from impact.trust.accounts.models import User
from impact.trust.journal.models import Entry
from impact.trust.privacy.models import Access, DataRequest, Purpose
from impact.trust.privacy.operations import give_consent, note_access
from impact.web.accounts.export import EXCLUDED, TOLD, personal_data_of
from tests.cast import NOON


@pytest.fixture
def known(team, maude, solange, initiative):
    """Maude assessed herself, agreed for her team, and was looked at once."""
    version = Version.objects.current()
    sitting = SelfAssessment.objects.create(person=maude, version=version, started_at=NOON)
    competency = version.competencies.order_by("position").first()
    said = {"competency": competency, "rated_at": NOON, "level": 3}
    Rating.objects.create(
        source=Source.SELF,
        rater=maude,
        person=maude,
        evidence="=1+1",
        self_assessment=sitting,
        **said,
    )
    Rating.objects.create(source=Source.COACH, rater=solange, person=maude, **said)
    give_consent(person=maude, purpose=Purpose.TEAM, scope=initiative.context, at=NOON)
    note_access(person=maude, by=solange, what="needs.ratings", at=NOON)
    return maude


@pytest.fixture
def copy(client, known):
    client.force_login(known)
    response = client.post("/moi/donnees/copie/")
    assert response["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(response.content))


def _people(model):
    return [
        f"{model._meta.label}.{field.name}"
        for field in model._meta.get_fields()
        if field.concrete and field.related_model is User
    ]


def test_every_link_to_a_person_is_in_her_copy_or_left_out_with_a_reason(db, maude):
    links = {
        link for model in apps.get_models(include_auto_created=True) for link in _people(model)
    }

    assert links - set(TOLD) - set(EXCLUDED) == set(), "ni dans la copie, ni exclus avec un motif"
    assert (set(TOLD) | set(EXCLUDED)) - links == set(), "liens disparus"
    assert set(TOLD.values()) <= set(personal_data_of(maude))


def test_the_copy_holds_everything_as_json(copy, known):
    told = json.loads(copy.read("donnees.json"))

    assert told["profil"][0]["courriel"] == known.email
    assert {row["source"] for row in told["niveaux"]} == {
        "Par soi-même",
        "Par une personne qui accompagne",
    }
    assert told["consentements"][0]["texte_montre"].startswith("À quoi ça sert")
    assert told["acces_a_mes_donnees"][0]["par"] == "Solange Petit"
    assert told["appartenances"][0]["demarche"] == "Le jardin des voisins"
    assert told["demandes"][0]["demande"] == "Exportation"


def test_the_copy_holds_each_kind_as_a_table_a_spreadsheet_opens(copy):
    text = copy.read("tableaux/niveaux.csv").decode("utf-8-sig")

    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 2
    assert "'=1+1" in {row["exemple"] for row in rows}


def test_the_copy_says_how_to_read_it(copy):
    assert "tout ce qu’IMPACT sait de vous" in copy.read("lisez-moi.txt").decode()


def test_the_copy_never_tells_of_others(copy):
    whole = b"".join(copy.read(name) for name in copy.namelist()).decode("utf-8")

    assert "odette" not in whole.lower()
    assert "solange.petit@exemple.test" not in whole


def test_the_copy_is_noted_and_dated(copy, known):
    assert DataRequest.objects.get(person=known).kind == DataRequest.Kind.EXPORT
    assert Entry.objects.filter(actor=known, verb="privacy.data.exported").exists()


def test_a_copy_is_asked_for_not_stumbled_upon(client, maude):
    client.force_login(maude)

    assert client.get("/moi/donnees/copie/").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert not DataRequest.objects.exists()


def test_the_page_counts_what_is_known(client, known):
    client.force_login(known)

    response = client.get("/moi/donnees/")

    counted = {
        str(one.label): one.count for room in response.context["rooms"] for one in room.known
    }
    assert counted["Niveaux donnés à vos compétences"] == 2
    assert counted["Autoévaluations"] == 1
    assert counted["Consultations par quelqu’un d’autre"] == 1
    assert "Objectifs que vous avez écrits" not in counted


@pytest.mark.parametrize(
    "path",
    [
        "/moi/",
        "/moi/donnees/",
        "/moi/donnees/acces/",
        "/moi/donnees/effacement/",
        "/moi/journal/",
        "/moi/profil/",
        "/moi/securite/",
    ],
)
def test_my_pages_cost_few_queries(client, known, path, django_assert_max_num_queries):
    for _rank in range(35):
        note_access(person=known, by=known, what="needs.ratings", at=NOON)
    client.force_login(known)

    with django_assert_max_num_queries(9):
        assert client.get(path).status_code == HTTPStatus.OK


def test_who_looked_is_told_page_by_page(client, maude, solange):
    Access.objects.bulk_create(
        [Access(person=maude, by=solange, what="needs.ratings", at=NOON) for _rank in range(31)]
    )
    client.force_login(maude)

    first = client.get("/moi/donnees/acces/").content.decode()
    second = client.get("/moi/donnees/acces/?page=2").content.decode()

    assert first.count("Vos niveaux, dans un accompagnement") == 30
    assert second.count("Vos niveaux, dans un accompagnement") == 1
    assert "Solange Petit" in first


def test_nobody_sees_who_looked_at_another(client, known, odette):
    client.force_login(odette)

    page = client.get("/moi/donnees/acces/").content.decode()

    assert "Personne d’autre n’a consulté vos données." in page
