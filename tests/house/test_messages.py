"""French counts zero as one: the catalogues must say so, and follow the code."""

import polib
import pytest
from django.utils.translation import gettext, ngettext, override

from tools import messages


@pytest.mark.parametrize(("count", "form"), [(0, 0), (1, 0), (2, 1), (17, 1)])
def test_every_plural_counts_as_french_does(count, form):
    catalogue = [entry for entry in polib.pofile(str(messages.FRENCH)) if entry.msgid_plural]
    assert catalogue

    with override("fr-ca"):
        said = [
            ngettext(entry.msgid, entry.msgid_plural, count)
            for entry in catalogue
            if not entry.msgctxt
        ]
    meant = [[entry.msgid, entry.msgid_plural][form] for entry in catalogue if not entry.msgctxt]
    assert said == meant


def test_french_holds_only_plurals():
    assert [
        entry.msgid for entry in polib.pofile(str(messages.FRENCH)) if not entry.msgid_plural
    ] == []


def test_what_english_lacks_is_said_in_french():
    with override("en"):
        assert (
            gettext("Une phrase que personne n’a traduite.")
            == "Une phrase que personne n’a traduite."
        )
