from django.urls import path

from impact.web.communities.views import (
    acceptances,
    archives,
    coordinations,
    departures,
    initiatives,
    invitations,
    journal,
    members,
    moves,
    stages,
    team,
)

app_name = "communities"
urlpatterns = [
    path("demarches/", initiatives.index, name="initiatives"),
    path("demarches/nouvelle/", initiatives.create, name="initiative-new"),
    path("demarches/<slug:slug>/", initiatives.show, name="initiative"),
    path("demarches/<slug:slug>/fiche/", initiatives.edit, name="initiative-edit"),
    path("demarches/<slug:slug>/archivage/", archives.create, name="archive"),
    path("demarches/<slug:slug>/reouverture/", archives.destroy, name="restoration"),
    path("demarches/<slug:slug>/depart/", departures.create, name="departure"),
    # Stages
    path("demarches/<slug:slug>/etapes/", stages.index, name="stages"),
    path("demarches/<slug:slug>/etapes/nouvelle/", stages.create, name="stage-new"),
    path("demarches/<slug:slug>/etapes/principale/", moves.create, name="stage-move"),
    path(
        "demarches/<slug:slug>/etapes/passages/<int:pk>/annulation/",
        moves.destroy,
        name="stage-move-undo",
    ),
    path("demarches/<slug:slug>/etapes/<int:pk>/dates/", stages.edit, name="stage-edit"),
    path("demarches/<slug:slug>/etapes/<int:pk>/fin/", stages.end, name="stage-end"),
    path("demarches/<slug:slug>/etapes/<int:pk>/retrait/", stages.destroy, name="stage-removal"),
    # Team
    path("demarches/<slug:slug>/equipe/", team.index, name="team"),
    path("demarches/<slug:slug>/equipe/<int:pk>/", members.edit, name="member"),
    path("demarches/<slug:slug>/equipe/<int:pk>/retrait/", members.destroy, name="member-removal"),
    path(
        "demarches/<slug:slug>/equipe/<int:pk>/coordination/",
        coordinations.create,
        name="coordination",
    ),
    path(
        "demarches/<slug:slug>/equipe/<int:pk>/coordination/fin/",
        coordinations.destroy,
        name="coordination-end",
    ),
    # Ways in
    path("demarches/<slug:slug>/invitations/", invitations.index, name="invitations"),
    path(
        "demarches/<slug:slug>/invitations/courriels/", invitations.create, name="invitation-emails"
    ),
    path(
        "demarches/<slug:slug>/invitations/lien/", invitations.create_link, name="invitation-link"
    ),
    path("demarches/<slug:slug>/invitations/<int:pk>/", invitations.show, name="invitation"),
    path("demarches/<slug:slug>/invitations/<int:pk>/affiche/", invitations.poster, name="poster"),
    path(
        "demarches/<slug:slug>/invitations/<int:pk>/revocation/",
        invitations.destroy,
        name="invitation-revocation",
    ),
    path("invitations/<slug:token>/", acceptances.show, name="joining"),
    path("invitations/<slug:token>/acceptation/", acceptances.create, name="acceptance"),
    # What happened
    path("demarches/<slug:slug>/journal/", journal.index, name="journal"),
    path("demarches/<slug:slug>/journal/journal.csv", journal.export, name="journal-csv"),
]
