"""Importing the municipality directory: foreseen, then whole or not at all, then nothing more."""

from time import perf_counter

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from impact.knowledge.territories.directory import read_directory
from impact.knowledge.territories.models import Kind, Territory
from impact.knowledge.territories.operations import (
    DirectoryRefused,
    foresee_directory,
    import_directory,
)
from impact.trust.journal.models import Entry
from tests.cast import NOON, TODAY
from tests.knowledge.territories.conftest import HEADER, LINES

#: The whole file, read, compared and written, on a busy machine.
SECONDS = 5


def _counts(foreseen):
    told = foreseen.comparison
    return len(told.created), len(told.changed), len(told.retired), len(told.kept)


@pytest.fixture
def imported(reference, directory):
    return import_directory(directory=directory(), year=2025, by=None, at=NOON)


def test_what_would_change_is_told_and_nothing_is_written(reference, directory):
    foreseen = foresee_directory(directory=directory(), year=2025)

    assert _counts(foreseen) == (4, 0, 0, 0)
    assert not Territory.objects.localities().exists()


def test_each_kind_stands_in_its_mrc(imported):
    standing = Territory.objects.localities().with_lineage()
    kinds = {place.slug: (place.kind, place.parent.slug) for place in standing}

    assert kinds == {
        "mun-10043": (Kind.MUNICIPALITY, "mrc-10"),
        "mun-10030": (Kind.MUNICIPALITY, "mrc-10"),
        "mun-10902": (Kind.UNORGANIZED, "mrc-10"),
        "mun-12802": (Kind.INDIGENOUS, "mrc-12"),
    }


def test_indigenous_communities_are_out_of_aggregates(imported):
    counted = Territory.objects.localities().in_aggregates()

    assert "mun-12802" not in [place.slug for place in counted]
    assert counted.count() == 3


def test_importing_twice_changes_nothing(imported, directory):
    again = import_directory(directory=directory(), year=2026, by=None, at=NOON)

    assert _counts(again) == (0, 0, 0, 4)
    assert Territory.objects.get(slug="mun-10043").population_year == 2025
    assert Entry.objects.filter(verb="territories.directory.imported").count() == 1


def test_a_new_figure_takes_its_year(imported, directory):
    grown = directory(LINES[0].replace("51 256", "52000"), *LINES[1:])

    told = import_directory(directory=grown, year=2026, by=None, at=NOON)

    assert [names for _facts, names in told.comparison.changed] == [
        ("population", "population_year")
    ]
    rimouski = Territory.objects.get(slug="mun-10043")
    assert (rimouski.population, rimouski.population_year) == (52000, 2026)


def test_what_left_the_directory_is_retired_and_may_come_back(imported, directory):
    import_directory(directory=directory(*LINES[:3]), year=2025, by=None, at=NOON)
    gone = Territory.objects.get(slug="mun-12802")

    assert gone.valid_to == TODAY

    import_directory(directory=directory(), year=2025, by=None, at=NOON)
    gone.refresh_from_db()
    assert gone.valid_to is None


def test_losing_many_is_warned_of(imported, directory):
    (warning,) = foresee_directory(directory=directory(*LINES[:2]), year=2025).warnings

    assert "2 municipalités sur 4 seraient retirées" in warning.cause


@pytest.mark.parametrize(
    ("line", "column", "cause"),
    [
        ("10043,Ici,Ville,01,999,False,5,48,-68", "mrc_code", "MRC 999 inconnue"),
        ("10043,Ici,Ville,99,10,False,5,48,-68", "region_code", "région 99 inconnue"),
        ("10043,Ici,Ville,02,10,False,5,48,-68", "mrc_code", "n’est pas dans la région 02"),
        ("10043,,Ville,01,10,False,5,48,-68", "nom", "vide"),
    ],
)
def test_one_error_blocks_everything(line, column, cause, reference, directory):
    faulty = directory(*LINES[1:], line)
    (error,) = foresee_directory(directory=faulty, year=2025).errors

    assert (error.line, error.column) == (5, column)
    assert cause in error.cause
    with pytest.raises(DirectoryRefused):
        import_directory(directory=faulty, year=2025, by=None, at=NOON)
    assert not Territory.objects.localities().exists()


def test_a_place_without_mrc_goes_under_its_region_with_a_warning(reference, directory):
    told = import_directory(
        directory=directory("99908,Toponyme,Ville,10,,False,5,58,-70"), year=2025, by=None, at=NOON
    )

    assert [fault.column for fault in told.warnings] == ["mrc_code"]
    assert Territory.objects.get(slug="mun-99908").parent.slug == "region-10"


def test_the_journal_says_who_and_how_many(theo, reference, directory):
    import_directory(directory=directory(), year=2025, by=theo, at=NOON)

    entry = Entry.objects.get(verb="territories.directory.imported")
    assert entry.actor == theo
    assert entry.details == {"created": 4, "changed": 0, "retired": 0}


def test_the_published_directory_comes_in_whole_twice_and_fast(reference, published):
    start = perf_counter()

    first = import_directory(directory=read_directory(published), year=2025, by=None, at=NOON)
    again = import_directory(directory=read_directory(published), year=2025, by=None, at=NOON)

    assert perf_counter() - start < SECONDS
    assert _counts(first) == (1285, 0, 0, 0)
    assert _counts(again) == (0, 0, 0, 1285)
    assert first.errors == []
    standing = Territory.objects.official().localities()
    assert standing.filter(kind=Kind.UNORGANIZED).count() == 105
    assert standing.filter(kind=Kind.INDIGENOUS, is_indigenous=True).count() == 77


class TestTheCommand:
    @pytest.fixture
    def file(self, reference, tmp_path):
        file = tmp_path / "repertoire.csv"
        file.write_text("\n".join([HEADER, *LINES]), encoding="utf-8")
        return file

    def test_it_only_shows_unless_told_to_act(self, file, capsys):
        call_command("import_municipalities", str(file))

        assert "à créer\u00a0: 4" in capsys.readouterr().out
        assert not Territory.objects.localities().exists()

    def test_it_acts_when_told(self, file):
        call_command("import_municipalities", str(file), "--appliquer", "--annee", "2024")

        assert Territory.objects.get(slug="mun-10043").population_year == 2024

    def test_it_reports_each_fault_and_fails(self, file, capsys):
        file.write_text(f"{HEADER}\n1,Ici,Ville,01,10,False,,48,-68", encoding="utf-8")

        with pytest.raises(CommandError, match="rien n’a été importé, erreurs\u00a0: 1"):
            call_command("import_municipalities", str(file), "--appliquer")

        said = capsys.readouterr().out
        assert "ligne 2, colonne code, erreur\u00a0:" in said
        assert "ligne 2, colonne population, avertissement\u00a0:" in said

    def test_a_file_that_is_not_there_is_said(self, reference, tmp_path):
        with pytest.raises(CommandError, match="ne se lit pas"):
            call_command("import_municipalities", str(tmp_path / "rien.csv"))
