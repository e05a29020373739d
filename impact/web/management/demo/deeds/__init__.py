"""Every deed a story of the demo may be made of, by the word the story uses."""

from impact.web.management.demo.deeds import (
    composing,
    concepts,
    deliberation,
    empowerment,
    harvests,
    helping,
    initiatives,
    library,
    logbook,
    offers,
    pages,
    publishing,
    releases,
    workshops,
)
from impact.web.management.demo.replay import Deed

DEEDS: dict[str, Deed] = {
    **initiatives.DEEDS,
    **offers.DEEDS,
    **logbook.DEEDS,
    **empowerment.DEEDS,
    **composing.DEEDS,
    **deliberation.DEEDS,
    **workshops.DEEDS,
    **helping.DEEDS,
    **releases.DEEDS,
    **publishing.DEEDS,
    **concepts.DEEDS,
    **pages.DEEDS,
    **harvests.DEEDS,
    **library.DEEDS,
}
