"""What a workshop costs when a whole room answers: phones on loopback, the server of production.

`python -m bench.workshop DATABASE` plays one database: a room of 200 phones, then twenty rooms
of 30 at once, two web workers, one of them killed in the middle. Every answer told as kept must
be counted once. `bench.run atelier` plays SQLite then PostgreSQL.
"""

import asyncio
import os
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import psutil

ROOT_URL = "127.0.0.1"
#: How long a question lasts, how far apart phones ask whether anything is new, in seconds.
QUESTION, PACE, SLOWEST = 20.0, 4.0, 20.0
QUESTIONS = 3
GOAL = 0.300
#: How many times a phone of the bench tries before saying that nobody is there.
PATIENCE = 20


@dataclass
class Phone:
    """One phone: its cookies, what it said last, and how long each answer took."""

    code: str
    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    tag: str = ""
    pulse: str = ""
    token: str = ""
    kept: dict[int, int] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    polls: list[float] = field(default_factory=list)
    retries: int = 0

    async def ask(self, path: str, form: str = "", **headers: str) -> tuple[int, str, dict]:
        """Ask once; whatever breaks is tried again, as the page's own script does."""
        for _try in range(PATIENCE):
            try:
                return await asyncio.wait_for(self._ask_once(path, form, headers), 20)
            except (OSError, asyncio.IncompleteReadError, TimeoutError, LookupError, ValueError):
                self.retries += 1
                await asyncio.sleep(0.3 + random.random())
        raise SystemExit(f"Le serveur du banc ne répond pas\u00a0: {path}")

    async def _ask_once(self, path: str, form: str, headers: dict[str, str]):
        reader, writer = await asyncio.open_connection(ROOT_URL, self.port)
        lines = [f"{'POST' if form else 'GET'} {path} HTTP/1.0", f"Host: {ROOT_URL}:{self.port}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        if form:
            lines += [
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(form)}",
            ]
        writer.write(("\r\n".join(lines) + "\r\n\r\n" + form).encode())
        await writer.drain()
        answered = await reader.read()
        writer.close()
        head, _end, body = answered.decode("utf-8", "replace").partition("\r\n\r\n")
        status = int(head.split(" ", 2)[1])
        if status >= 500:
            raise OSError(status)
        found = {}
        for line in head.splitlines()[1:]:
            name, _colon, value = line.partition(": ")
            if name.lower() == "set-cookie":
                key, _equal, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
            found[name.lower()] = value
        return status, body, found

    async def see(self, **headers: str) -> str:
        _status, page, _head = await self.ask(f"/atelier/{self.code}/", **headers)
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
        self.token = token.group(1) if token else self.token
        pulse = re.search(r'data-state="([^"]+)"', page)
        self.pulse = pulse.group(1) if pulse else self.pulse
        return page

    async def come_in(self) -> None:
        await self.see()
        await self.ask(f"/atelier/{self.code}/place/", f"csrfmiddlewaretoken={self.token}")
        await self.see()

    async def answer(self, position: int, *, within: float) -> None:
        await asyncio.sleep(random.uniform(1, within))
        level = random.randrange(5)
        form = f"csrfmiddlewaretoken={self.token}&niveau={level}"
        path = f"/atelier/{self.code}/questions/{position}/"
        began = time.perf_counter()
        status, _body, _head = await self.ask(path, form, Accept="application/json")
        self.waits.append(time.perf_counter() - began)
        if status == 200:
            self.kept[position] = level

    async def follow(self) -> None:
        """Ask whether anything is new, and see the page again when there is."""
        pace = PACE
        while True:
            await asyncio.sleep(pace * random.uniform(0.75, 1.25))
            began = time.perf_counter()
            headers = {"If_None_Match": self.tag} if self.tag else {}
            status, _body, head = await self.ask(self.pulse, **headers)
            took = time.perf_counter() - began
            self.polls.append(took)
            # As the page's own script does: who waits long asks less often.
            pace = min(max(PACE, took * 10), SLOWEST)
            if status == 200:
                is_news = bool(self.tag)
                self.tag = head.get("etag", "")
                if is_news:
                    await self.see(X_Atelier="suite")


