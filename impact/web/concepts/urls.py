from django.urls import path

from impact.web.concepts.views import (
    concepts,
    correspondences,
    desk,
    exports,
    terms,
    vocabularies,
)

app_name = "concepts"
urlpatterns = [
    path("reperes/", concepts.index, name="concepts"),
    path("reperes/glossaire.ttl", exports.show, {"form": "ttl"}, name="turtle"),
    path("reperes/glossaire.jsonld", exports.show, {"form": "jsonld"}, name="json-ld"),
    path("reperes/glossaire.rdf", exports.show, {"form": "rdf"}, name="rdf-xml"),
    path("reperes/dans-les-textes/", terms.edit, name="terms"),
    path("reperes/vocabulaires/", vocabularies.index, name="vocabularies"),
    path("reperes/vocabulaires/<slug:scheme>/", vocabularies.show, name="vocabulary"),
    path("reperes/vocabulaires/<slug:scheme>/<str:code>/", vocabularies.concept, name="outside"),
    path("gestion/reperes/", desk.index, name="desk"),
    path("gestion/reperes/import/", desk.create, name="import"),
    path("gestion/reperes/import/confirmation/", desk.confirm, name="import-confirmation"),
    path(
        "gestion/reperes/correspondances/<slug:scheme>/",
        correspondences.index,
        name="correspondences",
    ),
    path("reperes/<slug:code>/", concepts.show, name="concept"),
]
