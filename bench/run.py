"""`make bench`: what the house costs on this machine, each figure with the size it was taken on."""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.requests import Cost

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

    headings("Pages (données de démonstration)")
    for asked in PAGES:
        try:
            figures(asked.path, cost_of(asked))
        except RuntimeError as problem:
            line(asked.path, str(problem))


@part("couverture")
def coverage(folder: Path) -> None:
    use_own_database(folder)
    from django.utils import timezone

    from bench.coverage import PEOPLE, lay_crowd, lay_team
    from bench.pages import coverage_of
    from bench.requests import Visitor, cost_of, timed
    from impact.journeys.needs.models import Rating

    now, before = timezone.now() - timedelta(days=30), Rating.objects.count()
    asked = coverage_of(lay_team(at=now))
    told = Rating.objects.count() - before
    headings(f"Couverture d’une équipe de {PEOPLE} personnes ({told:,} réponses)")
    first, _wall = timed(lambda: Visitor(asked.who).ask(asked.path))
    line("la première fois, relevé compris", f"{first:7.1f}")
    figures("seule (but\u00a0: 15 ms CPU)", cost_of(asked))
    teams = 200
    began = time.perf_counter()
    lay_crowd(teams=teams, name="Foule", at=now)
    figures(f"la même, parmi {teams} autres équipes", cost_of(asked))
    among = f"{teams} × {PEOPLE} personnes, {Rating.objects.count():,} réponses en tout"
    line("", f"({among}; posées en {time.perf_counter() - began:.0f} s)")


@part("noyau")
def saving(folder: Path) -> None:
    use_own_database(folder)
    from django.utils import timezone

    from bench.coverage import lay_sittings, lay_team
    from bench.requests import WARM_UP, Visitor, cost_of_act

    now, rounds = timezone.now(), 60
    person = lay_team(name="Noyau", at=now).created_by
    sittings = lay_sittings(person=person, count=WARM_UP + 1 + rounds, at=now)
    size, left = len(sittings[0].agenda), iter(sittings)
    form = {f"r{place}-level": str(place % 5) for place in range(1, size + 1)}
    visitor = Visitor(person.email)
    headings(f"Enregistrer un noyau ({size} compétences, d’un coup)")
    cost = cost_of_act(
        lambda: visitor.send(f"/autoevaluations/{next(left).pk}/page/", form), rounds=rounds
    )
    figures("la requête (but\u00a0: 17 ms CPU)", cost)


@part("atelier")
def workshop(folder: Path) -> None:
    from tools import fonts
    from tools.postgres import postgres

    fonts.make()
    title("Atelier sous charge (deux processus web, boucle locale), SQLite")
    play = [sys.executable, "-m", "bench.workshop"]
    subprocess.run([*play, str(folder / "atelier.sqlite3")], check=True)
    title("Le même, PostgreSQL")
    with postgres() as address:
        subprocess.run([*play, address], check=True)


@part("suivi")
def following(folder: Path) -> None:
    title("Suivre la salle (200 téléphones, deux processus web), battement ou flux")
    command = [sys.executable, "-m", "bench.following", str(folder / "suivi.sqlite3")]
    subprocess.run(command, check=True)


@part("composition")
def composition(folder: Path) -> None:
    from bench.composing import measure

    title("Composer un plan (processus à part compris, tout ce que la page en dit)")
    for name, told in measure():
        line(name, told)


@part("oai")
def harvesting(folder: Path) -> None:
    use_own_database(folder)
    from bench import harvest

    title("Bibliothèque prise tout entière (OAI-PMH, 10 000 notices)")
    harvest.fill(10_000)
    for prefix in ("oai_dc", "lom"):
        done = harvest.take(prefix)
        told = f"{done.records} notices en {done.pages} pages, {done.seconds:.1f} s"
        line(
            prefix, f"{told}; page la plus lente {done.slowest * 1000:.0f} ms, {done.queries} req."
        )


@part("thesaurus")
def importing(folder: Path) -> None:
    from bench.thesaurus import FILE, find_file

    title("Thésaurus de l’UNESCO lu, vérifié et importé (buts\u00a0: 60 s, 500 Mo)")
    file = find_file()
    if file is None:
        line(FILE, "absent\u00a0: dites où sont les données avec IMPACT_DATA")
        return
    play = [sys.executable, "-m", "bench.thesaurus", str(folder / "thesaurus.sqlite3"), str(file)]
    subprocess.run(play, check=True)


@part("recherche")
def searching(folder: Path) -> None:
    use_own_database(folder)
    from bench.search.judged import HELD, TUNING, WAYS
    from bench.search.quality import compare

    for half, told in ((TUNING, "pour régler"), (HELD, "gardées de côté")):
        title(f"Recherche, questions {told} (nDCG@10, succès@3)")
        line("", "".join(f"{way:>13}" for way in (*WAYS.values(), "toutes")))
        compare(folder / half, half=half, line=line)


@part("recherche-vitesse")
def searching_many(folder: Path) -> None:
    use_own_database(folder)
    from bench.search.engines import BACKENDS, judged_records
    from bench.search.speed import measure

    sizes = os.environ.get("IMPACT_BENCH_SIZES", "10000 200000").split()
    backends = os.environ.get("IMPACT_BENCH_BACKENDS", " ".join(BACKENDS)).split()
    title("Recherche parmi beaucoup (ms : p50, p95, puis du processeur; documents tirés au sort)")
    records = judged_records()
    for count in map(int, sizes):
        for backend in backends:
            own = folder / f"{backend}-{count}"
            measure(own, backend=backend, count=count, records=records, line=line)


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


def headings(words: str) -> None:
    title(f"{words} (× = fois la page qui ne fait rien)")
    line("", " CPU ms    p50    p95      ×  req.   octets")


def figures(name: str, cost: "Cost") -> None:
    told = f"{cost.cpu:7.1f}{cost.p50:7.1f}{cost.p95:7.1f}{cost.ratio:7.1f}"
    line(name, f"{told}{cost.queries:6}{cost.size:9,}")


def title(words: str) -> None:
    print(f"\n{words}", flush=True)


def line(name: str, told: str) -> None:
    print(f"  {name:44} {told}", flush=True)


if __name__ == "__main__":
    main()
