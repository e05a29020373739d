"""What waits at the desks of publishing: proposals without a decision; who reviews what."""

from django.db.models import Count, Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from impact.trust.accounts.models import User
from impact.trust.publishing.models import Revision
from impact.trust.publishing.policies import may_name_committees, may_name_reviewers, may_use_desk
from impact.web.desks import Desk, Waits
from impact.web.publishing.places import within


def _proposals(user: User) -> Waits:
    rows = Revision.objects.entrusted_to(user, within=within(user)).waiting().order_by()
    told = rows.aggregate(count=Count("pk"), first=Min("proposed_at"))
    first = told["first"]
    return Waits(told["count"], timezone.localdate(first) if first else None)


QUEUE = Desk(
    "publishing:queue",
    _("Publications"),
    _("Relire ce que des gens proposent de changer, et en décider."),
    may_use_desk,
    _proposals,
)
REVIEWERS = Desk(
    "publishing:reviewers",
    _("Qui relit quoi"),
    _("Confier la relecture d’une sorte de chose, partout ou dans un territoire."),
    may_name_reviewers,
)
COMMITTEES = Desk(
    "publishing:committees",
    _("Comités"),
    _("Inscrire qui siège aux comités que l’on consulte avant de décider."),
    may_name_committees,
)
