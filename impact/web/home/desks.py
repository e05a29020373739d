"""Every desk of those who keep the site, in the order in which the page lists them.

To add one: write its `Desk` in `<area>/waiting.py`, name it here.
"""

from impact.web.concepts.waiting import DESK as VOCABULARIES
from impact.web.desks import Desk
from impact.web.framework.waiting import DESK as FRAMEWORK
from impact.web.library.waiting import LIBRARY, LINKS
from impact.web.offers.waiting import DESK as OFFERS
from impact.web.pages.waiting import DESK as PAGES
from impact.web.publishing.waiting import COMMITTEES, QUEUE, REVIEWERS
from impact.web.search.waiting import DESK as SEARCH

__all__ = ["DESKS"]

DESKS: tuple[Desk, ...] = (
    QUEUE,
    REVIEWERS,
    COMMITTEES,
    FRAMEWORK,
    PAGES,
    LIBRARY,
    LINKS,
    OFFERS,
    VOCABULARIES,
    SEARCH,
)
