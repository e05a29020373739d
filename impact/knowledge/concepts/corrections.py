"""A word of the glossary, and a meaning of it, as things anyone may propose to change or to add.

They are two kinds, so that a definition someone proposes never waits for, nor undoes, what another
proposes of the same word: each meaning has its own proposals and its own history.
"""

from collections.abc import Mapping
from datetime import datetime

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.knowledge.concepts import operations
from impact.knowledge.concepts.content import slug_of
from impact.knowledge.concepts.contents import Values, tell_concept, tell_meaning
from impact.knowledge.concepts.models import GLOSSARY, Concept, Definition, Language
from impact.knowledge.concepts.queries import Word, read_glossary
from impact.knowledge.concepts.soundness import find_faults
from impact.trust.publishing.faults import NO_ADDRESS, is_address, limits_of, too_long
from impact.trust.publishing.kinds import Content, Field, Kind, Shape
from impact.trust.publishing.models import Publication

__all__ = ["CONCEPTS", "MEANING", "MEANINGS", "concept_of", "meaning_key"]

MEANING = "sens"
#: Between the code of a word and the name of one of its meanings, in the key of the meaning.
_BETWEEN = "--"
_LONGEST_KEY = 100


def _names() -> dict[str, str]:
    return {word.code: word.label for word in read_glossary()}


def _families() -> dict[str, str]:
    """The widest word that each stands under, by the code of each."""
    glossary = read_glossary()
    return {code: glossary.top_of(code).title for code in glossary.words}


CONCEPT_FIELDS = (
    Field(
        "label",
        gettext_lazy("Le mot"),
        hint=gettext_lazy("Comme on l’écrit au milieu d’une phrase."),
        is_required=True,
        limit=200,
    ),
    Field(
        "plain",
        gettext_lazy("En clair"),
        Shape.TEXT,
        hint=gettext_lazy("Deux ou trois phrases courtes, des mots de tous les jours."),
        is_required=True,
        limit=600,
    ),
    Field("definition", gettext_lazy("Définition"), Shape.TEXT, is_required=True, limit=1500),
    Field("source", gettext_lazy("Source de la définition"), is_required=True, limit=300),
    Field("address", gettext_lazy("Adresse web de la source"), Shape.ADDRESS, limit=500),
    Field(
        "consequence",
        gettext_lazy("Ce que cette définition change en pratique"),
        Shape.TEXT,
        hint=gettext_lazy("Nécessaire quand d’autres sens du mot existent."),
        limit=1000,
    ),
    Field("synonyms", gettext_lazy("On dit aussi"), Shape.LIST),
    Field("label_en", gettext_lazy("En anglais"), limit=200),
    Field("synonyms_en", gettext_lazy("On dit aussi, en anglais"), Shape.LIST),
    Field(
        "no_equivalent_in",
        gettext_lazy("Pas d’équivalent en"),
        Shape.CHOICE,
        words=lambda: dict(Language.choices),
        hint=gettext_lazy("Si l’une des deux langues n’a pas de mot à elle pour cette notion."),
    ),
    Field("equivalence_note", gettext_lazy("Pourquoi il n’y en a pas"), Shape.TEXT, limit=600),
    Field(
        "hidden",
        gettext_lazy("Ce qu’on tape pour le trouver"),
        Shape.LIST,
        hint=gettext_lazy("Un par ligne; jamais montré, la recherche s’en sert."),
    ),
    Field("broader", gettext_lazy("Mot plus large"), Shape.CHOICE, words=_names),
    Field(
        "also_broader",
        gettext_lazy("Aussi sous"),
        Shape.LIST,
        words=_names,
        groups=_families,
    ),
    Field("related", gettext_lazy("Mots voisins"), Shape.LIST, words=_names, groups=_families),
)

MEANING_FIELDS = (
    Field(
        "concept",
        gettext_lazy("Le mot"),
        Shape.CHOICE,
        words=_names,
        is_required=True,
        is_fixed=True,
    ),
    Field(
        "text",
        gettext_lazy("La définition"),
        Shape.TEXT,
        hint=gettext_lazy("Dans vos mots, même si elle vient d’ailleurs."),
        is_required=True,
        limit=1500,
    ),
    Field(
        "voice",
        gettext_lazy("Qui le dit ainsi"),
        hint=gettext_lazy("Une personne qui a publié, un organisme, un milieu, une table."),
        is_required=True,
        limit=200,
    ),
    Field(
        "consequence",
        gettext_lazy("Ce que ça change en pratique"),
        Shape.TEXT,
        hint=gettext_lazy("Quand on l’entend ainsi, que fait-on autrement?"),
        is_required=True,
        limit=1000,
    ),
    Field(
        "source",
        gettext_lazy("D’où vient-elle"),
        hint=gettext_lazy("Un livre, un site, une rencontre et sa date."),
        is_required=True,
        limit=300,
    ),
    Field("address", gettext_lazy("Adresse web, s’il y en a une"), Shape.ADDRESS, limit=500),
)


def concept_of(code: str) -> Values | None:
    """Return what a word says now; None when the glossary does not hold it."""
    word = read_glossary().words.get(code)
    return tell_concept(word) if word else None


def meaning_key(code: str, slug: str) -> str:
    return f"{code}{_BETWEEN}{slug}"


