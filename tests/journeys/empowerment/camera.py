"""Pictures as phones, cameras and forgers make them."""

import io
import struct
import zlib

from PIL import Image

#: The tags of a picture that say where it was taken, which way it was held, by what.
GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F


def photo_of(
    width: int = 800, height: int = 600, *, kind: str = "JPEG", color: str = "#2f5d4c", **saved
) -> bytes:
    """Return a plain picture; a band on its left tells which way is up."""
    picture = Image.new("RGB", (width, height), color)
    picture.paste("#8c2a26", (0, 0, width // 4, height))
    written = io.BytesIO()
    picture.save(written, kind, **saved)
    return written.getvalue()


def photo_from_a_phone(*, orientation: int = 1) -> bytes:
    """Return a picture that says where it was taken, by what, and which way it was held."""
    exif = Image.Exif()
    exif[MAKE] = "TelephoneDeMaude"
    exif[ORIENTATION] = orientation
    exif[GPS] = {1: "N", 2: (48.0, 26.0, 51.0), 3: "W", 4: (68.0, 31.0, 26.0)}
    return photo_of(exif=exif, comment=b"chez moi")


def huge_png(width: int, height: int) -> bytes:
    """Return the first bytes of a picture that would unfold into gigabytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b""))


def heic() -> bytes:
    """Return how the files of recent phones begin."""
    return b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 400


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
