"""When two wordings mean the same."""

import pytest

from impact.knowledge.competencies.meaning import Ancestor, Meaning, meaning_of, plain, thread_for


def _meaning(description: str = "Aller vers les gens", scope: str = "MIXED") -> Meaning:
    return meaning_of(
        description=description, indicators={1: "Écoute.", 2: "Relie."}, scope=scope, scale="mdcl"
    )


@pytest.mark.parametrize(
    ("typed", "retyped"),
    [
        ("l'élan", "l’élan"),
        ('un "nous"', "un «\u00a0nous\u00a0»"),
        ("trois choses : voir", "trois choses\u00a0: voir"),
        ("Qui porte ?", "Qui porte?"),
        ("deux  espaces", "deux espaces "),
    ],
)
def test_setting_the_type_right_changes_no_meaning(typed, retyped):
    assert plain(typed) == plain(retyped)


@pytest.mark.parametrize(
    ("said", "resaid"), [("agir", "réagir"), ("un pair", "une paire"), ("a", "A")]
)
def test_another_word_changes_the_meaning(said, resaid):
    assert plain(said) != plain(resaid)


def test_a_competency_that_means_the_same_keeps_its_thread():
    ancestor = Ancestor("A1", "mdcl:A1:0.1.0", _meaning())

    assert thread_for(meaning=_meaning(), ancestors=[ancestor], fresh="new") == "mdcl:A1:0.1.0"


@pytest.mark.parametrize("other", [_meaning("Rejoindre les gens"), _meaning(scope="COLLECTIVE")])
def test_a_competency_that_means_something_else_begins_a_thread(other):
    ancestor = Ancestor("A1", "mdcl:A1:0.1.0", _meaning())

    assert thread_for(meaning=other, ancestors=[ancestor], fresh="new") == "new"


def test_of_two_ancestors_the_thread_is_that_of_the_one_meaning_the_same():
    ancestors = [
        Ancestor("A1", "first", _meaning("Autre chose")),
        Ancestor("A2", "second", _meaning()),
    ]

    assert thread_for(meaning=_meaning(), ancestors=ancestors, fresh="new") == "second"