def _meaning_of(key: str) -> Values | None:
    word, slug = _split(key)
    found = [one for one in word.meanings if one.slug == slug and slug] if word else []
    return tell_meaning(word, found[0]) if word and found else None


def _check_concept(code: str, content: Content) -> Mapping[str, str]:
    faults = _common_faults(CONCEPT_FIELDS, content)
    return {**find_faults(code, content, glossary=read_glossary()), **faults}


def _check_meaning(key: str, content: Content) -> Mapping[str, str]:
    faults = _common_faults(MEANING_FIELDS, content)
    code = str(content.get("concept") or "")
    word = read_glossary().words.get(code)
    if word is None:
        faults["concept"] = _("Choisissez le mot dont c’est un sens.")
    elif key.partition(_BETWEEN)[0] != code:
        faults["concept"] = _("Un sens reste à son mot. Proposez-en un nouveau pour l’autre mot.")
    elif _is_taken(word, key, slug=slug_of(str(content.get("voice") or ""))):
        faults["voice"] = _("Cette voix porte déjà un sens de ce mot\u00a0: corrigez-le plutôt.")
    return faults


def _is_taken(word: Word, key: str, *, slug: str) -> bool:
    mine = key.partition(_BETWEEN)[2]
    return any(slug_of(one.voice) == slug and one.slug != mine for one in word.meanings if one.slug)


def _common_faults(fields: tuple[Field, ...], content: Content) -> dict[str, str]:
    faults = too_long(content, limits=limits_of(fields))
    for field in fields:
        if field.is_required and not str(content.get(field.name) or "").strip():
            faults[field.name] = _("Il manque ici quelque chose.")
    address = str(content.get("address") or "").strip()
    if address and not is_address(address):
        faults["address"] = str(NO_ADDRESS)
    return faults


def _apply_concept(code: str, content: Content, at: datetime) -> None:
    operations.write_concept(code=code, values=dict(content), at=at)


def _apply_meaning(key: str, content: Content, at: datetime) -> None:
    code, _between, slug = key.partition(_BETWEEN)
    operations.write_meaning(code=code, slug=slug, values=dict(content), at=at)


def _retire_meaning(key: str, at: datetime) -> None:
    code, _between, slug = key.partition(_BETWEEN)
    operations.retire_meaning(code=code, slug=slug, at=at)


def _new_concept(content: Content) -> str:
    """A code of its own, that no word ever had: a retired one keeps its own too."""
    base = slugify(str(content.get("label") or ""))[:55].strip("-") or "repere"
    taken = set(
        Concept.objects.in_scheme(GLOSSARY).filter(code__startswith=base).values_list("code")
    )
    return _free(base, {code for (code,) in taken}, kind="repere")


def _new_meaning(content: Content) -> str:
    code = str(content.get("concept") or "")
    base = meaning_key(code, slug_of(str(content.get("voice") or ""))[:40] or "sens")
    rows = Definition.objects.filter(concept__scheme__code=GLOSSARY, concept__code=code)
    taken = {meaning_key(code, slug) for slug in rows.values_list("slug", flat=True)}
    return _free(base, taken, kind=MEANING)


def _free(base: str, taken: set[str], *, kind: str) -> str:
    started = Publication.objects.filter(kind=kind, key__startswith=base)
    taken |= set(started.values_list("key", flat=True))
    key, number = base[:_LONGEST_KEY], 1
    while key in taken:
        number += 1
        key = f"{base[:_LONGEST_KEY]}-{number}"
    return key


def _split(key: str) -> tuple[Word | None, str]:
    code, _between, slug = key.partition(_BETWEEN)
    return read_glossary().words.get(code), slug


def _title_of_meaning(content: Content) -> str:
    word = read_glossary().words.get(str(content.get("concept") or ""))
    told = {"word": word.title if word else "", "voice": content.get("voice") or ""}
    return _("%(word)s, selon %(voice)s") % told


def _title_of_concept(content: Content) -> str:
    label = str(content.get("label") or "")
    return label[:1].upper() + label[1:]


CONCEPTS = Kind(
    code=operations.FOUND_AS,
    label=gettext_lazy("Repère"),
    fields=CONCEPT_FIELDS,
    check=_check_concept,
    apply=_apply_concept,
    retire=lambda code, at: operations.retire_concept(code=code, at=at),
    title=_title_of_concept,
    address=lambda code: f"/reperes/{code}/",
    content_of=concept_of,
    new_key=_new_concept,
    is_shown=lambda code: code in read_glossary().words,
    invitation=gettext_lazy("Proposer un repère"),
    opening=gettext_lazy("Ce mot manque au glossaire\u00a0: "),
)

MEANINGS = Kind(
    code=MEANING,
    label=gettext_lazy("Sens d’un mot"),
    fields=MEANING_FIELDS,
    check=_check_meaning,
    apply=_apply_meaning,
    retire=_retire_meaning,
    title=_title_of_meaning,
    address=lambda key: "/reperes/{}/#sens-{}".format(*key.split(_BETWEEN, 1)),
    content_of=_meaning_of,
    new_key=_new_meaning,
    is_shown=lambda key: _meaning_of(key) is not None,
    invitation=gettext_lazy("Proposer une définition"),
    opening=gettext_lazy("Un sens de plus pour ce mot."),
)
