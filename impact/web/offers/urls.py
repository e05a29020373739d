"""What the field offers: read by everyone, kept by the staff."""

from django.urls import path

from impact.web.offers.views import desk, imports, offers

app_name = "offers"
urlpatterns = [
    path("reponses/", offers.index, name="offers"),
    path("reponses/reponses.csv", offers.table, name="table"),
    path("reponses/<slug:slug>/", offers.show, name="offer"),
    path("gestion/offres/", desk.index, name="desk"),
    path("gestion/offres/nouvelle/", desk.create, name="new"),
    path("gestion/offres/import/", imports.create, name="import"),
    path("gestion/offres/import/confirmation/", imports.confirm, name="import-confirmation"),
    path("gestion/offres/gabarit.csv", imports.template, name="template"),
    path("gestion/offres/<slug:slug>/fiche/", desk.edit, name="edit"),
    path("gestion/offres/<slug:slug>/retrait/", desk.retire, name="retiring"),
]
