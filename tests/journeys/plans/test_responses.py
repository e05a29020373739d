"""The kinds of response come from a file written by people, and are checked as such."""

import pytest

from impact.journeys.plans.responses import Kind, find_response, read_responses, responses
from impact.knowledge.concepts.models import Concept
from impact.lib.content import BadContent

HEAD = "source: Essai\nlicense: CC0\nlanguage: fr\nversion: '1'\nresponses:\n"
ONE = """- code: essai
  name: Un essai
  kind: {kind}
  setting: GROUP
  cost_band: 1
  cost: rien
  advantages: beaucoup
  limits: peu
  natures: [savoirs]
  from_level: {start}
  to_level: 2
  transfer: faible
"""


def write(folder, text):
    path = folder / "responses.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_the_field_knows_fifteen_kinds_of_response_from_every_side():
    assert len(responses()) == 15
    assert {one.kind for one in responses()} == {*Kind}


def test_every_nature_a_response_works_on_is_one_of_the_concepts(reference, db):
    natures = set(Concept.objects.filter(scheme__code="natures").values_list("code", flat=True))

    assert {nature for one in responses() for nature in one.natures} <= natures


def test_a_response_the_content_no_longer_has_is_simply_not_found():
    assert find_response("disparue") is None


def test_an_unknown_kind_is_refused_with_the_file_and_the_code(tmp_path):
    path = write(tmp_path, ONE.format(kind="MIRACLE", start=0))

    with pytest.raises(BadContent, match=r"responses\.yaml, essai.*MIRACLE"):
        read_responses(path)


def test_a_response_that_leads_nowhere_is_refused(tmp_path):
    path = write(tmp_path, ONE.format(kind="TRAINING", start=2))

    with pytest.raises(BadContent, match="niveau visé"):
        read_responses(path)
