"""Who may do what with what a community lets out; whoever does not belong reaches none of it.

Members prepare and read the ledger; the coordination decides, hands addresses out, takes back.
"""

from impact.presence.communities import policies as communities
from impact.presence.communities.models import Initiative
from impact.presence.releases.models import Release
from impact.trust.accounts.models import User


def may_prepare(user: User, initiative: Initiative) -> bool:
    """Say whether this person may prepare a release: a member, while it is not archived."""
    return communities.may_take_part(user, initiative)


def may_decide(user: User, release: Release) -> bool:
    """Say whether this person may record the decision, and hand addresses out."""
    return communities.may_coordinate(user, release.initiative)


def may_withdraw(user: User, release: Release) -> bool:
    """Say whether this person may take back what was let out, even once archived."""
    return communities.may_restore(user, release.initiative)


def may_read_addresses(user: User, release: Release) -> bool:
    """Say whether this person sees the secret addresses: who holds one is taken for its owner."""
    return communities.may_restore(user, release.initiative)
