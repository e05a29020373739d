"""The pages by which a community follows its own pouvoir d'agir."""

from django.urls import path

from impact.web.empowerment.views import (
    appraisals,
    copies,
    frames,
    logbook,
    photo_consents,
    photos,
    removals,
    rounds,
    stories,
    together,
)

app_name = "empowerment"

_here = "demarches/<slug:slug>/pouvoir-dagir/"
_one = f"{_here}bilans/<int:pk>/"
_log = "demarches/<slug:slug>/journal-de-bord/"
_entry = f"{_log}<int:pk>/"
_photo = f"{_log}photos/<int:pk>/"
_story = "demarches/<slug:slug>/recit/"

urlpatterns = [
    path(_here, appraisals.index, name="overview"),
    path(f"{_here}bilans/nouveau/", appraisals.create, name="appraisal-new"),
    path(_one, appraisals.show, name="appraisal"),
    path(f"{_one}<int:number>/", together.step, name="step"),
    path(f"{_one}fin/", together.close, name="end"),
    path(f"{_one}retrait/", together.destroy, name="discarding"),
    path(f"{_one}reouverture/", together.reopen, name="reopening"),
    path(f"{_one}ma-feuille/", rounds.answer, name="sheet"),
    path(f"{_one}fermeture/", rounds.close, name="closing"),
    path(f"{_one}bilan.pdf", appraisals.as_pdf, name="appraisal-pdf"),
    path(f"{_one}bilan.csv", appraisals.as_csv, name="appraisal-csv"),
    path(f"{_here}cadres/nouveau/", frames.create, name="frame-new"),
    path(f"{_here}cadres/<slug:code>/", frames.show, name="frame"),
    path(f"{_here}cadres/<slug:code>/ecriture/", frames.edit, name="frame-edit"),
    path(f"{_here}cadres/<slug:code>/composantes/<int:number>/", frames.describe, name="component"),
    path(f"{_here}cadres/<slug:code>/retrait/", frames.retire, name="frame-retiring"),
    path(_log, logbook.index, name="logbook"),
    path(f"{_log}nouveau/", logbook.create, name="entry-new"),
    path(f"{_log}impression/", logbook.print_out, name="logbook-print"),
    path(f"{_log}journal-de-bord.csv", copies.as_csv, name="logbook-csv"),
    path(f"{_log}journal-de-bord.zip", copies.as_zip, name="logbook-zip"),
    path(f"{_log}retraits/", removals.index, name="removed-entries"),
    path(_entry, logbook.show, name="entry"),
    path(f"{_entry}modification/", logbook.edit, name="entry-edit"),
    path(f"{_entry}retrait/", removals.create, name="entry-removal"),
    path(f"{_entry}retour/", removals.undo, name="entry-return"),
    path(f"{_entry}effacement/", removals.erase, name="entry-erasure"),
    path(f"{_entry}photos/", photos.create, name="photo-new"),
    path(_photo, photos.image, name="photo"),
    path(f"{_photo}petite/", photos.small, name="photo-small"),
    path(f"{_photo}fiche/", photos.edit, name="photo-sheet"),
    path(f"{_photo}effacement/", photos.destroy, name="photo-erasure"),
    path(f"{_photo}accords/", photo_consents.create, name="photo-consent"),
    path(f"{_photo}accords/retrait/", photo_consents.destroy, name="photo-consent-withdrawal"),
    path(_story, stories.show, name="story"),
    path(f"{_story}preparation/", stories.edit, name="story-preparation"),
    path(f"{_story}apercu/", stories.preview, name="story-preview"),
]
