"""Trying a role without an account: all stands on the page, nothing on the server."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from impact.knowledge.mobilization.models import Role, Stage
from impact.web.needs import drafts
from impact.web.needs.forms import TrialForm
from impact.web.needs.portrait_sheet import portrait_sheet
from impact.web.needs.trial import Trial, find_trial
from impact.web.needs.weaving import weave
from impact.web.paper.printing import pdf_response, print_pdf


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Choose a role and a stage, answer, see the portrait: three faces of one address."""
    if request.method != "POST":
        return (
            _questions(request, find_trial(request.GET))
            if {"role", "etape"} <= request.GET.keys()
            else _choice(request)
        )
    trial = find_trial(request.POST)
    form = TrialForm(request.POST, sheets=trial.sheets())
    if "retoucher" in request.POST or not form.is_valid():
        return _questions(request, trial, form)
    portrait = trial.portrait(form.levels)
    page = {"trial": trial, "form": form, "portrait": portrait, "cloth": weave(portrait)}
    return render(request, "needs/trial_portrait.html", page)


@login_not_required
@require_POST
def print_out(request: HttpRequest) -> HttpResponse:
    trial = find_trial(request.POST)
    form = TrialForm(request.POST, sheets=trial.sheets())
    if not form.is_valid():
        return _questions(request, trial, form)
    subtitle = f"{trial.role.name} · {trial.stage.name if trial.stage else _('Toutes les étapes')}"
    sheet = portrait_sheet(trial.portrait(form.levels), subtitle=subtitle)
    return pdf_response(print_pdf("portrait", sheet), "mon-portrait-essai", is_saved=True)


@login_not_required
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Leave the portrait in this browser, and go where she may decide to keep it for good."""
    trial = find_trial(request.POST)
    form = TrialForm(request.POST, sheets=trial.sheets())
    if not form.is_valid():
        return _questions(request, trial, form)
    response = redirect(_keeping_address(request))
    drafts.keep_trial(request, response, trial.sealed(form.levels))
    return response


def _keeping_address(request: HttpRequest) -> str:
    """Return where a trial is kept for good: through the right door, if she is not in yet."""
    keeping = reverse("needs:kept-trial")
    if request.user.is_authenticated:
        return keeping
    door = reverse("account_login" if "compte" in request.POST else "account_signup")
    return f"{door}?next={keeping}"


def _choice(request: HttpRequest) -> HttpResponse:
    """Ask for a role and a stage; a role that the address already names comes ticked."""
    roles = list(Role.objects.in_force())
    named = next((one for one in roles if one.slug == request.GET.get("role")), roles[0])
    page = {"roles": roles, "named": named, "stages": Stage.objects.in_force()}
    return render(request, "needs/trial_choice.html", page)


def _questions(request: HttpRequest, trial: Trial, form: TrialForm | None = None) -> HttpResponse:
    page = {"trial": trial, "form": form or TrialForm(sheets=trial.sheets())}
    return render(request, "needs/trial_questions.html", page)
