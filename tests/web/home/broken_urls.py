"""A house with one broken room, to see what people are told."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

handler500 = "impact.web.home.views.failures.broken"


@login_not_required
def broken(request):
    raise RuntimeError("une panne voulue")


urlpatterns = [path("panne/", broken)]
