from django.urls import path

from impact.web.plans.views import (
    actions,
    adoptions,
    checks,
    copies,
    goals,
    plans,
    reminders,
    routes,
    takings,
)

app_name = "plans"
urlpatterns = [
    path("<slug:slug>/plan/", plans.show, name="plan"),
    path("<slug:slug>/plan/nouveau/", plans.create, name="plan-new"),
    path("<slug:slug>/plan/titre/", plans.edit, name="plan-edit"),
    path("<slug:slug>/plan/cloture/", plans.destroy, name="plan-closure"),
    path("<slug:slug>/plan/adoption/", adoptions.create, name="adoption"),
    path("<slug:slug>/plan/rappels/", reminders.update, name="reminders"),
    path("<slug:slug>/plan/objectifs/nouveau/", goals.create, name="goal-new"),
    path("<slug:slug>/plan/objectifs/<int:pk>/", goals.show, name="goal"),
    path("<slug:slug>/plan/objectifs/<int:pk>/enonce/", goals.edit, name="goal-edit"),
    path("<slug:slug>/plan/objectifs/<int:pk>/abandon/", goals.destroy, name="goal-drop"),
    path("<slug:slug>/plan/objectifs/<int:pk>/question/", checks.create, name="question"),
    path(
        "<slug:slug>/plan/objectifs/<int:pk>/actions/nouvelle/", actions.create, name="action-new"
    ),
    path("<slug:slug>/plan/actions/<int:pk>/", actions.edit, name="action"),
    path("<slug:slug>/plan/plan.pdf", copies.as_pdf, name="plan-pdf"),
    path("<slug:slug>/plan/plan.csv", copies.as_csv, name="plan-csv"),
    path("<slug:slug>/plan/plan.ics", copies.as_calendar, name="plan-calendar"),
    path("<slug:slug>/routes/", routes.index, name="holes"),
    path("<slug:slug>/routes/<str:code>/", routes.show, name="routes"),
    path("<slug:slug>/routes/<str:code>/question/", checks.ask, name="hole-question"),
    path("<slug:slug>/routes/<str:code>/comparaison/", routes.compare, name="comparison"),
    path("<slug:slug>/routes/<str:code>/plan/", takings.create, name="route-taking"),
    path("<slug:slug>/routes/<str:code>/retrait/", takings.destroy, name="route-leaving"),
    path("<slug:slug>/plans/", plans.index, name="plans"),
    path("<slug:slug>/plans/<int:pk>/", plans.past, name="past-plan"),
]
