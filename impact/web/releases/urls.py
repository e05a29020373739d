from django.urls import include, path

from impact.web.releases.views import (
    decisions,
    previews,
    received,
    recipients,
    releases,
    texts,
    withdrawals,
)

app_name = "releases"

#: Inside, for the team.
inside = [
    path("", releases.index, name="releases"),
    path("nouveau/", releases.choose, name="release-choice"),
    path("nouveau/<slug:code>/", releases.create, name="release-new"),
    path("<int:pk>/", releases.show, name="release"),
    path("<int:pk>/textes/", texts.edit, name="texts"),
    path("<int:pk>/textes/reprise/", texts.redraw, name="texts-redrawing"),
    path("<int:pk>/apercu/", previews.show, name="preview"),
    path("<int:pk>/apercu/partage.<str:kind>", previews.download, name="preview-file"),
    path("<int:pk>/apercu/photos/<int:key>.jpg", previews.picture, name="preview-picture"),
    path("<int:pk>/decision/", decisions.create, name="decision"),
    path("<int:pk>/abandon/", releases.destroy, name="discarding"),
    path("<int:pk>/destinataires/nouveau/", recipients.create, name="recipient-new"),
    path(
        "<int:pk>/destinataires/<int:recipient>/fermeture/",
        recipients.destroy,
        name="recipient-closing",
    ),
    path("<int:pk>/retrait/", withdrawals.create, name="withdrawal"),
    path("<int:pk>/registre.csv", releases.ledger, name="ledger"),
]

#: Outside, for who receives: a page, its files, its photos, and nothing else.
outside = [
    path("recu/<str:key>/", received.show, name="received"),
    path("recu/<str:key>/partage.<str:kind>", received.download, name="received-file"),
    path("recu/<str:key>/photos/<int:picture>.jpg", received.picture, name="received-picture"),
    path("<slug:slug>/", received.show_public, name="public"),
    path("<slug:slug>/partage.<str:kind>", received.download_public, name="public-file"),
    path("<slug:slug>/photos/<int:picture>.jpg", received.picture_public, name="public-picture"),
]

urlpatterns = [
    path("demarches/<slug:slug>/partages/", include(inside)),
    path("partages/", include(outside)),
]
