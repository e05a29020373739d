"""The pages of needs: try a role, say where one stands, read one's portrait, agree as a group."""

from django.urls import path

from impact.web.needs.views import (
    assessments,
    consensus,
    coverages,
    departures,
    histories,
    kept_trials,
    portraits,
    readings,
    steps,
    trends,
    trials,
    whole_pages,
)

app_name = "needs"

trying = [
    path("commencer/essai/", trials.show, name="trial"),
    path("commencer/essai/pdf/", trials.print_out, name="trial-pdf"),
    path("commencer/essai/garde/", trials.keep, name="trial-keeping"),
    path("moi/essai/", kept_trials.edit, name="kept-trial"),
    path("moi/essai/oubli/", kept_trials.destroy, name="kept-trial-oblivion"),
]

mine = [
    path("moi/competences/", portraits.show, name="portrait"),
    path("moi/competences/portrait.pdf", portraits.print_out, name="portrait-pdf"),
    path("moi/competences/historique/", histories.show, name="history"),
    path("moi/competences/historique.csv", histories.download, name="history-csv"),
]

assessing = [
    path("demarches/<slug:slug>/autoevaluation/", assessments.new, name="assessment-new"),
    path("autoevaluations/<int:pk>/", assessments.show, name="assessment"),
    path("autoevaluations/<int:pk>/<int:number>/", steps.edit, name="step"),
    path("autoevaluations/<int:pk>/page/", whole_pages.edit, name="assessment-page"),
    path("autoevaluations/<int:pk>/fin/", assessments.end, name="assessment-end"),
]

agreeing = [
    path("demarches/<slug:slug>/consensus/", consensus.index, name="consensus"),
    path(
        "demarches/<slug:slug>/consensus/<str:code>/",
        consensus.show,
        name="consensus-competency",
    ),
]

_coverage = "demarches/<slug:slug>/couverture/"
holding = [
    path(_coverage, coverages.show, name="coverage"),
    path(f"{_coverage}sans-attendre/", readings.create, name="coverage-now"),
    path(f"{_coverage}etoffe/", coverages.cloth, name="coverage-cloth"),
    path(f"{_coverage}si-je-pars/", departures.show, name="coverage-departure"),
    path(f"{_coverage}evolution/", trends.show, name="coverage-trend"),
    path(f"{_coverage}couverture.csv", coverages.download, name="coverage-csv"),
    path(f"{_coverage}couverture.pdf", coverages.print_out, name="coverage-pdf"),
]

urlpatterns = [*trying, *mine, *assessing, *agreeing, *holding]
