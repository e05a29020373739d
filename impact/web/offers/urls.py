"""What the field offers and what teams ask it for; how people and teams help each other."""

from django.urls import include, path

from impact.web.offers.views import (
    briefs,
    calls,
    desk,
    hands,
    imports,
    offers,
    pairings,
    sharings,
)

#: People and teams who help each other, inside an initiative.
HELP = [
    path("", hands.index, name="help"),
    path("mains/", hands.edit, name="hands"),
    path("jumelages/<int:pk>/", pairings.show, name="pairing"),
    path("jumelages/<int:pk>/reponse/", pairings.answer, name="pairing-answer"),
    path("jumelages/<int:pk>/fin/", pairings.destroy, name="pairing-end"),
    path("voisinage/", sharings.index, name="neighbors"),
    path("voisinage/partages/nouveau/", sharings.create, name="sharing-new"),
    path("voisinage/partages/<int:pk>/retrait/", sharings.destroy, name="sharing-end"),
    path("cahiers/", briefs.index, name="briefs"),
    path("cahiers/nouveau/", briefs.create, name="brief-new"),
    path("cahiers/<int:pk>/", briefs.show, name="brief"),
    path("cahiers/<int:pk>/texte/", briefs.edit, name="brief-edit"),
    path("cahiers/<int:pk>/abandon/", briefs.discard, name="brief-discard"),
    path("cahiers/<int:pk>/publication/", briefs.publish, name="brief-publication"),
    path("cahiers/<int:pk>/fin/", briefs.end, name="brief-end"),
    path(
        "cahiers/<int:pk>/reponses/<int:number>/effacement/",
        briefs.discard_answer,
        name="answer-discard",
    ),
]

app_name = "offers"
urlpatterns = [
    path("reponses/", offers.index, name="offers"),
    path("reponses/reponses.csv", offers.table, name="table"),
    path("reponses/besoins/", calls.index, name="calls"),
    path("reponses/besoins/<slug:slug>/", calls.show, name="call"),
    path("reponses/<slug:slug>/", offers.show, name="offer"),
    path("demarches/<slug:slug>/entraide/", include(HELP)),
    path("gestion/offres/", desk.index, name="desk"),
    path("gestion/offres/nouvelle/", desk.create, name="new"),
    path("gestion/offres/import/", imports.create, name="import"),
    path("gestion/offres/import/confirmation/", imports.confirm, name="import-confirmation"),
    path("gestion/offres/gabarit.csv", imports.template, name="template"),
    path("gestion/offres/<slug:slug>/fiche/", desk.edit, name="edit"),
    path("gestion/offres/<slug:slug>/retrait/", desk.retire, name="retiring"),
]
