"""Polling or server-sent events: 200 phones follow one room served by two workers of gunicorn.

`python -m bench.following FILE` plays each way on one SQLite database: how soon a change is seen,
how many phones hear nothing, what the workers hold and burn. `bench.run suivi` does the same.
"""

import asyncio
import os
import random
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import psutil

from bench.workshop import PACE, ROOT_URL, Phone, free_port, open_rooms, server, set_up

PHONES = 200
#: A change every so often, and how many of them, in seconds.
BETWEEN, CHANGES = 6.0, 4
#: The way, and how many threads each worker has; production has four.
WAYS = (("battement", 4), ("flux", 4), ("flux", PHONES // 2 + 4))


@dataclass
class Heard:
    """When each change was made, and when each phone saw it."""

    made: dict[int, float] = field(default_factory=dict)
    delays: list[float] = field(default_factory=list)

    def hear(self, pulse: int, *, known: int) -> None:
        at = time.perf_counter()
        self.delays += [
            at - self.made[each] for each in range(known + 1, pulse + 1) if each in self.made
        ]


async def poll(phone: Phone, heard: Heard, *, known: int) -> None:
    while True:
        await asyncio.sleep(PACE * random.uniform(0.75, 1.25))
        headers = {"If_None_Match": phone.tag} if phone.tag else {}
        status, _body, head = await phone.ask(phone.pulse, **headers)
        if status == 200:
            phone.tag = head["etag"]
            pulse = int(phone.tag.strip('"'))
            heard.hear(pulse, known=known)
            known = max(known, pulse)


async def stream(phone: Phone, heard: Heard, *, known: int) -> None:
    reader, writer = await asyncio.open_connection(ROOT_URL, phone.port)
    writer.write(f"GET /flux/{phone.code}/ HTTP/1.0\r\nHost: {ROOT_URL}\r\n\r\n".encode())
    await writer.drain()
    try:
        while line := await reader.readline():
            if line.startswith(b"data: "):
                pulse = int(line[6:])
                heard.hear(pulse, known=known)
                known = max(known, pulse)
    finally:
        writer.close()


async def follow(room, *, way: str, port: int, known: int) -> Heard:
    """Seat the phones, let them follow, raise the pulse a few times."""
    heard = Heard()
    first = Phone(room.code, port)
    await first.come_in()
    phones = [Phone(room.code, port, pulse=first.pulse) for _one in range(PHONES)]
    how = poll if way == "battement" else stream
    following = [asyncio.create_task(how(phone, heard, known=known)) for phone in phones]
    await asyncio.sleep(BETWEEN)
    for change in range(1, CHANGES + 1):
        heard.made[known + change] = time.perf_counter()
        await asyncio.to_thread(raise_pulse, room)
        await asyncio.sleep(BETWEEN + random.random())
    for task in following:
        task.cancel()
    await asyncio.gather(*following, return_exceptions=True)
    return heard


def raise_pulse(room) -> None:
    from impact.journeys.workshops.operations.running import beat

    beat(room)


def grown(master: psutil.Process) -> list[psutil.Process]:
    """Return the workers once both are born."""
    while len(workers := master.children()) < 2:
        time.sleep(0.1)
    return workers


def burnt(workers: Sequence[psutil.Process]) -> float:
    return sum(sum(worker.cpu_times()[:2]) for worker in workers)


def tell(way: str, threads: int, *, heard: Heard, cpu: float, memory: float) -> None:
    delays, due = sorted(heard.delays), PHONES * CHANGES
    print(f"  {way}, 2 × {threads} fils d’exécution")
    middle, late = (
        statistics.median(delays or [0]),
        delays[int(len(delays) * 0.95)] if delays else 0,
    )
    seen = f"vu après p50 {middle:.1f} s, p95 {late:.1f} s"
    print(f"    {len(delays)} nouvelles vues sur {due} ({due - len(delays)} jamais); {seen}")
    print(f"    processus web\u00a0: {cpu * 1000:.0f} ms CPU par seconde, {memory:.0f} Mo (PSS)")


def main(database: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    os.environ["IMPACT_BENCH_DATABASE"] = database
    set_up()
    (room,) = open_rooms(1)
    for way, threads in WAYS:
        room.refresh_from_db()
        port = free_port()
        application = "bench.streams:application"
        with server(port, application=application, threads=threads) as master:
            workers = grown(master)
            before, began = burnt(workers), time.perf_counter()
            heard = asyncio.run(follow(room, way=way, port=port, known=room.pulse))
            cpu = (burnt(workers) - before) / (time.perf_counter() - began)
            memory = sum(worker.memory_full_info().pss for worker in workers) / 1_000_000
        tell(way, threads, heard=heard, cpu=cpu, memory=memory)


if __name__ == "__main__":
    main(sys.argv[1])
