"""Saying how a word of the glossary stands to a concept of a vocabulary kept elsewhere."""

from datetime import datetime

from django.db import transaction

from impact.knowledge.concepts.correspondences import breaches_with
from impact.knowledge.concepts.integrity import Breach
from impact.knowledge.concepts.models import Concept, Correspondence
from impact.knowledge.concepts.operations.noting import note_change
from impact.knowledge.concepts.queries import read_afresh
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


class Unsound(Exception):
    """Saying so would break what SKOS asks of both vocabularies together."""

    def __init__(self, breach: Breach) -> None:
        super().__init__(breach)
        self.breach = breach


class TakenNotion(Exception):
    """Another word is said to be exactly that notion already."""

    def __init__(self, word: Concept) -> None:
        super().__init__(word)
        self.word = word


@transaction.atomic
def settle_correspondence(
    *, code: str, address: str, kind: str, by: User, at: datetime
) -> Correspondence:
    """Say how a word stands to the concept at this address; said by the site, its file leaves it.

    :raises TakenNotion: if another word is exactly that notion already.
    :raises Unsound: if being broader and being related would then meet (S27), or exactly and not
        quite the same (S46).
    """
    word = Concept.objects.glossary().select_related("scheme").get(code=code)
    there = Concept.objects.in_force().select_related("scheme").filter(address=address).first()
    if kind == Correspondence.Kind.EXACT:
        rivals = Correspondence.objects.filter(kind=kind, address=address).exclude(concept=word)
        if rival := rivals.filter(concept__retired_on=None).select_related("concept").first():
            raise TakenNotion(rival.concept)
    found = breaches_with(
        there.scheme if there else None,
        read_afresh(word.scheme),
        code=code,
        address=address,
        kind=kind,
    )
    if found:
        raise Unsound(found[0])
    row, _is_new = Correspondence.objects.update_or_create(
        concept=word,
        address=address,
        defaults={"kind": kind, "label": there.label if there else address, "held_at": at},
    )
    note_change(scheme=word.scheme, codes=[code], at=at)
    record("concepts.correspondence.decided", actor=by, subject=row, at=at)
    return row
