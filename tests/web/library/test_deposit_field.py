"""A file in a form: kept as soon as it arrives, never chosen twice, refused in words that help."""

import pytest
from django import forms
from django.utils.datastructures import MultiValueDict

from impact.presence.library.models import StoredFile
from impact.presence.library.operations import accept_file
from impact.web.deposits import REFUSALS, DepositField, Reason, hold, spell_weight
from tests.cast import NOON
from tests.lib.files import samples
from tests.presence.library.shelves import resource, upload


class Form(forms.Form):
    title = forms.CharField()
    file = DepositField(required=False)


def sent(by, data, *, file=None, initial="") -> Form:
    files = MultiValueDict({"file": [file]} if file else {})
    form = Form(data, files, initial={"file": initial})
    hold(form, by=by, at=NOON)
    return form


def test_what_the_form_holds_is_the_token_of_the_file(maude):
    form = sent(maude, {"title": "Guide"}, file=upload())

    assert form.is_valid()
    assert form.cleaned_data["file"] == StoredFile.objects.get().token


def test_a_file_is_kept_when_another_field_is_wrong(maude):
    form = sent(maude, {"title": ""}, file=upload())
    shown = form.as_p()
    token = StoredFile.objects.get().token

    assert f'<input type="hidden" name="file" value="{token}">' in shown
    assert "Guide-d-accueil.pdf" in shown
    again = sent(maude, {"title": "Guide", "file": token})
    assert again.is_valid()
    assert again.cleaned_data["file"] == token


def test_a_wrong_file_leaves_the_one_kept_before(maude):
    kept = accept_file(upload=upload(), by=maude, at=NOON)
    form = sent(maude, {"title": "Guide", "file": kept.token}, file=upload(b"<html>"))

    assert not form.is_valid()
    assert form.errors["file"] == [str(REFUSALS[Reason.MARKUP])]
    assert kept.token in str(form["file"])


def test_another_file_takes_its_place_and_none_may(maude):
    kept = accept_file(upload=upload(), by=maude, at=NOON)
    other = sent(maude, {"title": "G", "file": kept.token}, file=upload(b"Un texte"))
    none = sent(maude, {"title": "G", "file": kept.token, "file-retirer": "on"})

    assert other.is_valid()
    assert other.cleaned_data["file"] not in {"", kept.token}
    assert none.is_valid()
    assert none.cleaned_data["file"] == ""


@pytest.mark.parametrize(
    ("who", "is_shown", "is_taken"),
    [
        ("maude", False, True),
        ("theo", False, True),
        ("odette", False, False),
        ("odette", True, True),
    ],
)
def test_only_a_file_one_may_hand_over_is_taken(maude, who, is_shown, is_taken, request):
    kept = accept_file(upload=upload(), by=maude, at=NOON)
    if is_shown:
        resource("guide", file=kept)

    form = sent(request.getfixturevalue(who), {"title": "G", "file": kept.token})
    assert form.is_valid() == is_taken


def test_what_was_there_before_stays_whoever_edits(maude, odette):
    kept = accept_file(upload=upload(), by=maude, at=NOON)

    assert sent(odette, {"title": "G", "file": kept.token}, initial=kept.token).is_valid()


def test_limits_are_told_in_words(maude, settings):
    settings.LIBRARY_FILE_MEGABYTES, settings.LIBRARY_DAILY_FILES = 1, 0
    heavy = sent(maude, {"title": "G"}, file=upload(b"a" * 1_100_000))
    many = sent(maude, {"title": "G"}, file=upload())

    assert "plus de 1\u00a0Mo" in heavy.errors["file"][0]
    assert "revenez demain" in many.errors["file"][0]
    assert "1\u00a0Mo au plus" in str(Form()["file"].help_text)


@pytest.mark.parametrize(
    ("size", "said"),
    [(12, "1\u00a0ko"), (22_819, "22\u00a0ko"), (2_400_000, "2,3\u00a0Mo")],
)
def test_a_weight_is_told_as_one_reads_it(size, said):
    assert spell_weight(size) == said


def test_every_refusal_has_its_words():
    assert set(REFUSALS) == set(Reason)


def test_a_form_with_a_file_asks_for_what_it_takes(maude):
    shown = str(Form()["file"])

    assert ".docx" in shown
    assert ".zip" not in shown
    assert samples.pdf()[:5] == b"%PDF-"
