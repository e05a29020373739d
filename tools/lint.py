"""`make lint`: style, templates and floors, all of them even when the first one complains."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent

CHECKS = [
    ["ruff", "check"],
    ["ruff", "format", "--check"],
    ["djlint", "--lint", "--quiet", "impact/web/templates"],
    ["lint-imports", "--no-logo"],
]


def main() -> None:
    failed = []
    for program, *words in CHECKS:
        print(f"── {program} {' '.join(words)}", flush=True)
        if subprocess.call([BIN / program, *words], cwd=ROOT):
            failed.append(program)
    if failed:
        sys.exit(f"À reprendre : {', '.join(failed)}.")


if __name__ == "__main__":
    main()
