"""The product's addresses, plus the page everything is measured beside."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from config.urls import handler403, handler404, handler500

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]


@login_not_required
def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse("rien\n", content_type="text/plain")


urlpatterns = [path("banc/rien/", nothing), path("", include("config.urls"))]
