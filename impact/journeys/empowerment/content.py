"""Reading a frame of pouvoir d'agir from its file: its components, their items or descriptors."""

from dataclasses import dataclass

from impact.lib.content import HEADER, Entry


@dataclass(frozen=True, slots=True)
class ComponentEntry:
    code: str
    family: str
    name: str
    about: str
    descriptors: tuple[str, ...]
    #: Code and statement of each.
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FrameFile:
    code: str
    title: str
    about: str
    source: str
    caution: str
    scale: tuple[str, ...]
    components: tuple[ComponentEntry, ...]


def read_frame(content: Entry) -> FrameFile:
    """Return the frame a file describes.

    :raises BadContent: if a key is missing or unknown, or descriptors do not match the scale.
    """
    content.only(*HEADER, "frame", "components")
    frame = content.entry("frame").only("code", "title", "about", "source", "caution", "scale")
    scale = tuple(frame.texts("scale"))
    return FrameFile(
        code=frame.text("code"),
        title=frame.text("title"),
        about=frame.text("about"),
        source=frame.text("source"),
        caution=frame.text("caution"),
        scale=scale,
        components=tuple(
            _read_component(entry, rungs=len(scale)) for entry in content.entries("components")
        ),
    )


def _read_component(entry: Entry, *, rungs: int) -> ComponentEntry:
    entry.only("code", "family", "name", "about", "descriptors", "items")
    descriptors = tuple(entry.texts("descriptors", default=[]))
    if descriptors and len(descriptors) != rungs:
        raise entry.refusal(f"{len(descriptors)} descripteurs pour une échelle de {rungs}")
    items = entry.entries("items") if "items" in entry.raw else []
    return ComponentEntry(
        code=entry.text("code"),
        family=entry.text("family", default=""),
        name=entry.text("name"),
        about=entry.text("about"),
        descriptors=descriptors,
        items=tuple((one.text("code"), one.text("statement")) for one in items),
    )
