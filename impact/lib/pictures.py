"""Redrawing a picture: what comes out is ours, pixel by pixel, and carries nothing else.

Where it was taken, by what, when, a thumbnail of what was cut out, a text hidden after the last
byte: none of it survives. What a file is, is read in its content; its name says nothing here.
"""

import hashlib
import io
import struct
import zlib
from dataclasses import dataclass
from math import ceil

from PIL import Image, ImageCms, ImageOps

__all__ = [
    "HEAVIEST",
    "LONGEST",
    "SMALL",
    "FromAnIphone",
    "NotAPicture",
    "Redrawn",
    "TooHeavy",
    "TooManyPixels",
    "redraw",
]

#: The heaviest file that is read, in bytes.
HEAVIEST = 10 * 1024 * 1024
#: The longest side that is kept, and that of the small version.
LONGEST, SMALL = 1600, 640
#: The only kinds that are opened, and the most pixels each may unfold into: a picture of a few
#: kilobytes may ask for gigabytes. A photo is read at a fraction of its size, hence its ease.
_MOST_PIXELS = {"JPEG": 64_000_000, "MPO": 64_000_000, "PNG": 24_000_000, "WEBP": 24_000_000}
#: How files of phones that write HEIC or AVIF begin, after four bytes of length.
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
_QUALITY = 82
#: What readers of pictures raise when a file is broken or forged: as varied as forgers are.
_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    AttributeError,
    struct.error,
    zlib.error,
)


class NotAPicture(Exception):
    """The content is not one of the pictures that are read here."""


class FromAnIphone(NotAPicture):
    """A picture in the format of recent phones, which browsers do not show."""


class TooHeavy(Exception):
    """The file is heavier than what is read."""


class TooManyPixels(Exception):
    """The picture would unfold into more than this machine wishes to hold."""


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A picture ready to be kept: two JPEG files and what is known of the first."""

    image: bytes
    small: bytes
    width: int
    height: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.image).hexdigest()


def redraw(content: bytes) -> Redrawn:
    """Draw a picture anew, upright, no side longer than 1600 pixels.

    :raises TooHeavy: if the file is over 10 MB.
    :raises FromAnIphone: if it is HEIC or AVIF.
    :raises NotAPicture: if it is not a whole JPEG, PNG or WebP.
    :raises TooManyPixels: if it is too large once unfolded.
    """
    if len(content) > HEAVIEST:
        raise TooHeavy
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        raise FromAnIphone
    try:
        picture = _open(content)
        upright = _in_plain_colors(ImageOps.exif_transpose(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise TooManyPixels from bomb
    except _FAULTS as fault:
        raise NotAPicture from fault
    small = upright.copy()
    small.thumbnail((SMALL, SMALL), Image.Resampling.LANCZOS)
    return Redrawn(_as_jpeg(upright), _as_jpeg(small), upright.width, upright.height)


def _open(content: bytes) -> Image.Image:
    picture: Image.Image = Image.open(io.BytesIO(content), formats=["JPEG", "PNG", "WEBP"])
    # The size is written in the first bytes: nothing is unfolded before it is known.
    if picture.width * picture.height > _MOST_PIXELS.get(picture.format or "", 0):
        raise TooManyPixels
    picture.draft("RGB", _fitted(picture.size))
    picture.load()
    # Brought down before anything else is done with it, so that few large copies are held.
    picture = picture.convert("RGBA") if picture.mode in {"1", "P", "PA"} else picture
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS, reducing_gap=3)
    return picture


def _fitted(size: tuple[int, int]) -> tuple[int, int]:
    """The size it will have; a photo is then read at the fraction just above it."""
    longest = max(*size, LONGEST)
    return ceil(size[0] * LONGEST / longest), ceil(size[1] * LONGEST / longest)


def _in_plain_colors(picture: Image.Image) -> Image.Image:
    """Return the picture in sRGB, without transparency, on pixels that remember nothing."""
    colors = _to_srgb(picture)
    plain = Image.new("RGB", colors.size, "white")
    if colors.mode in {"RGBA", "LA"}:
        seen = colors.convert("RGBA")
        plain.paste(seen, mask=seen.getchannel("A"))
    else:
        plain.paste(colors.convert("RGB"))
    return plain


def _to_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "CMYK"}:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(
            picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile that cannot be read changes a shade, not what is seen.
        return picture
    return turned or picture


def _as_jpeg(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return written.getvalue()
