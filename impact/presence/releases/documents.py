"""What a release is made of: words in parts, some of them written by the team (« contenu »).

Plain values, frozen: the page, the PDF and the data are three ways of reading the same document.
What the team wrote is marked free, so that it is read again, and rewritten, before it leaves.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    label: str = ""
    #: Written by the team: a name may be hidden in it.
    is_free: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo of the team, by its number: whether it is shown is asked each time."""

    key: int
    #: What the picture was, so that another never takes its place.
    sha256: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing told: an action, a component, a competency, an event."""

    head: Text
    status: str = ""
    #: The word by which a drawing of the status is chosen, or nothing.
    sign: str = ""
    level: int | None = None
    texts: tuple[Text, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    intro: Text | None = None
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    #: The initiative, where it is, and the day all this was taken down.
    of: str
    place: str
    drawn_on: date
    parts: tuple[Part, ...]
    facts: tuple[tuple[str, str], ...] = ()
    #: What this is not.
    caution: str = ""
    source: str = ""
    #: The highest level a piece may have, when pieces have levels.
    top: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A free text, where it stands, and the word by which it is rewritten."""

    key: str
    place: str
    text: str


def write(document: Document) -> dict[str, Any]:
    """Return the document as plain values that a database keeps as they are."""
    told = asdict(document) | {"drawn_on": document.drawn_on.isoformat()}
    plain: dict[str, Any] = json.loads(json.dumps(told))
    return plain


def read(values: Mapping[str, Any]) -> Document:
    """Return the document these plain values were made from."""
    return Document(
        of=values["of"],
        place=values["place"],
        drawn_on=date.fromisoformat(values["drawn_on"]),
        parts=tuple(_read_part(part) for part in values["parts"]),
        facts=tuple((label, told) for label, told in values["facts"]),
        caution=values["caution"],
        source=values["source"],
        top=values["top"],
    )


def _read_part(values: Mapping[str, Any]) -> Part:
    intro = values["intro"]
    return Part(
        title=values["title"],
        intro=Text(**intro) if intro else None,
        pieces=tuple(_read_piece(piece) for piece in values["pieces"]),
    )


def _read_piece(values: Mapping[str, Any]) -> Piece:
    return Piece(
        head=Text(**values["head"]),
        status=values["status"],
        sign=values["sign"],
        level=values["level"],
        texts=tuple(Text(**text) for text in values["texts"]),
        pictures=tuple(Picture(**picture) for picture in values["pictures"]),
    )


def passages_of(document: Document) -> list[Passage]:
    """Return every free text, in order; the key of one says where to put it back."""
    found: list[Passage] = []
    for row, part in enumerate(document.parts):
        if part.intro and part.intro.is_free:
            place = part.title or part.intro.label
            found.append(Passage(f"{row}", place, part.intro.text))
        for rank, piece in enumerate(part.pieces):
            if piece.head.is_free:
                place = f"{part.title} ({rank + 1})".strip()
                found.append(Passage(f"{row}-{rank}", place, piece.head.text))
            found += [
                Passage(f"{row}-{rank}-{spot}", _place(piece, text), text.text)
                for spot, text in enumerate(piece.texts)
                if text.is_free
            ]
    return found


def _place(piece: Piece, text: Text) -> str:
    return ", ".join(filter(None, [piece.head.text, text.label]))


def rewrite(document: Document, texts: Mapping[str, str]) -> Document:
    """Put rewritten passages back; what is emptied is left out, with what stands under it."""
    parts = [_rewrite_part(part, f"{row}", texts) for row, part in enumerate(document.parts)]
    return replace(document, parts=tuple(part for part in parts if part.intro or part.pieces))


def _rewrite_part(part: Part, key: str, texts: Mapping[str, str]) -> Part:
    pieces = [
        _rewrite_piece(piece, f"{key}-{rank}", texts) for rank, piece in enumerate(part.pieces)
    ]
    intro = _rewrite_text(part.intro, key, texts) if part.intro else None
    return replace(part, intro=intro, pieces=tuple(piece for piece in pieces if piece))


def _rewrite_piece(piece: Piece, key: str, texts: Mapping[str, str]) -> Piece | None:
    head = _rewrite_text(piece.head, key, texts)
    told = [_rewrite_text(text, f"{key}-{place}", texts) for place, text in enumerate(piece.texts)]
    kept = tuple(text for text in told if text)
    return replace(piece, head=head, texts=kept) if head else None


def _rewrite_text(text: Text, key: str, texts: Mapping[str, str]) -> Text | None:
    if not text.is_free or key not in texts:
        return text
    return replace(text, text=texts[key]) if texts[key].strip() else None


def reword(document: Document, change: Callable[[str], str]) -> Document:
    """Return the document with all that the team wrote changed in the same way, photos told too."""
    told = rewrite(document, {one.key: change(one.text) for one in passages_of(document)})
    return replace(told, parts=tuple(_retell_pictures(part, change) for part in told.parts))


def _retell_pictures(part: Part, change: Callable[[str], str]) -> Part:
    pieces = [
        replace(piece, pictures=tuple(replace(one, alt=change(one.alt)) for one in piece.pictures))
        for piece in part.pieces
    ]
    return replace(part, pieces=tuple(pieces))


def rows_of(document: Document) -> list[tuple[str, str, str, str]]:
    """Return the document as a table: the part, the thing, what is said of it, and the words."""
    rows = [("", "", label, told) for label, told in document.facts]
    for part in document.parts:
        if part.intro:
            rows.append((part.title, "", part.intro.label, part.intro.text))
        for piece in part.pieces:
            if piece.status or not piece.texts:
                rows.append((part.title, piece.head.text, "", piece.status))
            rows += [(part.title, piece.head.text, text.label, text.text) for text in piece.texts]
    return rows
