"""The kinds of response to a need, as the field knows them (« réponses »).

They are content, read once from `content/responses`; no table. Nothing here ranks them:
their order is the one people should look in, what the team can do by itself first (R6).
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.conf import settings

from impact.lib.content import Entry, read_file


class Kind(StrEnum):
    """Where an answer may come from, in the order to look (R6, 2 to 5)."""

    INSIDE = "INSIDE"
    NEIGHBOR = "NEIGHBOR"
    TRAINING = "TRAINING"
    EXCHANGE = "EXCHANGE"
    COACHING = "COACHING"
    ACCOMPANIMENT = "ACCOMPANIMENT"
    REFLECTION = "REFLECTION"
    RESOURCES = "RESOURCES"


class Setting(StrEnum):
    PERSON = "PERSON"
    GROUP = "GROUP"
    COLLECTIVE = "COLLECTIVE"


@dataclass(frozen=True, slots=True)
class Response:
    """One kind of response; `natures` are codes of concepts, levels are those of the scale."""

    code: str
    name: str
    kind: Kind
    setting: Setting
    cost_band: int
    cost: str
    advantages: str
    limits: str
    natures: tuple[str, ...]
    from_level: int
    to_level: int
    transfer: str


def read_responses(path: Path) -> tuple[Response, ...]:
    """Return the responses of a content file, in its order.

    :raises BadContent: naming the file, the entry and the cause.
    """
    return tuple(_response(entry) for entry in read_file(path).entries("responses"))


@cache
def responses() -> tuple[Response, ...]:
    return read_responses(settings.CONTENT_DIR / "responses" / "responses.yaml")


def find_response(code: str) -> Response | None:
    """Return the response of that code; an action may keep a code the content no longer has."""
    return next((response for response in responses() if response.code == code), None)


def _response(entry: Entry) -> Response:
    response = Response(
        code=entry.code,
        name=entry.text("name"),
        kind=Kind(entry.choice("kind", [kind.value for kind in Kind])),
        setting=Setting(entry.choice("setting", [setting.value for setting in Setting])),
        cost_band=entry.whole("cost_band"),
        cost=entry.text("cost"),
        advantages=entry.text("advantages"),
        limits=entry.text("limits"),
        natures=tuple(entry.codes("natures")),
        from_level=entry.whole("from_level"),
        to_level=entry.whole("to_level"),
        transfer=entry.text("transfer"),
    )
    if response.from_level >= response.to_level:
        raise entry.refusal("le niveau visé n’est pas plus haut que le départ")
    return response
