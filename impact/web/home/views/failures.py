"""When something cannot be shown: each page says where one is and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "home/not_found.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Tell why, when whoever refused said so in words meant for people."""
    return render(request, "home/forbidden.html", {"reason": str(exception)}, status=403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without its seal: most often a page left open too long, or no cookies."""
    return render(request, "home/forged.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer without touching the database or the session, which may be what broke."""
    return render(None, "home/broken.html", status=500)
