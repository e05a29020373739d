"""Being invited: a page anyone who holds the invitation may read, then coming in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from impact.presence.communities import operations, policies
from impact.presence.communities.models import Invitation
from impact.web.communities.forms.team import JoinForm
from impact.web.http import SignedInRequest


@require_safe
@login_not_required
@never_cache
def show(request: HttpRequest, token: str) -> HttpResponse:
    invitation = _held(token).first()
    if invitation is None:
        return render(request, "communities/joining_unknown.html", status=404)
    initiative = invitation.initiative
    if request.user.is_authenticated and policies.may_see(request.user, initiative):
        messages.info(request, _("Vous faites déjà partie de cette démarche."))
        return redirect("communities:initiative", initiative.slug)
    why = invitation.closing_at(timezone.now())
    if why is not None:
        return _closed_page(request, invitation, why)
    shown = {
        "invitation": invitation,
        "initiative": initiative,
        "territories": initiative.territories.all(),
        "form": JoinForm() if request.user.is_authenticated else None,
    }
    return render(request, "communities/joining.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, token: str) -> HttpResponse:
    # Whoever had to sign in meanwhile comes back by GET.
    if request.method != "POST":
        return redirect("communities:joining", token)
    invitation = get_object_or_404(_held(token))
    form = JoinForm(request.POST)
    roles = list(form.cleaned_data["roles"]) if form.is_valid() else []
    try:
        operations.accept_invitation(
            invitation=invitation, by=request.user, roles=roles, at=timezone.now()
        )
    except operations.AlreadyMember:
        messages.info(request, _("Vous faites déjà partie de cette démarche."))
    except operations.Closed as closed:
        return _closed_page(request, invitation, closed.why)
    else:
        messages.success(request, _("Bienvenue dans la démarche."))
    return redirect("communities:initiative", invitation.initiative.slug)


def _held(token: str) -> QuerySet[Invitation]:
    return Invitation.objects.held_by(token).select_related("initiative", "created_by")


def _closed_page(
    request: HttpRequest, invitation: Invitation, why: Invitation.Closing
) -> HttpResponse:
    """Say kindly why the door is closed and what to do; of the initiative, only its name."""
    shown = {"invitation": invitation, "why": why.value}
    return render(request, "communities/joining_closed.html", shown, status=410)
