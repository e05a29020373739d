"""The desk of the framework: what was decided for its next version, and is still to be taken up."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from impact.knowledge.competencies.rewordings import kept_for_next
from impact.trust.accounts.models import User
from impact.web.desks import Desk, Waits, staff_alone


def _rewordings(_user: User) -> Waits:
    days = [one.revision.published_at for one in kept_for_next()]
    told = [timezone.localdate(day) for day in days if day]
    return Waits(len(told), min(told, default=None))


DESK = Desk(
    "framework:next",
    _("Référentiel"),
    _("Reprendre dans la prochaine version les formulations retenues."),
    staff_alone,
    _rewordings,
)
