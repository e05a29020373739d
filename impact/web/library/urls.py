"""The paths of the library."""

from django.urls import URLPattern, path

from impact.web.library.views import (
    collections,
    deposits,
    desk,
    exports,
    file_desk,
    files,
    harvests,
    holes,
    imports,
    links,
    merges,
    oai,
    resources,
    sortings,
    uses,
)

app_name = "library"

HARVESTS = "gestion/bibliotheque/moissons/"
FILES = "gestion/bibliotheque/fichiers/"
IMPORTS = "gestion/bibliotheque/importation/"

urlpatterns: list[URLPattern] = [
    path("ressources/", resources.index, name="resources"),
    path("ressources/ressources.csv", exports.index, {"form": "csv"}, name="table"),
    path("ressources/collections/", collections.index, name="collections"),
    path("ressources/collections/<slug:slug>/", collections.show, name="collection"),
    path("ressources/manques/", holes.index, name="holes"),
    path("ressources/proposer/", deposits.create, name="deposit"),
    path("ressources/<slug:slug>/", resources.show, name="resource"),
    path("ressources/<slug:slug>/usages/nouveau/", uses.create, name="use-new"),
    path("demarches/<slug:slug>/usages/", uses.index, name="uses"),
    path("demarches/<slug:slug>/usages/<int:pk>/nom/", uses.update, name="use-naming"),
    path("demarches/<slug:slug>/usages/<int:pk>/retrait/", uses.destroy, name="use-withdrawal"),
    path("oai", oai.show, name="provider"),
    path(HARVESTS, harvests.index, name="harvests"),
    path(f"{HARVESTS}<int:pk>/", sortings.show, name="harvest"),
    path(f"{HARVESTS}<int:pk>/pas/", harvests.step, name="harvest-step"),
    path(f"{HARVESTS}<int:pk>/arret/", harvests.stop, name="harvest-stop"),
    path(f"{HARVESTS}<int:pk>/tri/", sortings.sort, name="harvest-sorting"),
    path("fichiers/<str:token>/<str:name>", files.show, name="file"),
    path(FILES, file_desk.index, name="files"),
    path(f"{FILES}<int:pk>/retrait/", file_desk.withdraw, name="file-withdrawal"),
    path(f"{FILES}<int:pk>/retour/", file_desk.restore, name="file-return"),
    path("gestion/bibliotheque/liens/", links.index, name="links"),
    path("gestion/bibliotheque/liens/lot/", links.create, name="links-batch"),
    path("gestion/bibliotheque/", desk.index, name="desk"),
    path("gestion/bibliotheque/lot/", desk.batch, name="batch"),
    path("gestion/bibliotheque/doublons/", merges.alike, name="alike"),
    path("gestion/bibliotheque/doublons/ecartes/", merges.apart, name="apart"),
    path("gestion/bibliotheque/fusion/", merges.create, name="merge"),
    path("gestion/bibliotheque/fusions/", merges.index, name="merges"),
    path("gestion/bibliotheque/fusions/<int:pk>/retour/", merges.undo, name="parting"),
    path(IMPORTS, imports.index, name="imports"),
    path(f"{IMPORTS}gabarit.csv", imports.template, name="import-template"),
    path(f"{IMPORTS}<int:pk>/", imports.show, name="import"),
    path(f"{IMPORTS}<int:pk>/retour/", imports.undo, name="import-undoing"),
    path("ressources/exports.<str:form>", exports.index, name="export"),
    path("ressources/<slug:slug>.<str:form>", exports.show, name="resource-export"),
    path(
        "ressources/collections/<slug:slug>.<str:form>",
        exports.collection,
        name="collection-export",
    ),
]
