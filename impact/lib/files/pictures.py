"""Pictures that are documents (a poster, a drawing): redrawn in their format, at a readable size.

Only points are kept: neither place, nor device, nor comment, nor what follows the end of the file.
"""

import io
import struct
import zlib
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps

from impact.lib.files.refusals import Reason, Refused

__all__ = ["OF_PHONES", "Drawn", "redraw"]

#: How files of phones that write HEIC or AVIF begin, after four bytes of length.
OF_PHONES = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
#: A poster stays readable at this side; a picture of a few kilobytes may ask for gigabytes.
_LONGEST, _MOST_POINTS = 4000, 48_000_000
_KINDS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "JPEG": ("image/jpeg", ".jpg", {"quality": 88, "optimize": True, "progressive": True}),
    "PNG": ("image/png", ".png", {"optimize": True}),
    "WEBP": ("image/webp", ".webp", {"quality": 88}),
}
#: What readers of pictures raise when a file is broken or forged: as varied as forgers are.
_FAULTS = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError),
    *(EOFError, AttributeError, struct.error, zlib.error),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    content: bytes
    media_type: str
    suffix: str
    width: int
    height: int


def redraw(content: bytes) -> Drawn:
    """Draw a picture anew, upright, no side longer than 4000 points.

    :raises Refused: if it is not a whole picture, or unfolds into too much.
    """
    try:
        picture: Image.Image = Image.open(io.BytesIO(content), formats=["JPEG", "PNG", "WEBP"])
        # The size is written in the first bytes: nothing is unfolded before it is known.
        if picture.width * picture.height > _MOST_POINTS:
            raise Refused(Reason.TOO_MUCH)
        # A photo of two lenses (MPO) is a JPEG with another one behind it.
        kind = {"MPO": "JPEG"}.get(picture.format or "", picture.format or "")
        picture.load()
        return _write(ImageOps.exif_transpose(picture), kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise Refused(Reason.TOO_MUCH) from bomb
    except _FAULTS as fault:
        raise Refused(Reason.BROKEN) from fault


def _write(picture: Image.Image, kind: str) -> Drawn:
    media_type, suffix, ways = _KINDS[kind]
    is_clear = kind != "JPEG" and picture.has_transparency_data
    # A fresh copy remembers no comment, profile or text that the file carried.
    plain = Image.new("RGBA" if is_clear else "RGB", picture.size)
    plain.paste(picture.convert(plain.mode))
    plain.thumbnail((_LONGEST, _LONGEST), Image.Resampling.LANCZOS, reducing_gap=3)
    written = io.BytesIO()
    plain.save(written, kind, **ways)
    return Drawn(written.getvalue(), media_type, suffix, plain.width, plain.height)
