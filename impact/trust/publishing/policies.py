"""Who may write, review and decide of what is published."""

from collections.abc import Collection

from impact.trust.accounts.models import User
from impact.trust.publishing.models import Advice, Publication, Reviewer, Revision


def may_change(user: User, revision: Revision) -> bool:
    """Its author, as long as it is a draft."""
    return revision.is_draft and revision.author_id == user.pk


def may_read(user: User, revision: Revision, *, places: Collection[str] = ()) -> bool:
    """Everyone reads what was published; what waits is read by its author and those who review."""
    if revision.state == Revision.State.PUBLISHED:
        return True
    if not user.is_authenticated:
        return False
    if revision.author_id == user.pk:
        return True
    return not revision.is_draft and may_review(user, revision.publication, places=places)


def may_review(user: User, publication: Publication, *, places: Collection[str] = ()) -> bool:
    """Staff, and reviewers of this kind, for all of Québec or for where the thing stands.

    `places` are the territories above the publication's own, that its reviewers look after too.
    """
    if not user.is_authenticated:
        return False
    within = {publication.place, *places} - {""}
    return user.is_staff or (
        Reviewer.objects.of(kind=publication.kind, places=within).filter(person=user).exists()
    )


def may_decide(user: User, revision: Revision, *, places: Collection[str] = ()) -> bool:
    """Who reviews may decide, of what others wrote; staff may decide of their own, said aloud."""
    is_own = revision.author_id == user.pk
    return may_review(user, revision.publication, places=places) and (user.is_staff or not is_own)


def may_publish_directly(user: User) -> bool:
    """Staff may publish what they write in one step; it still leaves its revision and decision."""
    return user.is_staff


def may_use_desk(user: User) -> bool:
    """Staff, and whoever is trusted with reviewing something."""
    return user.is_staff or user.reviewing.exists()


def may_name_reviewers(user: User) -> bool:
    return user.is_staff


def may_name_committees(user: User) -> bool:
    return user.is_staff


def may_answer(user: User, advice: Advice, *, places: Collection[str] = ()) -> bool:
    """Whoever sits on the committee; when nobody does, those who review note what it said.

    Never of what one wrote oneself.
    """
    if advice.revision.author_id == user.pk:
        return False
    if voices := advice.voices():
        return any(one.person_id == user.pk for one in voices)
    return may_review(user, advice.revision.publication, places=places)


def may_remark(user: User, revision: Revision, *, places: Collection[str] = ()) -> bool:
    """Its author and those who review it, once it is proposed."""
    if revision.is_draft:
        return False
    return revision.author_id == user.pk or may_review(user, revision.publication, places=places)
