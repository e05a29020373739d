"""What machines read: each public thing keeps one address and says what set it belongs to."""

import uuid


def test_a_competency_is_a_term_of_the_framework(linked):
    term = linked("/referentiel/A1/")["DefinedTerm"]

    assert term["@id"] == "http://testserver/referentiel/A1/"
    assert term["termCode"] == "A1"
    assert term["inDefinedTermSet"] == {"@id": "http://testserver/referentiel/"}
    assert term["alternateName"]["@language"] == "en"


def test_a_competency_keeps_the_identifier_an_exchange_would_give_it(linked):
    identifiers = [linked("/referentiel/A1/")["DefinedTerm"]["identifier"] for _ in range(2)]

    assert identifiers[0] == identifiers[1]
    assert identifiers[0]["propertyID"] == "CFItem.identifier"
    assert uuid.UUID(identifiers[0]["value"]).version == 5


def test_the_framework_is_a_set_of_its_terms(linked):
    terms = linked("/referentiel/")["DefinedTermSet"]

    assert terms["identifier"] == "mdcl:0.1.0"
    assert len(terms["hasDefinedTerm"]) == 50
    assert terms["license"].startswith("https://creativecommons.org/licenses/by-sa/4.0/")


def test_a_filter_does_not_shrink_the_set(linked):
    terms = linked("/referentiel/?portee=collective")["DefinedTermSet"]

    assert len(terms["hasDefinedTerm"]) == 50


def test_stages_and_roles_have_their_own_lasting_names(linked):
    stage = linked("/cycle/emergence/")["DefinedTerm"]
    role = linked("/roles/coordination/")["DefinedTerm"]

    assert stage["@id"] == "http://testserver/cycle/emergence/"
    assert role["@id"] == "http://testserver/roles/coordination/"
    assert len(linked("/cycle/")["DefinedTermSet"]["hasDefinedTerm"]) == 8
    assert len(linked("/roles/")["DefinedTermSet"]["hasDefinedTerm"]) == 10


def test_every_page_says_where_it_stands(linked):
    steps = linked("/referentiel/matrice/coordination/emergence/")["BreadcrumbList"]

    assert [step["position"] for step in steps["itemListElement"]] == [1, 2, 3]
    assert steps["itemListElement"][1]["item"] == "http://testserver/referentiel/matrice/"
