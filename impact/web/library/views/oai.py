"""The door for harvesters (OAI-PMH 2.0): anyone may take the whole library, and come back."""

from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from impact.web.library.oai.arguments import Asked, Fault, Refused, read_arguments
from impact.web.library.oai.markup import tag, text
from impact.web.library.oai.verbs import Site, answer, stamp

PROTOCOL = "http://www.openarchives.org/OAI/2.0/"
#: Errors after which the request is told without what was wrong with it.
UNTOLD = frozenset({"badVerb", "badArgument"})


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    at, site = timezone.now(), _site(request)
    told = request.POST if request.method == "POST" else request.GET
    pairs = [(name, value) for name, values in told.lists() for value in values]
    asked: Asked | None = None
    faults: tuple[Fault, ...] = ()
    try:
        asked = read_arguments(pairs)
        inside = answer(asked, site=site, at=at)
    except Refused as refusal:
        faults = refusal.faults
        inside = _refusal(faults)
    return HttpResponse(
        _enveloped(inside, _told_again(asked, site, faults), at),
        content_type="text/xml; charset=utf-8",
        headers={"Access-Control-Allow-Origin": "*"},
    )


def _site(request: HttpRequest) -> Site:
    """Return who answers; a resource's page is told by its path, which is a promise."""
    return Site(
        address=request.build_absolute_uri(reverse("library:provider")),
        name=_("IMPACT, les ressources"),
        email=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        page_of=lambda slug: request.build_absolute_uri(f"/ressources/{slug}/"),
    )


def _refusal(faults: tuple[Fault, ...]) -> str:
    return "".join(tag("error", text(one.told), code=one.code) for one in faults)


def _told_again(asked: Asked | None, site: Site, faults: tuple[Fault, ...]) -> str:
    if asked is None or any(one.code in UNTOLD for one in faults):
        return tag("request", text(site.address))
    said = {"from_" if name == "from" else name: it for name, it in asked.arguments.items()}
    return tag("request", text(site.address), verb=asked.verb, **said)


def _enveloped(inside: str, request: str, at: datetime) -> str:
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tag(
        "OAI-PMH",
        tag("responseDate", stamp(at)),
        request,
        inside,
        xmlns=PROTOCOL,
        xmlns_xsi="http://www.w3.org/2001/XMLSchema-instance",
        xsi_schemaLocation=f"{PROTOCOL} {PROTOCOL}OAI-PMH.xsd",
    )
