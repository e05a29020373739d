"""A fictional library of the demo, harvested without leaving this machine, and sorted."""

from impact.presence.library.harvesting.pages import Identity, Page, Told
from impact.presence.library.models import DataProvider, Harvested
from impact.presence.library.operations import harvesting, sorting
from impact.web.management.demo.replay import Deed, Scene

FINE = "YYYY-MM-DDThh:mm:ssZ"
NAME = "oai:reserve.exemple:"


def add_library(scene: Scene) -> None:
    harvesting.add_provider(
        name=scene.event["name"],
        base_url=scene.event["address"],
        identity=Identity(scene.event["name"], FINE, "persistent"),
        by=scene.by,
        at=scene.at,
    )


def harvest_library(scene: Scene) -> None:
    told = [
        Told(
            f"{NAME}{one['code']}",
            scene.on.isoformat(),
            values={name: values for name, values in one.items() if name != "code"},
        )
        for one in scene.event["records"]
    ]
    moment = scene.at.strftime(harvesting.SECONDS)
    page = Page(told, size=len(told), answered_at=moment)
    harvesting.take_page(provider=_library(scene), page=page, by=scene.by, at=scene.at)


def keep_records(scene: Scene) -> None:
    reason = "Utile aux équipes qui commencent."
    sorting.keep_records(records=_records(scene), by=scene.by, at=scene.at, reason=reason)


def leave_records(scene: Scene) -> None:
    sorting.leave_records(records=_records(scene), by=scene.by, at=scene.at)


def _library(scene: Scene) -> DataProvider:
    return DataProvider.objects.get(name=scene.event["library"])


def _records(scene: Scene) -> list[Harvested]:
    names = [f"{NAME}{code}" for code in scene.event["records"]]
    return list(_library(scene).records.filter(identifier__in=names))


DEEDS: dict[str, Deed] = {
    "add_library": add_library,
    "harvest_library": harvest_library,
    "keep_records": keep_records,
    "leave_records": leave_records,
}
