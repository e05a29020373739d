"""The map of the site, in French paths."""

from django.urls import include, path

from impact.web.plans.views.rankings import explain

urlpatterns = [
    path("", include("impact.web.home.urls")),
    path("", include("impact.web.accounts.urls")),
    path("", include("impact.web.framework.urls")),
    path("", include("impact.web.concepts.urls")),
    path("territoires/", include("impact.web.territories.urls")),
    path("", include("impact.web.needs.urls")),
    path("", include("impact.web.workshops.urls")),
    path("", include("impact.web.offers.urls")),
    path("", include("impact.web.search.urls")),
    path("", include("impact.web.publishing.urls")),
    path("", include("impact.web.library.urls")),
    path("", include("impact.web.pages.urls")),
    path("routes/classement/", explain, name="route-ranking"),
    path("demarches/", include("impact.web.plans.urls")),
    path("", include("impact.web.empowerment.urls")),
    path("", include("impact.web.releases.urls")),
    path("", include("impact.web.communities.urls")),
]
