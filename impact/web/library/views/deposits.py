"""Proposing a resource (« déposer »): whoever has yet to sign in loses nothing she typed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from impact.presence.library.models import Resource
from impact.presence.library.queries import find_alike
from impact.trust.accounts.models import User
from impact.trust.publishing import operations
from impact.trust.publishing.models import Revision
from impact.trust.publishing.queries import free_key
from impact.web.library.deposits import DepositForm

#: Where what a passer-by typed waits until she comes back signed in.
KEPT = "library_deposit"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        kept = request.session.get(KEPT) if request.user.is_authenticated else None
        start = {"competencies": request.GET.getlist("competence"), "language": "fr"}
        form = DepositForm(initial=kept or start, by=_signed_in(request), is_timed=not kept)
        return _ask(request, form, is_back=bool(kept))
    form = DepositForm(request.POST, request.FILES, by=_signed_in(request))
    if not form.is_valid():
        return _ask(request, form)
    if not isinstance(request.user, User):
        request.session[KEPT] = form.cleaned_data
        return redirect_to_login(request.path)
    [alike] = find_alike([form.description()])
    if alike and "autre" not in request.POST:
        return _ask(request, form, alike=alike)
    return _propose(request, form, by=request.user)


def _signed_in(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _propose(request: HttpRequest, form: DepositForm, *, by: User) -> HttpResponse:
    try:
        revision = _write(form, by=by)
    except operations.TooManyDrafts:
        form.add_error(None, _("Vous gardez déjà trente brouillons. Jetez-en un, puis renvoyez."))
        return _ask(request, form)
    request.session.pop(KEPT, None)
    try:
        operations.propose(revision=revision, by=by, at=timezone.now())
    except (operations.TooMany, operations.TooFast):
        told = _(
            "Votre ressource est gardée en brouillon\u00a0: plusieurs de vos propositions "
            "attendent déjà. Proposez-la quand une réponse sera venue."
        )
        messages.warning(request, told)
        return redirect("publishing:mine")
    messages.success(
        request,
        _("Merci! Une personne la lira, la complétera et décidera. Vous suivez ici ce qui arrive."),
    )
    return redirect("publishing:my-proposal", revision.pk)


def _write(form: DepositForm, *, by: User) -> Revision:
    content = form.description()
    draft = operations.Draft(
        content, summary=_("Nouvelle ressource."), credit=form.cleaned_data["credit"]
    )
    key = free_key(Resource.FOUND_AS, content)
    return operations.start_draft(
        kind=Resource.FOUND_AS, key=key, draft=draft, by=by, at=timezone.now()
    )


def _ask(request: HttpRequest, form: DepositForm, **shown: Any) -> HttpResponse:
    return render(request, "library/deposit.html", {"form": form, **shown})
