"""What the field offers: read by everyone, brought in by the staff."""

from django.urls import path

from impact.web.offers.views import imports, offers

app_name = "offers"
urlpatterns = [
    path("reponses/", offers.index, name="offers"),
    path("reponses/reponses.csv", offers.table, name="table"),
    path("reponses/<slug:slug>/", offers.show, name="offer"),
    path("gestion/offres/", imports.index, name="desk"),
    path("gestion/offres/import/", imports.create, name="import"),
    path("gestion/offres/import/confirmation/", imports.confirm, name="import-confirmation"),
    path("gestion/offres/gabarit.csv", imports.template, name="template"),
    path("gestion/offres/<slug:slug>/retrait/", imports.retire, name="retiring"),
]
