"""What was published on the site stays as it was published when the files are installed again."""

from contextlib import suppress
from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction

from impact.knowledge.concepts.corrections import CONCEPTS, MEANINGS, concept_of
from impact.knowledge.concepts.models import Concept, Definition
from impact.knowledge.concepts.operations import install_concepts
from impact.knowledge.concepts.queries import read_glossary, read_terms
from impact.lib.content import BadContent
from tests.cast import NOON

NAME = "concepts/glossaire.yaml"
TODAY = date(2025, 5, 5)
OURS = "concertation--notre-table"
MEANING = {
    "concept": "concertation",
    "text": "Se parler avant d’agir, et agir ensemble après.",
    "voice": "Notre table",
    "consequence": "Chaque rencontre finit par ce que l’on fera.",
    "source": "Rencontre du 3 mars",
}


@pytest.fixture
def say(reference):
    """Publish a change of a word: `say("concertation", plain="Se parler.")`."""

    def say(code, **says):
        CONCEPTS.apply(code, (concept_of(code) or {}) | says, NOON)

    return say


@pytest.fixture
def install(altered):
    return lambda edit=lambda content: None: install_concepts(path=altered(NAME, edit), on=TODAY)


def _word(content, code):
    return next(one for one in content["concepts"] if one["code"] == code)


def test_a_word_the_site_holds_is_left_by_its_file(say, install):
    say("concertation", plain="Se parler.", synonyms=["parlure"])

    outcome = install(lambda content: _word(content, "concertation").update(plain="Autre chose."))

    word = read_glossary().words["concertation"]
    assert (word.plain, word.synonyms) == ("Se parler.", ("parlure",))
    assert (outcome.held, outcome.touched) == (1, 0)


def test_a_word_only_the_site_knows_is_not_retired(say, install):
    new = {"label": "corvée", "plain": "On s’y met.", "definition": "…", "source": "Usage"}
    say("corvee", **new, broader="mobilisation", related=["concertation"])

    assert install().touched == 0

    word = read_glossary().words["corvee"]
    assert word.parent == "mobilisation"
    assert "corvee" in read_glossary().words["concertation"].related


def test_the_file_takes_back_what_it_says_as_the_site_does(say, install):
    say("concertation", plain="Se parler.")

    def agree(content):
        _word(content, "concertation").update(plain="Se parler.")

    assert install(agree).held == 0
    assert install().changed == 1
    assert read_glossary().words["concertation"].plain != "Se parler."


def test_a_word_the_site_retired_does_not_come_back(reference, install):
    CONCEPTS.retire("coaching", NOON)

    install()

    assert "coaching" not in read_glossary().words
    assert Concept.objects.in_scheme("glossaire").get(code="coaching").is_retired


def test_a_meaning_stands_beside_those_of_the_file(reference, install):
    before = len(read_glossary().words["concertation"].meanings)
    MEANINGS.apply(OURS, MEANING, NOON)

    assert install().touched == 0

    meanings = read_glossary().words["concertation"].meanings
    assert [one.rank for one in meanings] == list(range(1, before + 2))
    assert meanings[-1].voice == "Notre table"
    assert MEANINGS.content_of(OURS) == MEANING | {"address": ""}


def test_a_meaning_of_the_file_that_was_corrected_stays_corrected(reference, install):
    key = "pouvoir-dagir--yann-le-bosse"
    said = MEANINGS.content_of(key)
    MEANINGS.apply(key, said | {"text": "Autrement."}, NOON)

    assert install().held == 1
    assert MEANINGS.content_of(key)["text"] == "Autrement."

    MEANINGS.apply(key, said, NOON)
    assert install().held == 0


def test_a_meaning_taken_out_stays_out(reference, install):
    MEANINGS.retire("pouvoir-dagir--unesco", NOON)

    install()

    assert "unesco" not in [one.slug for one in read_glossary().words["pouvoir-dagir"].meanings]
    assert Definition.objects.filter(slug="unesco").exists()


def test_what_the_file_and_the_site_say_must_hold_together(say, install):
    say("estime-de-soi", related=["economie-sociale"])

    def put_under(content):
        _word(content, "empowerment-individuel").update(broader="economie-sociale")

    with pytest.raises(BadContent, match="avec ce que le site tient"):
        install(put_under)


def test_what_was_read_inside_a_change_that_is_undone_is_not_remembered(say):
    with suppress(ZeroDivisionError), transaction.atomic():
        say("concertation", plain="Défait.")
        assert read_glossary().words["concertation"].plain == "Défait."
        assert read_terms().words["concertation"].plain == "Défait."
        raise ZeroDivisionError
    say("concertation", plain="Fait.")

    assert read_glossary().words["concertation"].plain == "Fait."
    assert read_terms().words["concertation"].plain == "Fait."


def test_the_file_written_back_holds_all_and_gives_the_site_nothing_more_to_hold(say, tmp_path):
    new = {"label": "corvée", "plain": "On s’y met.", "definition": "…", "source": "Usage"}
    say("corvee", **new, broader="mobilisation", related=["concertation"])
    say("concertation", plain="Se parler.", synonyms=["parlure"])
    MEANINGS.apply(OURS, MEANING, NOON)
    file = tmp_path / "glossaire.yaml"
    call_command("export_concepts", str(file))

    outcome = install_concepts(path=file, on=TODAY)

    assert (outcome.held, outcome.touched) == (0, 0)
    assert read_glossary().words["corvee"].related == ("concertation",)
    assert not Concept.objects.glossary().exclude(held_at=None).exists()
