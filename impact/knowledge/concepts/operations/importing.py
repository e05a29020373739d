"""Bringing in a vocabulary that others keep, or seeing first what that would do."""

from datetime import datetime

from django.db import transaction

from impact.knowledge.concepts.models import ConceptScheme
from impact.knowledge.concepts.operations.installing import put_family
from impact.knowledge.concepts.vocabularies import Vocabulary
from impact.lib.content import Outcome
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record


class TakenName(Exception):
    """A family of another origin has this name already."""


@transaction.atomic
def import_vocabulary(
    *, vocabulary: Vocabulary, by: User | None, at: datetime
) -> tuple[ConceptScheme, Outcome]:
    """Make a family say what the vocabulary says, whole or not at all; doing it again is harmless.

    What left the vocabulary is retired, so that what points at it still stands.

    :raises TakenName: if a family of ours, or of another address, has its name.
    """
    code = vocabulary.scheme.code
    standing = ConceptScheme.objects.select_for_update().filter(address=vocabulary.address).first()
    if standing:
        code = standing.code
    elif ConceptScheme.objects.filter(code=code).exists():
        raise TakenName(code)
    told = ConceptScheme(
        code=code,
        title=vocabulary.scheme.title,
        address=vocabulary.address,
        publisher=vocabulary.publisher,
        license=vocabulary.license,
        description=vocabulary.description,
        modified=vocabulary.modified,
        imported_at=standing.imported_at if standing else at,
    )
    outcome = put_family(told, vocabulary.named(code), on=at.date())
    scheme = ConceptScheme.objects.get(code=code)
    if outcome.touched:
        scheme.imported_at = at
        scheme.save(update_fields=["imported_at"])
    record("concepts.vocabulary.imported", actor=by, subject=scheme, at=at)
    return scheme, outcome


def foresee_vocabulary(*, vocabulary: Vocabulary, at: datetime) -> Outcome:
    """Return what importing would do: it is done, counted, and undone.

    :raises TakenName: if a family of ours, or of another address, has its name.
    """
    with transaction.atomic():
        _scheme, outcome = import_vocabulary(vocabulary=vocabulary, by=None, at=at)
        transaction.set_rollback(True)
    return outcome