def set_up() -> None:
    """Fill the database of the bench: the content, and someone to run the rooms."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    with open(os.devnull, "w", encoding="utf-8") as silence:
        call_command("install_content", verbosity=0, stdout=silence)
    call_command("collectstatic", verbosity=0, interactive=False)


def open_rooms(count: int) -> list:
    from django.utils import timezone

    from impact.journeys.workshops import operations
    from impact.journeys.workshops.models import Workshop
    from impact.knowledge.competencies.models import Competency, Version
    from impact.knowledge.mobilization.models import Stage
    from impact.knowledge.territories.models import Territory
    from impact.presence.communities import operations as communities
    from impact.trust.accounts.models import User

    at, stage = timezone.now(), Stage.objects.all()[0]
    by, _is_new = User.objects.get_or_create(email="banc@exemple.test")
    pks = Competency.objects.filter(version=Version.objects.current()).values_list("pk", flat=True)
    rooms = []
    for number in range(count):
        host = communities.create_initiative(
            outline=communities.Outline(
                name=f"Banc {count} {number}", about="", territories=[Territory.objects.all()[0]]
            ),
            stages=[stage],
            main=stage,
            roles=[],
            by=by,
            at=at,
        )
        outline = operations.Outline(
            title="Banc",
            minutes=30,
            facilitator=by,
            subject=Workshop.Subject.COMPETENCIES,
            competencies=list(pks[:QUESTIONS]),
        )
        workshop = operations.prepare_workshop(host=host, outline=outline, by=by, at=at)
        rooms.append(operations.open_workshop(workshop=workshop, by=by, at=at))
    return rooms


def put(rooms: Sequence, position: int) -> None:
    from django.utils import timezone

    from impact.journeys.workshops import operations

    for room in rooms:
        question = room.questions.get(position=position)
        operations.open_question(question=question, by=room.facilitator, at=timezone.now())


def count_votes(rooms: Sequence) -> int:
    from django.utils import timezone

    from impact.journeys.workshops import operations
    from impact.journeys.workshops.models import Vote

    for room in rooms:
        operations.close_workshop(workshop=room, by=room.facilitator, at=timezone.now())
    counted = 0
    for room in rooms:
        for question in room.questions.all():
            counted += question.counts["unknown"] + sum(question.counts["levels"].values())
    assert counted == Vote.objects.filter(question__workshop__in=rooms).count()
    return counted


@contextmanager
def server(
    port: int, *, application: str = "config.wsgi:application", threads: int = 4
) -> Iterator[psutil.Process]:
    """Serve as production does: two workers of gunicorn, four threads each."""
    words = ["-c", "config/gunicorn.py", "-w", "2", "-b", f"{ROOT_URL}:{port}"]
    running = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *words, "--threads", str(threads), application],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "bench.settings"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _try in range(200):
            with socket.socket() as probe:
                if probe.connect_ex((ROOT_URL, port)) == 0:
                    break
            time.sleep(0.1)
        yield psutil.Process(running.pid)
    finally:
        running.send_signal(signal.SIGTERM)
        try:
            running.wait(30)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait(5)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((ROOT_URL, 0))
        port: int = probe.getsockname()[1]
        return port


async def play(rooms: Sequence, *, phones: int, port: int, master: psutil.Process) -> list[Phone]:
    everyone = [Phone(room.code, port) for room in rooms for _one in range(phones)]
    gate = asyncio.Semaphore(40)

    async def enter(phone: Phone) -> None:
        async with gate:
            await phone.come_in()

    await asyncio.gather(*(enter(phone) for phone in everyone))
    following = [asyncio.create_task(phone.follow()) for phone in everyone]
    for position in range(1, QUESTIONS + 1):
        await asyncio.to_thread(put, rooms, position)
        answers = [phone.answer(position, within=QUESTION - 2) for phone in everyone]
        if position == 2:
            await asyncio.gather(*answers, kill_one(master))
        else:
            await asyncio.gather(*answers)
    for task in following:
        task.cancel()
    return everyone


async def kill_one(master: psutil.Process) -> None:
    """Kill a worker without a word, in the middle of the answers."""
    await asyncio.sleep(QUESTION / 2)
    before = set(master.children())
    victim = before.pop()
    victim.kill()
    victim.wait(5)


def tell(title: str, phones: list[Phone], *, counted: int) -> None:
    waits = sorted(wait for phone in phones for wait in phone.waits)
    polls = sorted(wait for phone in phones for wait in phone.polls)
    kept = sum(len(phone.kept) for phone in phones)
    p95 = waits[int(len(waits) * 0.95)]
    print(f"  {title}")
    print(
        f"    réponses\u00a0: {kept} gardées, {counted} comptées, "
        f"p50 {statistics.median(waits) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms "
        f"(but\u00a0: {GOAL * 1000:.0f}), la pire {waits[-1] * 1000:.0f} ms"
    )
    print(
        f"    battements\u00a0: {len(polls)}, p50 {statistics.median(polls) * 1000:.0f} ms, "
        f"p95 {polls[int(len(polls) * 0.95)] * 1000:.0f} ms; "
        f"reprises\u00a0: {sum(phone.retries for phone in phones)}"
    )
    if kept != counted or kept != len(phones) * QUESTIONS:
        sys.exit("Des réponses ont été perdues, ou comptées deux fois.")


#: Rooms at once, and phones in each.
SIZES = ((1, 200), (20, 30))


def main(database: str, sizes: Sequence[tuple[int, int]] = SIZES) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    os.environ["IMPACT_BENCH_DATABASE"] = database
    set_up()
    for rooms_count, phones in sizes:
        port = free_port()
        rooms = open_rooms(rooms_count)
        with server(port) as master:
            everyone = asyncio.run(play(rooms, phones=phones, port=port, master=master))
        title = f"{rooms_count} × {phones} téléphones, un processus tué au milieu"
        tell(title, everyone, counted=count_votes(rooms))


if __name__ == "__main__":
    main(sys.argv[1])
