from django.urls import path

from impact.web.territories.views import confirmations, imports, tables, territories

app_name = "territories"
urlpatterns = [
    path("", territories.index, name="index"),
    path("territoires.csv", tables.show, name="table"),
    path("importation/", imports.create, name="import"),
    path("importation/confirmation/", confirmations.create, name="import-confirmation"),
    path("<slug:slug>/", territories.show, name="territory"),
]
