"""The glossary given in SKOS and taken again: whoever keeps a copy has the same words."""

from datetime import timedelta

import pytest

from impact.knowledge.concepts.models import ConceptScheme
from impact.knowledge.concepts.operations import import_vocabulary
from impact.knowledge.concepts.queries import read_afresh, read_glossary
from impact.knowledge.concepts.vocabularies import read_vocabulary
from tests.cast import NOON

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")


@pytest.fixture(params=["ttl", "jsonld", "rdf"])
def taken(request, client, reference):
    """What is read of the export, where no glossary stands yet."""
    data = client.get(f"/reperes/glossaire.{request.param}").content
    ConceptScheme.objects.filter(code="glossaire").update(code="le-notre")
    return read_vocabulary(data)


def _keep(vocabulary, *, at=NOON):
    return import_vocabulary(vocabulary=vocabulary, by=None, at=at)


def _words(glossary):
    """What SKOS tells of each word: it orders neither names nor ties, and has no main parent."""
    return {
        word.code: {
            "label": word.label,
            "english": word.english,
            "plain": word.plain,
            "definition": word.definition,
            "meanings": {
                (one.voice, one.text, one.source, one.address, one.consequence)
                for one in word.meanings
            },
            **{
                name: sorted(getattr(word, name))
                for name in ("synonyms", "english_synonyms", "hidden")
            },
            **{name: set(getattr(word, name)) for name in ("broader", "narrower", "related")},
        }
        for word in glossary
    }


def test_the_words_taken_are_the_words_given(taken):
    ours = ConceptScheme.objects.get(code="le-notre")
    scheme, outcome = _keep(taken)

    assert outcome.created == 121
    assert scheme.title == ours.title
    assert scheme.license_name == "CC BY-SA 4.0"
    assert _words(read_afresh(scheme)) == _words(read_afresh(ours))


def test_what_is_taken_is_read_with_its_voices(client, taken):
    scheme, _outcome = _keep(taken)

    page = client.get(f"/reperes/vocabulaires/{scheme.code}/pouvoir-dagir/").content.decode()
    assert ">Yann Le Bossé</h3>" in page
    assert "Ce que ça change en pratique" in page
    assert ">En clair</h2>" in page
    assert "Nos mots" not in page


def test_taking_again_changes_nothing(taken):
    _keep(taken)

    _scheme, outcome = _keep(taken, at=NOON + timedelta(days=1))
    assert outcome.touched == 0


def test_nothing_of_ours_is_left_aside_nor_unsound(taken):
    assert list(taken.aside) == ["correspondances avec d’autres vocabulaires"]
    assert taken.breaches == []
    assert read_glossary().words == {}
