"""The catalogues of `locale/`: compiled here without gettext, gathered and checked with it.

Messages are written in French, so `locale/fr` holds only the plurals (French counts zero as
singular, the fallback would not), filled by this tool; `locale/en` holds every message.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "locale"
FRENCH, ENGLISH = (LOCALE / code / "LC_MESSAGES" / "django.po" for code in ("fr", "en"))
PLURALS = {FRENCH: "nplurals=2; plural=(n > 1);", ENGLISH: "nplurals=2; plural=(n != 1);"}


def compile_all() -> list[Path]:
    """Write each .mo that is older than its .po, and return those written."""
    written = []
    for path in LOCALE.glob("*/LC_MESSAGES/*.po"):
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            # Several test processes may start at once: none must read half a file.
            draft = compiled.with_suffix(f".{os.getpid()}")
            polib.pofile(str(path)).save_as_mofile(str(draft))
            draft.replace(compiled)
            written.append(compiled)
    return written


def update() -> None:
    """Gather the messages of the code into both catalogues."""
    if not shutil.which("xgettext"):
        sys.exit("Il manque gettext. Sur Debian ou Ubuntu : sudo apt-get install gettext")
    for path in (FRENCH, ENGLISH):
        path.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale=fr", "--locale=en", "--no-location"]
        + ["--no-obsolete", "--no-wrap", "--verbosity=0"]
        + [f"--ignore={folder}" for folder in ("var", "tests", "tools", "bench", ".venv")],
        cwd=ROOT,
        check=True,
    )
    _tidy(FRENCH, only_plurals=True)
    _tidy(ENGLISH, only_plurals=False)
    compile_all()


def _tidy(path: Path, *, only_plurals: bool) -> None:
    """Keep a catalogue short and still: no date, no header of another project, sorted by text."""
    gathered = polib.pofile(str(path), wrapwidth=0)
    tidy = polib.POFile(wrapwidth=0)
    tidy.metadata = {
        "Project-Id-Version": "IMPACT",
        "Language": path.parts[-3],
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[path],
    }
    for entry in sorted(gathered, key=lambda entry: (entry.msgid, entry.msgctxt or "")):
        if only_plurals and not entry.msgid_plural:
            continue
        if only_plurals:
            # French says itself: nothing of a former wording is worth keeping.
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
            entry.previous_msgid = entry.previous_msgid_plural = None
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        tidy.append(entry)
    tidy.save(str(path))


def check() -> None:
    """Fail when the catalogues are not what the code says, or a translation is doubtful."""
    before = {path: _read(path) for path in PLURALS}
    update()
    moved = [path for path, said in before.items() if _read(path) != said]
    if moved:
        for path in moved:
            if before[path]:
                path.write_text(before[path], encoding="utf-8")
        told = ", ".join(str(path.relative_to(ROOT)) for path in moved)
        sys.exit(f"Les catalogues ne suivent plus le code ({told}) : lancez « make messages ».")
    doubtful = [entry.msgid for entry in polib.pofile(str(ENGLISH)) if entry.fuzzy]
    if doubtful:
        sys.exit("Traductions douteuses dans locale/en :\n  " + "\n  ".join(doubtful))
    print("Catalogues à jour.")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    {"compile": compile_all, "update": update, "check": check}[sys.argv[1]]()
