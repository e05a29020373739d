"""One member: the roles she plays, her rights, her departure when the coordination ends it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.knowledge.mobilization.models import Role
from impact.presence.communities import operations, policies
from impact.presence.communities.models import Initiative, Membership
from impact.presence.communities.queries import roles_played_by
from impact.web.communities.deeds import Deed, ask
from impact.web.communities.forms.team import RolesForm
from impact.web.http import SignedInRequest, find_initiative, find_to_coordinate, refuse_archived


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """The roles of one member, told by herself or by the coordination."""
    initiative = find_initiative(request, slug)
    membership = _find_membership(initiative, pk)
    refuse_archived(initiative)
    if not policies.may_set_roles(request.user, membership):
        raise PermissionDenied(_("Chaque personne dit elle-même ses rôles, ou la coordination."))
    now = timezone.now()
    played = list(Role.objects.filter(pk__in=membership.assignments.active().values("role")))
    form = RolesForm(request.POST or None, today=timezone.localdate(now), played=played)
    if request.method == "POST" and form.is_valid() and _change(request, membership, form):
        messages.success(request, _("Les rôles sont à jour."))
        return redirect("communities:team", slug)
    return render(
        request,
        "communities/member.html",
        {
            "initiative": initiative,
            "membership": membership,
            "is_me": membership.person_id == request.user.pk,
            "form": form,
            "history": roles_played_by(membership),
            "may_coordinate": policies.may_coordinate(request.user, initiative),
        },
    )


def _change(request: SignedInRequest, membership: Membership, form: RolesForm) -> bool:
    try:
        operations.change_roles(
            membership=membership,
            added=form.added,
            ended=form.ended,
            on=form.cleaned_data["on"],
            by=request.user,
            at=timezone.now(),
        )
    except (operations.WrongDay, operations.Overlapping):
        form.add_error("on", _("Un de ces rôles a commencé après cette date, ou était déjà joué."))
    return form.is_valid()


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    membership = _find_membership(initiative, pk)
    if membership.person_id == request.user.pk:
        return redirect("communities:departure", slug)
    deed = Deed(
        title=_("Retirer %(person)s de l’équipe") % {"person": membership.person.name},
        points=(
            _(
                "Cette personne n’aura plus accès à la démarche. "
                "Ses rôles prennent fin aujourd’hui."
            ),
            _("Ses autoévaluations restent à elle. Elles ne comptent plus dans la couverture."),
            _("Le journal garde ce qu’elle a fait ici, et dira qui l’a retirée."),
        ),
        button=_("Retirer de l’équipe"),
        back=reverse("communities:team", args=[slug]),
        room="team",
        is_final=True,
    )
    if request.method != "POST":
        return ask(request, initiative, deed)
    try:
        operations.remove_member(membership=membership, by=request.user, at=timezone.now())
    except operations.NotAMember:
        messages.info(request, _("Cette personne n’était déjà plus dans l’équipe."))
    else:
        messages.success(request, _("Cette personne n’est plus dans l’équipe."))
    return redirect("communities:team", slug)


def _find_membership(initiative: Initiative, pk: int) -> Membership:
    current = initiative.memberships.current().select_related("person", "initiative")
    return get_object_or_404(current, pk=pk)
