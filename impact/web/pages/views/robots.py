"""What is told to the machines that index: what may be read, and where everything is."""

from io import StringIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from impact.web.pages.addresses import every_address

_BARE = AttributesImpl({})
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
#: Rooms of people and forms: nothing there is for a search engine.
CLOSED = ("/moi/", "/gestion/", "/demarches/", "/proposer/", "/historique/", "/connexion/")


@login_not_required
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    written = StringIO()
    xml = XMLGenerator(written, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("urlset", AttributesImpl({"xmlns": NAMESPACE}))
    for address, day in every_address():
        xml.startElement("url", _BARE)
        _write(xml, "loc", request.build_absolute_uri(address))
        if day:
            _write(xml, "lastmod", day.isoformat()[:10])
        xml.endElement("url")
    xml.endElement("urlset")
    xml.endDocument()
    return HttpResponse(written.getvalue(), content_type="application/xml; charset=utf-8")


@login_not_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    place = request.build_absolute_uri(reverse("pages:sitemap"))
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), "", f"Sitemap: {place}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _write(xml: XMLGenerator, name: str, said: str) -> None:
    xml.startElement(name, _BARE)
    xml.characters(said)
    xml.endElement(name)
