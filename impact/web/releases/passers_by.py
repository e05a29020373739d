"""Telling people who open a page from machines that pass by, when these say what they are."""

import re

from django.http import HttpRequest

_MACHINES = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|facebookexternalhit|scanner|monitor|curl/|wget/|"
    r"python-|libwww",
    re.IGNORECASE,
)


def is_a_person(request: HttpRequest) -> bool:
    """Say whether an opening counts: someone asked to read, not a robot, not a browser ahead."""
    if request.method != "GET":
        return False
    ahead = request.headers.get("Sec-Purpose", "") or request.headers.get("Purpose", "")
    return "prefetch" not in ahead and not _MACHINES.search(request.headers.get("User-Agent", ""))
