"""Practice stories (« récits de pratique »): found by what they illustrate, read one by one."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from impact.knowledge.mobilization.models import Stage
from impact.presence.pages.models import Page
from impact.presence.pages.policies import may_keep_pages, may_withdraw_agreement
from impact.presence.pages.queries import crossings, stories_near, with_cards
from impact.trust.accounts.models import User
from impact.web.http import cut
from impact.web.pages.linked_data import article
from impact.web.pages.sheets import cross, read_page
from impact.web.pages.sieves import StorySieve
from impact.web.pages.views.pages import find, moved_from


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    sieve = StorySieve(request.GET or None, offered=crossings(on=today))
    told = Page.objects.shown_on(today).of_kind(Page.Kind.STORY)
    kept = with_cards(told.crossing(**sieve.asked()).latest_first())
    page = cut(request, kept, size=12)
    stages = list(Stage.objects.in_force())
    cards = [(one, cross(stages, crossed=one.practice.stages.all())) for one in page]
    shown = {
        "sieve": sieve,
        "page": page,
        "cards": cards,
        "in_all": told.count() if sieve.is_asked else page.paginator.count,
    }
    return render(request, "pages/stories.html", shown)


@login_not_required
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    page = find(slug)
    if moved := moved_from(page, slug, kind=Page.Kind.STORY):
        return moved
    sheet = read_page(page)
    stages = list(Stage.objects.in_force())
    taught = [one.title for one in sheet.ties.competencies]
    shown = {
        "page": page,
        "sheet": sheet,
        "cloth": cross(stages, crossed=sheet.ties.stages),
        "near": stories_near(page, on=timezone.localdate()),
        "may_keep": may_keep_pages(request.user),
        "may_unname": _may_unname(request, page, name=sheet.ties.initiative),
        "linked_data": article(
            request,
            page,
            about=taught,
            contentLocation=[place.name for place in sheet.ties.places],
            image=_cover(request, sheet.cover),
        ),
    }
    return render(request, "pages/story.html", shown)


def _cover(request: HttpRequest, picture: object) -> str:
    if picture is None:
        return ""
    return request.build_absolute_uri(reverse("pages:picture", args=[getattr(picture, "pk", 0)]))


def _may_unname(request: HttpRequest, page: Page, *, name: str) -> bool:
    user = request.user
    initiative = page.practice.initiative if name else None
    if initiative is None or not isinstance(user, User):
        return False
    return may_withdraw_agreement(user, initiative)
