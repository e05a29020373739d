"""The letter that hands a recipient her address: who shares what, until when, and nothing else."""

from django.urls import reverse
from django.utils.translation import gettext as _

from impact.presence.releases.models import Recipient
from impact.web.letters import send_letter
from impact.web.templatetags.dates import spell_day


def send_address(recipient: Recipient, *, site: str) -> bool:
    """Send her address to a recipient; say whether the mail server took it."""
    release = recipient.release
    told = {
        "release": release,
        "of": release.content["of"],
        "address": site + reverse("releases:received", args=[recipient.key]),
        "until_day": spell_day(release.until) if release.until else "",
    }
    subject = _("%(of)s partage avec vous\u00a0: %(title)s") % {
        "of": told["of"],
        "title": release.title,
    }
    return send_letter(recipient.email, subject=subject, letter="releases/address.txt", shown=told)
