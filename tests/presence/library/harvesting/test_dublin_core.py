"""From Dublin Core to a description: what was said, and nothing that was not."""

import pytest

from impact.presence.library.harvesting.dublin_core import describe_told


def test_a_whole_record_becomes_a_description():
    told = describe_told(
        {
            "title": ["Animer une assemblée"],
            "creator": ["Roy, Ginette; Collectif du rang", "Roy, Ginette"],
            "publisher": ["Communagir"],
            "date": ["2019-04"],
            "type": ["Text", "info:eu-repo/semantics/report"],
            "language": ["fr-CA"],
            "format": ["application/pdf"],
            "rights": ["https://creativecommons.org/licenses/by-nc-sa/4.0/deed.fr"],
            "identifier": ["urn:isbn:978-2-00-000000-0", "https://exemple.org/a", "R-12"],
            "description": ["Un.", "Deux."],
        }
    )

    assert told == {
        "title": "Animer une assemblée",
        "type": "REPORT",
        "creators": ["Roy, Ginette", "Collectif du rang"],
        "publisher": "Communagir",
        "year": "2019",
        "language": "fr",
        "format": "PDF",
        "licence": "CC-BY-NC-SA-4.0",
        "url": "https://exemple.org/a",
        "identifier": "978-2-00-000000-0",
        "summary": "Un.\n\nDeux.",
    }


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (["Guide"], "GUIDE"),
        (["Text", "Fiche pratique"], "FACTSHEET"),
        (["info:eu-repo/semantics/article"], "ARTICLE"),
        (["http://purl.org/dc/dcmitype/MovingImage"], "VIDEO"),
        (["Thèse de doctorat"], "REPORT"),
        (["InteractiveResource", "Cours en ligne"], "COURSE"),
        (["InteractiveResource"], "SITE"),
        (["Text"], "OTHER"),
        ([], "OTHER"),
    ],
)
def test_a_kind_is_known_by_its_words(said, kind):
    assert describe_told({"type": said})["type"] == kind


@pytest.mark.parametrize(
    ("said", "year"),
    [
        (["1998-01-05"], "1998"),
        (["modified 2020-01-01"], ""),
        (["Available 2021", "c2004"], "2004"),
        (["printemps"], ""),
        (["20201105"], ""),
    ],
)
def test_a_year_is_the_one_it_came_out(said, year):
    assert describe_told({"date": said})["year"] == year


@pytest.mark.parametrize(
    ("said", "language"),
    [(["Fr"], "fr"), (["eng"], "en"), (["fra", "en-CA"], "fr-en"), (["iu"], "autre"), ([], "")],
)
def test_a_language_that_is_not_told_is_not_guessed(said, language):
    assert describe_told({"language": said})["language"] == language


@pytest.mark.parametrize(
    ("said", "url", "number"),
    [
        (["F1119", "https://exemple.org/F1119"], "https://exemple.org/F1119", ""),
        (["doi:10.1000/xyz"], "https://doi.org/10.1000/xyz", "10.1000/xyz"),
        (["https://doi.org/10.1000/xyz"], "https://doi.org/10.1000/xyz", "10.1000/xyz"),
        (["javascript:alert(1)"], "", ""),
        ([f"https://exemple.org/{'a' * 600}"], "", ""),
    ],
)
def test_an_address_and_a_number_are_told_apart(said, url, number):
    told = describe_told({"identifier": said})

    assert (told["url"], told["identifier"]) == (url, number)


def test_what_is_too_long_is_cut_at_a_word():
    told = describe_told({"title": ["mot " * 200], "description": ["phrase " * 900]})

    assert len(told["title"]) <= 300
    assert told["title"].endswith("mot…")
    assert len(told["summary"]) <= 3000
