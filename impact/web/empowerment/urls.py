"""The pages by which a community follows its own pouvoir d'agir."""

from django.urls import path

from impact.web.empowerment.views import appraisals, frames, rounds

app_name = "empowerment"

_here = "demarches/<slug:slug>/pouvoir-dagir/"
_one = f"{_here}bilans/<int:pk>/"

urlpatterns = [
    path(_here, appraisals.index, name="overview"),
    path(f"{_here}bilans/nouveau/", appraisals.create, name="appraisal-new"),
    path(_one, appraisals.show, name="appraisal"),
    path(f"{_one}<int:number>/", appraisals.step, name="step"),
    path(f"{_one}fin/", appraisals.close, name="end"),
    path(f"{_one}retrait/", appraisals.destroy, name="discarding"),
    path(f"{_one}ma-feuille/", rounds.answer, name="sheet"),
    path(f"{_one}fermeture/", rounds.close, name="closing"),
    path(f"{_one}bilan.pdf", appraisals.as_pdf, name="appraisal-pdf"),
    path(f"{_one}bilan.csv", appraisals.as_csv, name="appraisal-csv"),
    path(f"{_here}cadres/nouveau/", frames.create, name="frame-new"),
    path(f"{_here}cadres/<slug:code>/", frames.show, name="frame"),
    path(f"{_here}cadres/<slug:code>/retrait/", frames.retire, name="frame-retiring"),
]
