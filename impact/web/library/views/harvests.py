"""Libraries that are harvested: adding one, reading on, stopping; a step never lasts long."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from impact.presence.library.harvesting.queries import providers_with_counts
from impact.presence.library.harvesting.steps import harvest
from impact.presence.library.models import DataProvider
from impact.presence.library.operations import harvesting as operations
from impact.web.http import SignedInRequest
from impact.web.library.harvests.forms import ProviderForm
from impact.web.library.harvests.words import cure_of
from impact.web.library.keepers import harvesters_only

#: Pages of another library that one press of the button reads.
STEP = 3


@harvesters_only
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SignedInRequest) -> HttpResponse:
    form = ProviderForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            provider = operations.add_provider(
                **form.cleaned_data, identity=form.identity, by=request.user, at=timezone.now()
            )
        except operations.KnownAlready:
            return redirect("library:harvests")
        told = _("«\u00a0%(name)s\u00a0» répond et est ajoutée. Moissonnez-la maintenant.")
        messages.success(request, told % {"name": provider.name})
        return redirect("library:harvest", provider.pk)
    lines = [{"provider": one, "cure": cure_of(one.trouble)} for one in providers_with_counts()]
    return render(request, "library/harvests.html", {"lines": lines, "form": form})


@harvesters_only
@require_POST
def step(request: SignedInRequest, pk: int) -> HttpResponse:
    provider = _find_followed(request, pk)
    done = harvest(provider, clock=timezone.now, by=request.user, pages=STEP)
    if done.trouble:
        messages.warning(request, cure_of(done.trouble))
    elif done.is_underway:
        messages.info(request, _told(done, _("La moisson continue.")))
    else:
        messages.success(request, _told(done, _("La moisson est finie.")))
    return redirect("library:harvest", pk)


@harvesters_only
@require_POST
def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    provider = get_object_or_404(DataProvider, pk=pk)
    if provider.stopped_at:
        operations.start_provider(provider=provider, by=request.user, at=timezone.now())
        messages.success(request, _("La bibliothèque est suivie à nouveau."))
    else:
        operations.stop_provider(provider=provider, by=request.user, at=timezone.now())
        messages.success(
            request, _("La bibliothèque n’est plus suivie. Ce qu’elle a donné reste ici.")
        )
    return redirect("library:harvest", pk)


def _find_followed(request: HttpRequest, pk: int) -> DataProvider:
    return get_object_or_404(DataProvider, pk=pk, stopped_at=None)


def _told(provider: DataProvider, start: str) -> str:
    read = ngettext("%(n)s notice lue.", "%(n)s notices lues.", provider.read)
    return f"{start} {read % {'n': provider.read}}"
