"""A small vocabulary of elsewhere, told in the three forms a file may take."""

from rdflib import Graph

TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix v: <https://mots.example/> .

<https://mots.example/> a skos:ConceptScheme ; dct:title "Mots d’ailleurs"@fr, "Words"@en ;
    dct:publisher "Le Gué" ; dct:license <http://creativecommons.org/licenses/by/4.0/> .
v:agir a skos:Concept ; skos:inScheme <https://mots.example/> ;
    skos:prefLabel "agir"@fr, "acting"@en, "actuar"@es ; skos:altLabel "passer à l’acte"@fr ;
    skos:narrower v:decider ; skos:scopeNote "Faire, à plusieurs."@fr .
v:decider a skos:Concept ; skos:inScheme <https://mots.example/> ;
    skos:prefLabel "décider"@fr ; skos:related v:voter, v:nulle-part .
v:voter a skos:Concept ; skos:inScheme <https://mots.example/> ; skos:prefLabel "voting"@en .
v:groupe a skos:Collection ; skos:member v:agir .
"""


def told(form, turtle=TURTLE):
    """Return the vocabulary as the bytes of a file, in the form rdflib calls so."""
    return Graph().parse(data=turtle, format="turtle").serialize(format=form, encoding="utf-8")
