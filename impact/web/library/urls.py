"""The paths of the library."""

from django.urls import URLPattern, path

from impact.web.library.views import files, harvests, links, oai, sortings

app_name = "library"

HARVESTS = "gestion/bibliotheque/moissons/"

urlpatterns: list[URLPattern] = [
    path("oai", oai.show, name="provider"),
    path(HARVESTS, harvests.index, name="harvests"),
    path(f"{HARVESTS}<int:pk>/", sortings.show, name="harvest"),
    path(f"{HARVESTS}<int:pk>/pas/", harvests.step, name="harvest-step"),
    path(f"{HARVESTS}<int:pk>/arret/", harvests.stop, name="harvest-stop"),
    path(f"{HARVESTS}<int:pk>/tri/", sortings.sort, name="harvest-sorting"),
    path("fichiers/<str:token>/<str:name>", files.show, name="file"),
    path("gestion/bibliotheque/liens/", links.index, name="links"),
    path("gestion/bibliotheque/liens/lot/", links.create, name="links-batch"),
]
