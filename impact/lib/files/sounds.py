"""Sounds: MP3 and Ogg (Vorbis, Opus), known by frames and pages that follow one another."""

from impact.lib.files.refusals import Reason, Refused

__all__ = ["check_mp3", "check_ogg", "is_mp3"]

#: As many frames in a row as chance does not line up.
_ENOUGH = 4
#: Layer III, by version: kilobits and samples a second.
_RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_SAMPLES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_OGG_SOUNDS = (b"\x01vorbis", b"OpusHead")


def is_mp3(content: bytes) -> bool:
    return _frames(content, 0) >= _ENOUGH


def check_mp3(content: bytes) -> None:
    """Check that frames of sound follow one another, after the tags if there are some.

    :raises Refused: if they do not.
    """
    if _frames(content, _after_tags(content)) < _ENOUGH:
        raise Refused(Reason.BROKEN)


def check_ogg(content: bytes) -> None:
    """Check that pages follow one another to the end, and that the first is of a sound.

    :raises Refused: if they do not.
    """
    at, first = 0, b""
    while at < len(content):
        if content[at : at + 5] != b"OggS\x00" or at + 27 > len(content):
            raise Refused(Reason.BROKEN)
        table = content[at + 27 : at + 27 + content[at + 26]]
        body = at + 27 + len(table)
        first = first or content[body : body + 8]
        at = body + sum(table)
    if at != len(content):
        raise Refused(Reason.BROKEN)
    if not first.startswith(_OGG_SOUNDS):
        raise Refused(Reason.UNKNOWN)


def _after_tags(content: bytes) -> int:
    if not content.startswith(b"ID3") or len(content) < 10:
        return 0
    # Seven bits a byte, so that no length looks like a frame.
    length = 0
    for byte in content[6:10]:
        length = length << 7 | byte & 0x7F
    at = 10 + length
    while at < len(content) and content[at] == 0:
        at += 1
    return at


def _frames(content: bytes, at: int) -> int:
    """Return how many frames follow one another from there, up to enough."""
    for count in range(_ENOUGH):
        length = _frame_length(content[at : at + 4])
        if not length or at + length > len(content):
            return count
        at += length
    return _ENOUGH


def _frame_length(header: bytes) -> int:
    """Return how long the frame is that begins like this; 0 for what is none of layer III."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, rate, sampling = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version not in _SAMPLES or rate in {0, 15} or sampling == 3:
        return 0
    kilobits = (_RATES_1 if version == 3 else _RATES_2)[rate]
    padding = header[2] >> 1 & 1
    return (144_000 if version == 3 else 72_000) * kilobits // _SAMPLES[version][sampling] + padding
