from django.urls import path

from impact.web.home.views import desks, health, pages

app_name = "home"
urlpatterns = [
    path("", pages.index, name="index"),
    path("commencer/", pages.start, name="start"),
    path("confiance/", pages.trust, name="trust"),
    path("accessibilite/", pages.accessibility, name="accessibility"),
    path("gestion/", desks.index, name="desks"),
    path("sante/", health.show, name="health"),
]
