"""News (« nouvelles »), the latest first, and each on its page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from impact.presence.pages.models import Page
from impact.presence.pages.policies import may_keep_pages
from impact.web.http import cut
from impact.web.pages import prose
from impact.web.pages.linked_data import article
from impact.web.pages.views.pages import find, moved_from


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    told = Page.objects.shown_on(timezone.localdate()).of_kind(Page.Kind.NEWS).latest_first()
    page = cut(request, told, size=20)
    shown = {"page": page, "may_keep": may_keep_pages(request.user)}
    return render(request, "pages/news.html", shown)


@login_not_required
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    page = find(slug)
    if moved := moved_from(page, slug, kind=Page.Kind.NEWS):
        return moved
    told = Page.objects.shown_on(timezone.localdate()).of_kind(Page.Kind.NEWS)
    shown = {
        "page": page,
        "text": prose.show(page.body),
        "others": told.exclude(pk=page.pk).latest_first()[:3],
        "may_keep": may_keep_pages(request.user),
        "linked_data": article(request, page),
    }
    return render(request, "pages/news_item.html", shown)
