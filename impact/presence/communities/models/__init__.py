"""Initiatives, where they stand in the cycle, and the people who carry them (« Démarches »).

An initiative is private: only its members reach it. Its active stages, its members and
the roles they play all carry dates, so that its story can be told at any day.
"""

from impact.presence.communities.models.initiatives import Archived, Initiative
from impact.presence.communities.models.invitations import Invitation
from impact.presence.communities.models.stages import StageMove, StageSpan
from impact.presence.communities.models.team import Access, Assignment, Membership

__all__ = [
    "Access",
    "Archived",
    "Assignment",
    "Initiative",
    "Invitation",
    "Membership",
    "StageMove",
    "StageSpan",
]
