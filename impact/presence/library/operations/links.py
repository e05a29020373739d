"""Looking at the links of the library, and mending them: a new address, a new look.

Each look is kept as soon as it is over, so that a round that is cut goes on where it stopped.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from impact.presence.library.liveness import Look, Standing, State, judge
from impact.presence.library.models import LinkCheck, Resource
from impact.trust.accounts.models import User
from impact.trust.journal.operations import record
from impact.trust.publishing.operations import Batch, publish_batch

__all__ = [
    "NobodyAnswers",
    "Round",
    "check_links",
    "look_again",
    "note_look",
    "take_new_addresses",
]

#: Between two visits to the same machine, in seconds.
PAUSE = 2.0


class NobodyAnswers(Exception):
    """No machine answered at all: the network is cut here, and nothing was noted."""


@dataclass
class Round:
    """What a round saw: how many links by state, and how many are left for the next."""

    seen: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    left: int = 0


def check_links(
    *,
    look: Callable[[str], Look],
    at: datetime,
    most: int = 200,
    seconds: float = 1200.0,
    pause: float = PAUSE,
) -> Round:
    """Look at the links that are due, the longest due first, one machine after the other.

    :raises NobodyAnswers: if no machine answered; nothing is noted, all stay due.
    """
    due = _due(at)
    chosen, total = list(due[:most]), due.count()
    done, silent, ends_at = Round(), list[tuple[Resource, Look]](), time.monotonic() + seconds
    has_answer, busy, last = False, set[str](), dict[str, float]()
    for resource in _in_turn(chosen):
        host = _host(resource.url)
        if time.monotonic() > ends_at or host in busy:
            continue
        _rest(last.get(host), pause)
        seen = look(resource.url)
        last[host] = time.monotonic()
        if seen.wait:
            busy.add(host)
        has_answer = has_answer or seen.told.isdecimal()
        silent.append((resource, seen))
        if has_answer:
            _note_all(silent, done, at=at)
    if silent:
        raise NobodyAnswers
    done.left = total - sum(done.seen.values())
    return done


@transaction.atomic
def note_look(*, resource: Resource, look: Look, at: datetime) -> LinkCheck:
    """Keep what a look saw of a link, and when to look again."""
    check = LinkCheck.objects.select_for_update().filter(resource=resource).first()
    before = None
    if check is not None and check.url == resource.url:
        day = timezone.localdate(check.checked_at)
        before = Standing(State(check.state), check.failures, day, timedelta(0))
    after = judge(look, before=before, on=timezone.localdate(at))
    check = check or LinkCheck(resource=resource)
    check.url, check.state, check.failures = resource.url, after.state, after.failures
    check.told, check.moved_to = look.told[:40], look.moved_to
    check.checked_at, check.due_at = at, at + after.rest
    check.save()
    return check


@transaction.atomic
def look_again(*, checks: Iterable[LinkCheck], by: User, at: datetime) -> int:
    """Make these links due now: the next round looks at them first."""
    rows = LinkCheck.objects.filter(pk__in=[one.pk for one in checks])
    first = rows.first()
    if first is None:
        return 0
    count = rows.update(due_at=at)
    record("library.links.asked_again", actor=by, subject=first, at=at, details={"count": count})
    return count


@transaction.atomic
def take_new_addresses(
    *, checks: Iterable[LinkCheck], by: User, at: datetime, summary: str
) -> Batch:
    """Publish the new address of each resource whose link moved for good.

    :raises OwnProposal: if she is not of the staff.
    :raises IncompleteBatch: if any cannot be published as it is; nothing is.
    """
    moved = [
        one
        for one in checks
        if one.state == LinkCheck.State.MOVED and one.url == one.resource.url and one.moved_to
    ]
    contents = {one.resource.slug: {"url": one.moved_to} for one in moved}
    return publish_batch(kind=Resource.FOUND_AS, contents=contents, by=by, at=at, summary=summary)


def _due(at: datetime) -> QuerySet[Resource]:
    """Keep the shown resources whose link was never seen at this address, or is due."""
    never = Q(link_check=None) | ~Q(link_check__url=F("url"))
    return (
        Resource.objects.shown()
        .exclude(url="")
        .filter(never | Q(link_check__due_at__lte=at))
        .order_by(F("link_check__due_at").asc(nulls_first=True), "pk")
    )


def _in_turn(resources: Iterable[Resource]) -> Iterator[Resource]:
    """Yield them one machine after the other, so that none is visited twice in a row."""
    by_host: dict[str, list[Resource]] = defaultdict(list)
    for one in resources:
        by_host[_host(one.url)].append(one)
    while by_host:
        for host in list(by_host):
            yield by_host[host].pop(0)
            if not by_host[host]:
                del by_host[host]


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _rest(last: float | None, pause: float) -> None:
    if last is not None and (left := last + pause - time.monotonic()) > 0:
        time.sleep(left)


def _note_all(looks: list[tuple[Resource, Look]], done: Round, *, at: datetime) -> None:
    for resource, seen in looks:
        done.seen[note_look(resource=resource, look=seen, at=at).state] += 1
    looks.clear()
