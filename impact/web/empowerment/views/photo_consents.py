"""Who said yes to what about a photo: noting it, and noting that it is taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import PhotoConsent
from impact.web.empowerment.entry_forms import ConsentForm
from impact.web.empowerment.reach import find_photo
from impact.web.empowerment.views.photos import sheet_of
from impact.web.http import SignedInRequest, refuse_archived


@require_POST
def create(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    photo = find_photo(request, slug, pk)
    refuse_archived(photo.entry.initiative)
    use = request.POST.get("use", "")
    form = ConsentForm(request.POST, today=timezone.localdate(), auto_id=f"id_{use}_%s")
    if not form.is_valid():
        return render(request, "empowerment/photo.html", sheet_of(request, photo, wrong=form))
    operations.note_consent(photo=photo, **form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, _("L’accord est noté. Il se retire en tout temps."))
    return redirect("empowerment:photo-sheet", slug, pk)


@require_POST
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Take an agreement back: at once, at any time, even once the initiative is archived."""
    photo = find_photo(request, slug, pk)
    use = request.POST.get("use", "")
    if use in PhotoConsent.Use.values:
        operations.withdraw_consent(photo=photo, use=use, by=request.user, at=timezone.now())
        messages.success(
            request, _("L’accord est retiré. La photo ne se montre plus là, dès maintenant.")
        )
    return redirect("empowerment:photo-sheet", slug, pk)
