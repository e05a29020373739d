"""The first pages: what this house is, where to begin, and what it promises."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from impact.web.home.doors import DOORS, LOOP


@require_safe
@login_not_required
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "home/index.html", {"loop": LOOP, "doors": DOORS})


@require_safe
@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    chosen = next((door for door in DOORS if door.code == request.GET.get("je-suis")), None)
    others = [door for door in DOORS if door != chosen]
    return render(request, "home/start.html", {"others": others, "chosen": chosen})


@require_safe
@login_not_required
def trust(request: HttpRequest) -> HttpResponse:
    return render(request, "home/trust.html")


@require_safe
@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "home/accessibility.html")
