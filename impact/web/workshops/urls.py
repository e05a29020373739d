"""The pages of a workshop: the phones in the room, and the room itself."""

from django.urls import path

from impact.web.workshops.views import (
    keeping,
    outcomes,
    phones,
    questions,
    screens,
    workshops,
)

app_name = "workshops"

phone = [
    # First, for it is asked more than everything else together.
    path("atelier/<slug:code>/etat/<slug:mark>/", phones.state, name="state"),
    path("atelier/", phones.index, name="code"),
    path("atelier/<slug:code>/", phones.show, name="phone"),
    path("atelier/<slug:code>/place/", phones.join, name="seat"),
    path("atelier/<slug:code>/questions/<int:position>/", phones.answer, name="answer"),
    path("atelier/<slug:code>/depart/", phones.leave, name="leaving"),
    path("atelier/<slug:code>/garde/", keeping.create, name="keeping"),
]

_here = "demarches/<slug:slug>/ateliers/"
_one = f"{_here}<int:pk>/"
_question = f"{_one}questions/<int:position>/"

room = [
    path(_here, workshops.index, name="workshops"),
    path(f"{_here}nouveau/", workshops.create, name="workshop-new"),
    path(_one, workshops.show, name="workshop"),
    path(f"{_one}preparation/", workshops.edit, name="workshop-edit"),
    path(f"{_one}retrait/", workshops.destroy, name="workshop-discarding"),
    path(f"{_one}ouverture/", workshops.open_, name="opening"),
    path(f"{_one}fermeture/", workshops.close, name="closing"),
    path(f"{_one}ecran/", screens.show, name="screen"),
    path(f"{_one}etat/", questions.state, name="room-state"),
    path(_question, questions.show, name="question"),
    path(f"{_question}ouverture/", questions.open_, name="question-opening"),
    path(f"{_question}fermeture/", questions.close, name="question-closing"),
    path(f"{_question}rang/", questions.move, name="question-rank"),
    path(f"{_question}papier/", questions.count, name="counts"),
]

after = [
    path(f"{_one}versement/", outcomes.hand_over, name="handing"),
    path(f"{_one}objectifs/", outcomes.plan, name="objectives"),
    path(f"{_one}resume.pdf", outcomes.as_pdf, name="summary-pdf"),
    path(f"{_one}trousse.pdf", outcomes.kit, name="kit"),
]

urlpatterns = [*phone, *room, *after]
