"""What a template says once it is drawn: a name that one block gives is unknown to the others."""

import re

import pytest

from tests.house import code

BLOCK = re.compile(r"\{% block (\w+) %\}")
GIVEN = re.compile(r"\bas(?:var)? (\w+) %\}")


def _strays(text):
    """Names that a block uses and that only another block gives: they are drawn as nothing."""
    parts = BLOCK.split(text)
    blocks = dict(zip(parts[1::2], parts[2::2], strict=True))
    given = {block: set(GIVEN.findall(body)) for block, body in blocks.items()}
    return [
        f"{name}, que donne {giver}, est vide dans {block}"
        for block, body in blocks.items()
        for giver, names in given.items()
        for name in names - given[block]
        if re.search(rf"\{{\{{ {name}\b", body)
    ]


@pytest.mark.parametrize("path", code.templates(), ids=code.place)
def test_no_block_counts_on_a_name_that_another_gives(path):
    code.none(_strays(path.read_text(encoding="utf-8")))


def test_a_name_given_elsewhere_is_seen():
    text = "{% block a %}{% url 'x' as here %}{% endblock %}{% block b %}{{ here }}{% endblock %}"

    assert _strays(text)
