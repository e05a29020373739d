"""`make bench`: what the house costs on this machine, each figure with the size it was taken on."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

PARTS: dict[str, Callable[[Path], None]] = {}


def part(name: str):
    """Name a part of the bench, run in the order they are written."""

    def keep(run: Callable[[Path], None]) -> Callable[[Path], None]:
        PARTS[name] = run
        return run

    return keep


def main() -> None:
    parser = argparse.ArgumentParser(description="Mesure IMPACT sur cette machine.")
    parser.add_argument("parts", nargs="*", help=f"parmi {', '.join(PARTS)} (toutes sinon)")
    wanted = parser.parse_args().parts or list(PARTS)
    if unknown := set(wanted) - set(PARTS):
        sys.exit(f"Le banc ne connaît pas {', '.join(sorted(unknown))}.")
    print(f"Python {platform.python_version()}, {os.cpu_count()} cœurs, {platform.machine()}")
    with tempfile.TemporaryDirectory(prefix="impact-banc-") as folder:
        for name in wanted:
            PARTS[name](Path(folder))


@part("service")
def serving(folder: Path) -> None:
    from bench import serving, weight
    from bench.pages import FIRST_LOADS, PAGES

    house = serving.copy_house(folder / "maison")
    title("Démarrage (make run, environnement déjà là)")
    with serving.served(house) as server:
        line("à froid, base et démonstration comprises", f"{server.seconds:.1f} s")
    with serving.served(house) as server:
        line("à chaud", f"{server.seconds:.1f} s")
        serving.visit(server, paths=[asked.path for asked in PAGES if not asked.who])
        master, workers = serving.memory_of(server)
        title("Mémoire (PSS, après visites)")
        line("maître", f"{master:.0f} Mo")
        line(f"{len(workers)} processus web", f"{sum(workers):.0f} Mo (but\u00a0: 150)")
        title("Premier chargement (octets envoyés; HTML comme gzip le ferait)")
        for path, weighed in weight.weigh(server.url, FIRST_LOADS).items():
            kinds = ", ".join(f"{kind} {size:,}" for kind, size in sorted(weighed.by_kind.items()))
            told = f"{weighed.total:,} en {weighed.requests} requêtes ({kinds}; "
            line(path, f"{told}HTML brut {weighed.html_raw:,})")


@part("pages")
def pages(folder: Path) -> None:
    use_own_database(folder)
    from bench.pages import PAGES
    from bench.requests import cost_of

    title("Pages (données de démonstration; × = fois la page qui ne fait rien)")
    line("", " CPU ms    p50    p95      ×  req.   octets")
    for asked in PAGES:
        try:
            cost = cost_of(asked)
        except RuntimeError as problem:
            line(asked.path, str(problem))
            continue
        figures = f"{cost.cpu:7.1f}{cost.p50:7.1f}{cost.p95:7.1f}{cost.ratio:7.1f}"
        line(asked.path, f"{figures}{cost.queries:6}{cost.size:9,}")


def use_own_database(folder: Path) -> None:
    """Set Django up, once, on a database holding the content and the demonstration."""
    if os.environ.get("DJANGO_SETTINGS_MODULE") == "bench.settings":
        return
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    os.environ["IMPACT_BENCH_DATABASE"] = str(folder / "banc.sqlite3")
    import io

    import django
    from django.core.management import call_command

    from tools import fonts, messages

    fonts.make()
    messages.compile_all()
    django.setup()
    for command in ("migrate", "createcachetable", "install_content", "install_demo"):
        call_command(command, verbosity=0, stdout=io.StringIO())
    call_command("collectstatic", verbosity=0, interactive=False)


def title(words: str) -> None:
    print(f"\n{words}", flush=True)


def line(name: str, told: str) -> None:
    print(f"  {name:44} {told}", flush=True)


if __name__ == "__main__":
    main()
