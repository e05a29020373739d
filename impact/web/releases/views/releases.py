"""What a community lets out: the list, one release and its ledger, and beginning another."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.presence.communities.policies import may_take_part
from impact.presence.releases import operations, policies
from impact.presence.releases.queries import glances_of, ledger_of, moment_of
from impact.web.http import SignedInRequest, find_initiative, find_to_take_part
from impact.web.paper.tables import csv_response
from impact.web.releases.forms import AudienceForm
from impact.web.releases.ledgers import HEADINGS, rows_of
from impact.web.releases.offerings import content_of, find_offering, offerings_of
from impact.web.releases.outside import audience_words
from impact.web.releases.reach import back_if_overtaken, find_prepared, find_release
from impact.web.releases.steps import steps_at


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    glances = glances_of(initiative, today=timezone.localdate())
    shown = {
        "initiative": initiative,
        "glances": {moment.value: found for moment, found in glances.items()},
        "is_empty": not any(glances.values()),
        "may_prepare": may_take_part(request.user, initiative),
    }
    return render(request, "releases/releases.html", shown)


@require_safe
def choose(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    shown = {
        "initiative": initiative,
        "offerings": offerings_of(initiative),
        "steps": steps_at("what"),
    }
    return render(request, "releases/choice.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    offering = find_offering(initiative, code)
    form = AudienceForm(
        request.POST or None,
        kind=offering.kind,
        initiative=initiative,
        initial={"title": offering.title},
    )
    shown = {"initiative": initiative, "offering": offering, "form": form}
    shown["steps"] = steps_at("audience")
    if not form.is_valid():
        return render(request, "releases/audience.html", shown)
    choices, today = form.choices(), timezone.localdate()
    try:
        release = operations.prepare_release(
            initiative=initiative,
            outline=form.outline(offering.kind),
            content=content_of(offering, initiative=initiative, choices=choices, on=today),
            by=request.user,
            at=timezone.now(),
        )
    except operations.NothingToTell:
        return render(request, "releases/audience.html", shown | {"is_empty": True})
    return redirect("releases:texts", slug=slug, pk=release.pk)


@require_safe
def show(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    release = find_release(request, slug, pk)
    initiative = release.initiative
    shown = {
        "initiative": initiative,
        "release": release,
        "audience": audience_words(release),
        "moment": moment_of(release, today=timezone.localdate()).value,
        "may_prepare": may_take_part(request.user, initiative),
        "may_decide": policies.may_decide(request.user, release),
        "may_withdraw": policies.may_withdraw(request.user, release),
        "sees_addresses": policies.may_read_addresses(request.user, release),
        "recipients": list(release.recipients.all()),
        "ledger": ledger_of(release),
        "site": request.build_absolute_uri("/").rstrip("/"),
    }
    return render(request, "releases/release.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@back_if_overtaken
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, then set aside what was being prepared."""
    release = find_prepared(request, slug, pk)
    if request.method != "POST":
        shown = {"initiative": release.initiative, "release": release}
        return render(request, "releases/discarding.html", shown)
    operations.discard_release(release=release, by=request.user, at=timezone.now())
    messages.success(request, _("La préparation est abandonnée. Rien n’est parti."))
    return redirect("releases:releases", slug=slug)


@require_safe
def ledger(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    release = find_release(request, slug, pk)
    header = [str(one) for one in HEADINGS]
    return csv_response(f"registre-{release.slug}", header=header, rows=rows_of(release))
