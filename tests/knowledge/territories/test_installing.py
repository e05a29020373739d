"""Installing regions and MRC from their file."""

from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from impact.knowledge.territories.models import Territory
from impact.knowledge.territories.operations import install_territories
from impact.lib.content import BadContent

NAME = "territories/quebec.yaml"
TODAY = date(2025, 5, 5)


def _everything():
    return list(Territory.objects.order_by("pk").values())


def _county(content, code):
    return next(c for r in content["regions"] for c in r["counties"] if c["code"] == code)


def test_17_regions_hold_104_mrc_and_equivalents(reference):
    standing = Territory.objects.official().in_force()

    assert standing.regions().count() == 17
    assert standing.filter(kind="MRC").count() == 87
    assert standing.filter(kind="TE").count() == 17
    assert standing.counties().filter(population=None).count() == 0
    assert standing.counties().filter(latitude=None).count() == 0


def test_a_region_counts_the_people_of_its_mrc(reference):
    assert Territory.objects.get(slug="region-10").population == 47122
    assert Territory.objects.get(slug="region-10").population_year == 2025


def test_installing_twice_changes_nothing(reference, capsys):
    call_command("install_territories")

    assert "ajouts\u00a0: 0, changements\u00a0: 0, retraits\u00a0: 0" in capsys.readouterr().out


def test_what_leaves_the_file_is_retired_and_comes_back(reference, altered):
    without = altered(NAME, lambda content: content["regions"][0]["counties"].pop())

    told = install_territories(path=without, on=TODAY)

    assert (told.retired, told.changed) == (1, 1)  # The region loses its people too.
    assert Territory.objects.get(slug="mrc-14").valid_to == TODAY
    assert install_territories(path=without, on=TODAY).touched == 0
    assert install_territories(path=altered(NAME), on=TODAY).changed == 2
    assert Territory.objects.get(slug="mrc-14").valid_to is None


def test_two_tiles_may_trade_places(reference, altered):
    def trade(content):
        one, other = _county(content, "07"), _county(content, "08")
        one["tile"], other["tile"] = other["tile"], one["tile"]

    before = Territory.objects.get(slug="mrc-07").tile

    assert install_territories(path=altered(NAME, trade), on=TODAY).changed == 2
    assert Territory.objects.get(slug="mrc-08").tile == before


def test_an_mrc_may_change_region(reference, altered):
    def move(content):
        content["regions"][1]["counties"].append(content["regions"][0]["counties"].pop())

    install_territories(path=altered(NAME, move), on=TODAY)

    assert Territory.objects.get(slug="mrc-14").parent.code == "02"


def test_what_is_invented_is_left_alone(val_des_rapides, altered):
    install_territories(path=altered(NAME), on=TODAY)

    val_des_rapides.refresh_from_db()
    assert not val_des_rapides.is_retired


@pytest.mark.parametrize(
    ("edit", "code", "cause"),
    [
        (
            lambda c: _county(c, "08").update(tile=_county(c, "07")["tile"]),
            "08",
            "est déjà celle de 07",
        ),
        (lambda c: _county(c, "08").update(code="91"), "91", "ce code est là deux fois"),
        (lambda c: _county(c, "08").update(kind="COMTÉ"), "08", "attendu\u00a0: MRC, TE"),
        (lambda c: _county(c, "08").update(point=[148, -67]), "08", "n’est pas sur la Terre"),
        (lambda c: _county(c, "08").update(tile=[1.5, 2]), "08", "deux entiers"),
        (lambda c: _county(c, "08").update(population=-1), "08", "un nombre est négatif"),
        (lambda c: _county(c, "08").update(indigenous="non"), "08", "true ou false"),
        (lambda c: _county(c, "08").pop("name"), "08", "il manque «\u00a0name\u00a0»"),
        (lambda c: _county(c, "08").update(nom="x"), "08", "clé inconnue «\u00a0nom\u00a0»"),
        (lambda c: c["regions"][0].update(counties=[]), "01", "aucune MRC"),
        (lambda c: c.pop("population_year"), "", "il manque «\u00a0population_year\u00a0»"),
    ],
)
def test_a_faulty_file_changes_nothing(edit, code, cause, reference, altered):
    path = altered(NAME, edit)
    before = _everything()

    with pytest.raises(BadContent) as refusal:
        install_territories(path=path, on=TODAY)

    assert (refusal.value.file, refusal.value.code) == (path, code)
    assert cause in refusal.value.cause
    assert _everything() == before


def test_the_command_names_the_file_the_code_and_the_cause(reference, altered):
    path = altered(NAME, lambda content: _county(content, "08").pop("point"))

    with pytest.raises(CommandError, match=r"quebec\.yaml, 08\u00a0: «\u00a0point\u00a0»"):
        call_command("install_territories", str(path))
