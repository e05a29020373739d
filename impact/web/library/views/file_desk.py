"""The desk of deposited files: those given out, those that wait, those withdrawn."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.presence.library import operations
from impact.presence.library.models import StoredFile
from impact.presence.library.policies import may_change_in_bulk
from impact.presence.library.queries.files import GIVEN, WAITING, WITHDRAWN, count_files, files_in
from impact.web.http import SignedInRequest, cut
from impact.web.library.desk_forms import FileReasonForm
from impact.web.library.keepers import keepers_only
from impact.web.templatetags.dates import spell_day

#: What the address says, where the files stand, and the label.
TABS = {
    "offerts": (GIVEN, gettext_lazy("Offerts")),
    "en-attente": (WAITING, gettext_lazy("En attente")),
    "retires": (WITHDRAWN, gettext_lazy("Retirés")),
}


@keepers_only
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    asked, words = request.GET.get("etat", ""), request.GET.get("texte", "").strip()[:80]
    chosen = asked if asked in TABS else "offerts"
    counts = count_files()
    state, label = TABS[chosen]
    shown: dict[str, Any] = {
        "page": cut(request, files_in(state, words=words)),
        "tabs": [(name, told, counts[code]) for name, (code, told) in TABS.items()],
        "chosen": chosen,
        "label": label,
        "words": words,
        # Who reviews reads what waits from the proposals entrusted to her.
        "may_read": chosen == "offerts" or may_change_in_bulk(request.user),
    }
    return render(request, "library/desk/files.html", shown)


@keepers_only
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask why, saying what it changes, then stop giving it out."""
    file = get_object_or_404(StoredFile.objects.kept().prefetch_related("resources"), pk=pk)
    form = FileReasonForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        same = StoredFile.objects.kept().filter(sha256=file.sha256).exclude(pk=pk)
        shown = {"file": file, "form": form, "same": same.prefetch_related("resources")}
        return render(request, "library/desk/file_withdrawal.html", shown)
    at = timezone.now()
    done = operations.withdraw_file(
        file=file, reason=form.cleaned_data["reason"], by=request.user, at=at
    )
    told = ngettext(
        "Fichier retiré. Vous pouvez le remettre jusqu’au %(day)s.",
        "%(n)s fichiers retirés. Vous pouvez les remettre jusqu’au %(day)s.",
        done,
    )
    messages.success(request, told % {"n": done, "day": spell_day(at + StoredFile.LINGERS)})
    return redirect(f"{reverse('library:files')}?etat=retires")


@keepers_only
@require_POST
def restore(request: SignedInRequest, pk: int) -> HttpResponse:
    file = get_object_or_404(StoredFile, pk=pk)
    if operations.restore_file(file=file, by=request.user, at=timezone.now()):
        told = _("«\u00a0%(name)s\u00a0» est remis\u00a0: il est offert comme avant.")
        messages.success(request, told % {"name": file.name})
    else:
        told = _("Le contenu de ce fichier est effacé\u00a0: déposez le document de nouveau.")
        messages.warning(request, told)
    return redirect(f"{reverse('library:files')}?etat=retires")
