"""Proposing a change, following it, deciding of it; and the history everyone may read."""

from django.urls import path

from impact.web.publishing.views import (
    advices,
    batches,
    committees,
    history,
    mine,
    previews,
    proposals,
    queue,
    reviewers,
    undoing,
    writing,
)

app_name = "publishing"
urlpatterns = [
    path("proposer/<slug:kind>/", writing.create, name="new"),
    path("proposer/<slug:kind>/<str:key>/", writing.edit, name="write"),
    path("proposer/<slug:kind>/<str:key>/apercu/", previews.show, name="preview"),
    path("proposer/<slug:kind>/<str:key>/abandon/", writing.destroy, name="discard"),
    path("moi/propositions/", mine.index, name="mine"),
    path("moi/propositions/<int:pk>/", mine.show, name="my-proposal"),
    path("moi/propositions/<int:pk>/reprise/", mine.take_back, name="taking-back"),
    path("moi/avis/", advices.index, name="advices"),
    path("moi/avis/<int:pk>/", advices.show, name="advice"),
    path("moi/avis/comites/<int:pk>/courriels/", advices.choose_letters, name="seat-letters"),
    path("historique/<slug:kind>/<str:key>/", history.show, name="history"),
    path("historique/<slug:kind>/<str:key>/flux.atom", history.feed, name="history-feed"),
    path("gestion/publications/", queue.index, name="queue"),
    path("gestion/publications/lot/", batches.create, name="batch"),
    path("gestion/publications/<int:pk>/", proposals.show, name="proposal"),
    path("gestion/publications/<int:pk>/retour/", undoing.restore, name="restoring"),
    path("gestion/publications/<slug:kind>/<str:key>/retrait/", undoing.retire, name="retiring"),
    path("gestion/publications/<slug:kind>/<str:key>/ramener/", undoing.bring_back, name="return"),
    path("gestion/comites/", committees.index, name="committees"),
    path("gestion/comites/<int:pk>/fin/", committees.destroy, name="seat-end"),
    path("gestion/relecture/", reviewers.index, name="reviewers"),
    path("gestion/relecture/<int:pk>/fin/", reviewers.destroy, name="reviewer-end"),
]
