"""A name is found as people say it, and taken out only where it stands whole."""

import pytest

from impact.trust.privacy.names import find_names, take_out, take_out_of_value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jumeler Solange et Rosalie", ["Solange Petit"]),
        ("Mme Petit a dit oui", ["Solange Petit"]),
        ("Un petit pas", []),
        ("Les solangelles", []),
        ("solange", []),
        ("Avec Éva-Maude Lachance-Roy", ["Maude Lachance"]),
        ("", []),
    ],
)
def test_people_are_found_by_any_of_their_names(text, found):
    assert find_names([text], people=["Maude Lachance", "Solange Petit", "Jo"]) == found


def test_a_whole_name_is_taken_out_wherever_it_stands():
    told = take_out("Solange Petit", of="solange petit, Solange Petite")

    assert told == "une personne partie, Solange Petite"


def test_a_name_as_short_as_a_word_is_left():
    assert take_out("Jo", of="Jo est là") == "Jo est là"


def test_plain_values_lose_the_name_and_keep_their_keys():
    values = {"Solange": ["avec Solange", 3, {"dissent": "Solange", "level": None}]}

    assert take_out_of_value("Solange", of=values) == {
        "Solange": [
            "avec une personne partie",
            3,
            {"dissent": "une personne partie", "level": None},
        ]
    }
