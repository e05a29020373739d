"""The address of the house: everything people see is in `impact.web`."""

from django.urls import include, path

urlpatterns = [path("", include("impact.web.urls"))]
handler404 = "impact.web.home.views.failures.not_found"
handler403 = "impact.web.home.views.failures.forbidden"
handler500 = "impact.web.home.views.failures.broken"
