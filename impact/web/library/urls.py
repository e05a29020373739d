"""The paths of the library."""

from django.urls import URLPattern, path

from impact.web.library.views import oai

app_name = "library"

urlpatterns: list[URLPattern] = [
    path("oai", oai.show, name="provider"),
]
