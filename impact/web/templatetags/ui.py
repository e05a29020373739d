"""The components every page is made of; each template in `ui/` names its inputs."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from impact.web.templatetags.woven import woven

register = template.Library()

#: Status of a competency in a team → its word, its class, and the thread that draws it.
THREADS = {
    "SOLID": (_("Solide"), "solid", "M1 5H47M1 13H47"),
    "FRAGILE": (_("Fragile"), "fragile", "M1 9H47"),
    "UNDERWAY": (_("En chemin"), "underway", "M1 9H8M14 9H21M27 9H34M40 9H47"),
    "TO_DEVELOP": (_("À développer"), "to-develop", "M1 9H12M12 5V13M36 5V13M36 9H47"),
    "UNKNOWN": (_("Inconnu"), "unknown", ""),
}

#: The main ways through the site: for everyone, then for who signed in, or for who did not.
WAYS = (
    ("framework:competencies", _("Référentiel")),
    ("framework:cycle", _("Cycle")),
    ("framework:roles", _("Rôles")),
    ("territories:index", _("Territoires")),
    ("library:resources", _("Ressources")),
    ("offers:offers", _("Réponses")),
    ("pages:stories", _("Récits")),
)
INSIDE = (("communities:initiatives", _("Mes démarches")), ("accounts:me", _("Moi")))
OUTSIDE = (("home:start", _("Commencer")), ("account_login", _("Se connecter")))


@register.simple_tag
def thread(status: str) -> SafeString:
    """Draw a coverage status as a thread, with its word: shape, dye and text say the same."""
    return _draw_thread(status, get_language())


@cache
def _draw_thread(status: str, _language: str | None) -> SafeString:
    word, name, path = THREADS[status]
    drawing = (
        format_html('<path d="{}" stroke="currentColor" stroke-width="3" fill="none"/>', path)
        if path
        else mark_safe(
            '<rect x="2" y="3" width="44" height="12" rx="6" stroke="currentColor" '
            'stroke-width="2" stroke-dasharray="1 4" stroke-linecap="round" fill="none"/>'
        )
    )
    return format_html(
        '<span class="thread thread--{}"><svg viewBox="0 0 48 18" aria-hidden="true" '
        'focusable="false">{}</svg>{}</span>',
        name,
        drawing,
        word,
    )


@register.simple_tag(takes_context=True)
def nav_link(context: dict[str, Any], name: str, label: str) -> SafeString:
    """A link of the main navigation, marked when the page shown stands under it."""
    address = reverse(name)
    request = context.get("request")
    here = request is not None and request.path.startswith(address)
    current = mark_safe(' aria-current="true"') if here else ""
    return format_html('<a href="{}"{}>{}</a>', address, current, label)


@dataclass(frozen=True, slots=True)
class SiteHeader:
    """The top of a page: for whom, and the address of the way it stands under, if any."""

    is_signed_in: bool
    here: str

    @property
    def ways(self) -> list[tuple[str, str, bool]]:
        """Each way's address and label, and whether the page stands under it."""
        shown = (*WAYS, *(INSIDE if self.is_signed_in else OUTSIDE))
        ways = [(reverse(name), str(label)) for name, label in shown]
        return [(address, label, address == self.here) for address, label in ways]


@register.simple_tag(takes_context=True)
def site_header(context: dict[str, Any]) -> SafeString:
    """The top of every page, the main ways through the site marked where the page stands."""
    request, user = context.get("request"), context.get("user")
    path = request.path if request else ""
    here = next((address for address in _main_addresses() if path.startswith(address)), "")
    is_signed_in = user is not None and user.is_authenticated
    return woven("ui/site_header.html", SiteHeader(is_signed_in, here))


@cache
def _main_addresses() -> list[str]:
    return [reverse(name) for name, _label in (*WAYS, *INSIDE, *OUTSIDE)]


@register.inclusion_tag("ui/crumbs.html")
def crumbs(*parts: str) -> dict[str, Any]:
    """Where this page stands: label, address, label, address, …, and the label of this page."""
    labels, addresses = parts[::2], [*parts[1::2], ""]
    return {"steps": list(zip(labels, addresses, strict=True))}


@register.simple_block_tag
def page_head(content: str, *, title: str, eyebrow: str = "", lead: str = "") -> str:
    """The head of a page: its only h1, what it tells, and its main action inside the block."""
    return render_to_string(
        "ui/page_head.html", {"content": content, "title": title, "eyebrow": eyebrow, "lead": lead}
    )


@register.simple_block_tag
def card(content: str, *, title: str, level: int = 2, href: str = "") -> str:
    """A titled box. `level` is the heading rank, so that the page outline stays whole."""
    return render_to_string(
        "ui/card.html", {"content": content, "title": title, "level": level, "href": href}
    )


@register.simple_block_tag
def notice(content: str, *, kind: str = "info", title: str = "") -> str:
    """Something to know, to celebrate or to mend: info, success, warning or error."""
    return render_to_string("ui/notice.html", {"content": content, "kind": kind, "title": title})


@register.simple_block_tag
def empty(content: str, *, title: str) -> str:
    """An empty place: its title says why it is empty, its content the first thing to do."""
    return render_to_string("ui/empty.html", {"content": content, "title": title})


@register.inclusion_tag("ui/pager.html", takes_context=True)
def pager(context: dict[str, Any], page: Page[Any]) -> dict[str, Any]:
    """The way through a list cut in pages; the other filters of the address are kept."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    encoded = query.urlencode()
    return {"page": page, "query": f"{encoded}&" if encoded else ""}
