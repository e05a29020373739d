"""Who may do what with pages, their pictures, and the naming of an initiative."""

from django.contrib.auth.models import AnonymousUser

from impact.presence.communities.models import Initiative
from impact.presence.communities.policies import may_coordinate, may_restore
from impact.presence.pages.models import Page, Picture
from impact.trust.accounts.models import User
from impact.trust.publishing.models import Revision
from impact.trust.publishing.queries import draft_of


def may_keep_pages(user: User | AnonymousUser) -> bool:
    """The institute's staff; everyone else proposes."""
    return isinstance(user, User) and user.is_staff


def may_add_picture(user: User, *, kind: str, key: str) -> bool:
    """The staff anywhere; whoever tells a story, to her own draft."""
    if user.is_staff:
        return True
    return kind == Page.Kind.STORY and draft_of(user, kind=kind, key=key) is not None


def may_change_picture(user: User, picture: Picture) -> bool:
    """The staff; whoever added it, as long as no page shows it and no proposal waits with it."""
    if user.is_staff:
        return True
    waiting = Revision.objects.filter(
        publication__kind=picture.kind, publication__key=picture.key
    ).waiting()
    return (
        picture.added_by_id == user.pk
        and not Page.objects.filter(pictures=picture).exists()
        and not waiting.exists()
    )


def may_agree(user: User, initiative: Initiative) -> bool:
    """Coordination says what its initiative decided, as for any release."""
    return may_coordinate(user, initiative)


def may_withdraw_agreement(user: User, initiative: Initiative) -> bool:
    """Coordination, archived or not: one may always take one's name back."""
    return may_restore(user, initiative)
