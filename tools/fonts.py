"""The one display face: Source Serif Pro, cut down to the letters French needs.

The face comes from a locked package under the SIL Open Font License; what is cut goes to
`var/fonts/`, its licence beside it, and nothing of it is kept in the repository.
"""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "var" / "fonts"

#: Name as served → file in the package.
FACES = {
    "source-serif-pro-semibold.woff2": "SourceSerifPro-Semibold.otf",
    "source-serif-pro-italic.woff2": "SourceSerifPro-SemiboldIt.otf",
}
LICENCE = "SourceSerifPro-LICENCE.txt"
FEATURES = ["kern", "liga", "lnum", "tnum", "onum", "sups", "ccmp", "locl", "mark", "mkmk"]
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100)] + [
    ord(letter) for letter in "ŒœŸ–—‘’‚“”„†•…‰‹›€™−≤≥×→←↑↓\u2002\u2009\u202f\u2011"
]
CEILING = 30_000


def make() -> None:
    """Cut the faces that are absent, or older than the way they are cut."""
    if all(_is_fresh(FONTS / name) for name in [*FACES, LICENCE]):
        return
    import font_source_serif_pro

    package = Path(font_source_serif_pro.font_directory)
    FONTS.mkdir(parents=True, exist_ok=True)
    for name, source in FACES.items():
        _cut(package / source, FONTS / name)
    shutil.copyfile(package / "LICENSE.txt", FONTS / LICENCE)


def _is_fresh(path: Path) -> bool:
    return path.exists() and path.stat().st_mtime >= Path(__file__).stat().st_mtime


def _cut(source: Path, target: Path) -> None:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(source)
    options = Options(layout_features=FEATURES, flavor="woff2", desubroutinize=True, hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)
    if target.stat().st_size > CEILING:
        raise SystemExit(f"{target.name} pèse {target.stat().st_size} octets, plus de {CEILING}.")


if __name__ == "__main__":
    make()
