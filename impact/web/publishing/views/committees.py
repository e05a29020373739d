"""Which committees are asked before a decision, and who sits on them: the staff keeps this."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from impact.trust.publishing import operations
from impact.trust.publishing.models import Committee, Seat
from impact.trust.publishing.policies import may_name_committees
from impact.web.http import SignedInRequest
from impact.web.publishing.desk_forms import SeatForm


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SignedInRequest) -> HttpResponse:
    _refuse_others(request)
    form = SeatForm(request.POST or None)
    if not form.is_valid():
        committees = Committee.objects.prefetch_related("seats__person")
        shown = {"form": form, "committees": committees}
        return render(request, "publishing/committees.html", shown)
    said = form.cleaned_data
    operations.give_seat(
        person=said["email"], committee=said["committee"], by=request.user, at=timezone.now()
    )
    messages.success(request, _("C’est noté\u00a0: cette personne répond pour ce comité."))
    return redirect("publishing:committees")


@require_POST
def destroy(request: SignedInRequest, pk: int) -> HttpResponse:
    _refuse_others(request)
    seat = get_object_or_404(Seat, pk=pk)
    operations.end_seat(seat=seat, by=request.user, at=timezone.now())
    messages.success(request, _("C’est fini\u00a0: elle n’y siège plus. Ce qu’elle a dit reste."))
    return redirect("publishing:committees")


def _refuse_others(request: SignedInRequest) -> None:
    if not may_name_committees(request.user):
        raise PermissionDenied(_("Inscrire qui siège à un comité revient à l’équipe."))
