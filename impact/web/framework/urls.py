from django.urls import path

from impact.web.framework.views import (
    comparisons,
    competencies,
    exports,
    matrix,
    nexts,
    roles,
    stages,
    versions,
)

app_name = "framework"
urlpatterns = [
    path("referentiel/", competencies.index, name="competencies"),
    path("referentiel/referentiel.csv", exports.competencies, name="competencies-csv"),
    path("referentiel/matrice/", matrix.index, name="matrix"),
    path("referentiel/matrice/matrice.csv", exports.matrix, name="matrix-csv"),
    path("referentiel/matrice/<slug:role>/<slug:stage>/", matrix.show, name="cell"),
    path("referentiel/comparer/", comparisons.show, name="comparison"),
    path("referentiel/versions/", versions.index, name="versions"),
    path("referentiel/versions/<str:number>/", versions.show, name="version"),
    path("referentiel/versions/<str:number>/changements/", versions.changes, name="changes"),
    path(
        "referentiel/versions/<str:number>/<str:code>/",
        competencies.show_in_version,
        name="version-competency",
    ),
    path("referentiel/<str:code>/", competencies.show, name="competency"),
    path("gestion/referentiel/", nexts.index, name="next"),
    path("gestion/referentiel/formulations.yaml", nexts.file, name="next-file"),
    path("cycle/", stages.index, name="cycle"),
    path("cycle/<slug:slug>/", stages.show, name="stage"),
    path("roles/", roles.index, name="roles"),
    path("roles/<slug:slug>/", roles.show, name="role"),
    path("roles/<slug:slug>/fiche.pdf", roles.sheet, name="role-pdf"),
]
