"""What comes out of a redrawn picture is pixels, upright and of a reasonable size; nothing else."""

import io
import random

import pytest
from PIL import Image

from impact.lib.pictures import (
    HEAVIEST,
    FromAnIphone,
    NotAPicture,
    TooHeavy,
    TooManyPixels,
    redraw,
)
from tests.journeys.empowerment.camera import heic, huge_png, photo_from_a_phone, photo_of


def _read(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_nothing_of_what_a_phone_wrote_in_it_is_left():
    taken = photo_from_a_phone()
    assert b"TelephoneDeMaude" in taken

    redrawn = redraw(taken)

    for drawn in (redrawn.image, redrawn.small):
        assert not _read(drawn).getexif()
        assert "comment" not in _read(drawn).info
        assert b"TelephoneDeMaude" not in drawn
        assert b"Exif" not in drawn
        assert b"chez moi" not in drawn


def test_a_picture_taken_sideways_stands_upright():
    redrawn = redraw(photo_from_a_phone(orientation=6))

    assert (redrawn.width, redrawn.height) == (600, 800)
    # The band that was on the left is at the top once turned.
    red, green, _blue = _read(redrawn.image).convert("RGB").getpixel((300, 20))
    assert red > green


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_large_picture_comes_down_and_a_small_one_goes_with_it(kind):
    redrawn = redraw(photo_of(4000, 3000, kind=kind))

    assert (redrawn.width, redrawn.height) == (1600, 1200)
    assert _read(redrawn.image).format == "JPEG"
    assert max(_read(redrawn.small).size) == 640
    assert len(redrawn.small) < len(redrawn.image)


def test_a_small_picture_is_not_blown_up():
    assert redraw(photo_of(200, 100)).width == 200


def test_what_is_seen_through_becomes_white():
    written = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(written, "PNG")

    assert min(_read(redraw(written.getvalue()).image).getpixel((25, 25))) > 250


@pytest.mark.parametrize("mode", ["L", "CMYK", "1", "P", "LA", "I;16"])
def test_every_way_of_writing_colors_is_read(mode):
    written = io.BytesIO()
    kind = "JPEG" if mode in {"L", "CMYK"} else "PNG"
    Image.new(mode, (60, 40)).save(written, kind)

    assert _read(redraw(written.getvalue()).image).mode == "RGB"


@pytest.mark.parametrize(("width", "height"), [(30_000, 30_000), (6000, 6000), (200_000, 200_000)])
def test_a_picture_that_would_fill_the_memory_is_refused_before_it_unfolds(width, height):
    with pytest.raises(TooManyPixels):
        redraw(huge_png(width, height))


def test_a_file_that_is_two_things_at_once_comes_out_as_one():
    script = b"<html><script>alert(1)</script></html>PK\x03\x04"

    redrawn = redraw(photo_of() + script)

    assert b"script" not in redrawn.image
    assert b"PK\x03\x04" not in redrawn.image[-64:]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"%PDF-1.7",
        b"GIF89a" + b"\x00" * 100,
        b"\xff\xd8\xff\xe0" + b"\x00" * 50,
        photo_of()[:900],
        photo_of(kind="TIFF"),
        photo_of(kind="BMP"),
    ],
    ids=["nothing", "svg", "pdf", "gif", "half a head", "cut short", "tiff", "bmp"],
)
def test_what_is_not_a_whole_picture_is_refused(content):
    with pytest.raises(NotAPicture):
        redraw(content)


def test_the_format_of_recent_phones_is_recognized_to_say_what_to_do():
    with pytest.raises(FromAnIphone):
        redraw(heic())


def test_a_file_too_heavy_is_not_read():
    with pytest.raises(TooHeavy):
        redraw(b"\xff" * (HEAVIEST + 1))


def test_whatever_bytes_come_in_only_the_known_refusals_come_out():
    dice = random.Random(20)  # noqa: S311
    for kind in ("JPEG", "PNG", "WEBP"):
        whole = bytearray(photo_of(64, 48, kind=kind))
        for _turn in range(60):
            broken = whole.copy()
            for _hit in range(6):
                broken[dice.randrange(len(broken))] = dice.randrange(256)
            try:
                redraw(bytes(broken))
            except (NotAPicture, TooManyPixels):
                continue
