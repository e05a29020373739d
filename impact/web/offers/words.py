"""The words for people and teams who help each other: what was done, how close, how alike."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from impact.journeys.offers.likeness import Distance
from impact.journeys.offers.models import Pairing
from impact.journeys.offers.queries import Neighbor
from impact.presence.communities.themes import theme_names

Text = str | Promise

#: What is said once a hand was held out, or taken back.
SAID: dict[str, Text] = {
    "HELP": _("C’est dit à votre équipe\u00a0: vous pouvez aider. «\u00a0%(title)s\u00a0»"),
    "LEARN": _("C’est dit à votre équipe\u00a0: vous voulez progresser. «\u00a0%(title)s\u00a0»"),
    "RETIRER": _("Votre main est retirée\u00a0: plus personne ne la voit. «\u00a0%(title)s\u00a0»"),
}

#: The same whatever the other person answered, or did not.
ANSWERED: dict[str, Text] = {
    Pairing.Answer.YES: _("Votre oui est noté. Vous pouvez changer d’idée d’ici la fin."),
    Pairing.Answer.NO: _("C’est noté, pour vous seulement. L’autre personne ne l’apprend pas."),
}

DISTANCES: dict[Distance, Text] = {
    Distance.SAME_COUNTY: _("même MRC"),
    Distance.SAME_REGION: _("même région"),
    Distance.ELSEWHERE: _("une autre région"),
}


def told_likeness(neighbor: Neighbor) -> list[str]:
    """Say why an initiative comes where it comes: « même région · même étape · thème commun »."""
    told = [str(DISTANCES[neighbor.distance])]
    told += [gettext("même étape\u00a0: %(stage)s") % {"stage": stage} for stage in neighbor.stages]
    themes = theme_names()
    shared = sorted(themes[code] for code in neighbor.likeness.themes if code in themes)
    return told + [gettext("thème commun\u00a0: %(theme)s") % {"theme": theme} for theme in shared]
