"""A release is prepared, decided once as previewed, frozen, opened, and taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from impact.knowledge.territories.models import Territory
from impact.presence.communities.models import Archived
from impact.presence.releases import operations, policies
from impact.presence.releases.documents import Part, Picture, Piece, Text, read, rewrite, write
from impact.presence.releases.models import Opening, Recipient, Release
from impact.presence.releases.personal import forget, personal_data_of
from impact.presence.releases.queries import (
    Moment,
    find_recipient,
    glances_of,
    ledger_of,
    moment_of,
    names_told_in,
)
from impact.trust.journal.models import Entry
from tests.cast import NOON, TODAY
from tests.presence.releases.conftest import END

DAY = timedelta(days=1)


def test_what_is_prepared_is_kept_with_its_own_address(prepared, initiative):
    assert not prepared.is_decided
    assert prepared.slug == "notre-plan"
    assert Entry.objects.get(verb="releases.release.prepared").context == initiative.context


def test_two_releases_of_one_title_have_two_addresses(
    prepared, initiative, outline, document, maude
):
    other = operations.prepare_release(
        initiative=initiative, outline=outline, content=write(document), by=maude, at=NOON
    )

    assert other.slug == "notre-plan-2"


def test_nothing_is_not_prepared(initiative, outline, document, maude):
    with pytest.raises(operations.NothingToTell):
        operations.prepare_release(
            initiative=initiative,
            outline=outline,
            content=write(replace(document, parts=())),
            by=maude,
            at=NOON,
        )


def test_only_the_audience_chosen_is_kept(
    prepared, initiative, outline, document, maude, val_des_rapides
):
    public = replace(outline, audience="PUBLIC", territory=val_des_rapides)

    release = operations.prepare_release(
        initiative=initiative, outline=public, content=write(document), by=maude, at=NOON
    )

    assert (release.audience_name, release.territory) == ("", None)


def test_a_decision_holds_only_for_what_was_previewed(prepared, decision, document, outline, maude):
    changed = write(rewrite(document, {"0-0": "Jumeler Maude Lachance"}))
    operations.revise_release(
        release=prepared,
        outline=outline,
        content=changed,
        seen=prepared.fingerprint,
        by=maude,
        at=NOON,
    )

    with pytest.raises(operations.ChangedMeanwhile):
        operations.decide_release(release=prepared, decision=decision, by=maude, at=NOON)
    prepared.refresh_from_db()
    assert not prepared.is_decided


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Autre"},
        {"words": "Autre"},
        {"audience": "PUBLIC"},
        {"audience_name": "Une autre fondation"},
        {"until": None},
    ],
)
def test_whatever_receivers_would_see_otherwise_is_another_fingerprint(
    prepared, outline, document, maude, change
):
    before = prepared.fingerprint

    after = operations.revise_release(
        release=prepared,
        outline=replace(outline, **change),
        content=write(document),
        seen=before,
        by=maude,
        at=NOON,
    )

    assert after.fingerprint != before


def test_the_second_to_reread_overwrites_nothing(prepared, outline, document, maude, solange):
    seen = prepared.fingerprint
    rereading = {"release": prepared, "content": write(document), "seen": seen, "at": NOON}
    operations.revise_release(outline=replace(outline, title="À Maude"), by=maude, **rereading)

    with pytest.raises(operations.ChangedMeanwhile):
        operations.revise_release(outline=replace(outline, title="À S."), by=solange, **rereading)
    prepared.refresh_from_db()
    assert prepared.title == "À Maude"


def test_what_is_decided_is_frozen(release, decision, outline, document, maude):
    frozen = {"by": maude, "at": NOON}
    with pytest.raises(operations.AlreadyDecided):
        operations.revise_release(
            release=release, outline=outline, content=write(document), seen="", **frozen
        )
    with pytest.raises(operations.AlreadyDecided):
        operations.decide_release(release=release, decision=decision, **frozen)
    with pytest.raises(operations.AlreadyDecided):
        operations.discard_release(release=release, **frozen)


def test_what_is_set_aside_leaves_nothing(prepared, solange):
    operations.discard_release(release=prepared, by=solange, at=NOON)

    assert not Release.objects.exists()


@pytest.mark.parametrize("kind", ["COVERAGE", "APPRAISAL"])
def test_a_region_reads_a_first_nation_only_if_its_authority_agreed(
    prepared, initiative, outline, document, maude, kind
):
    Territory.objects.filter(initiatives=initiative).update(is_indigenous=True)
    told = operations.revise_release(
        release=prepared,
        outline=replace(outline, kind=kind, audience="REGION"),
        content=write(document),
        seen=prepared.fingerprint,
        by=maude,
        at=NOON,
    )
    decision = operations.Decision(on=TODAY, present="Nous", seen=told.fingerprint)

    with pytest.raises(operations.AuthorityNotHeard):
        operations.decide_release(release=told, decision=decision, by=maude, at=NOON)
    agreed = replace(decision, authority="Le conseil, le 2 mai")
    assert operations.decide_release(release=told, decision=agreed, by=maude, at=NOON).is_decided


def test_every_recipient_has_an_address_nobody_can_guess(release, maude):
    keys = {
        operations.add_recipient(release=release, name=name, by=maude, at=NOON).key
        for name in ("Une", "Deux", "Trois")
    }

    assert len(keys) == 3
    assert {len(key) for key in keys} == {43}


@pytest.mark.parametrize("moment", ["prepared", "over", "withdrawn", "public"])
def test_no_address_is_handed_out_for_what_is_not_open(prepared, decision, maude, moment):
    at = NOON
    if moment == "public":
        Release.objects.filter(pk=prepared.pk).update(audience="PUBLIC")
        prepared.refresh_from_db()
        decision = replace(decision, seen=prepared.fingerprint)
    if moment != "prepared":
        operations.decide_release(release=prepared, decision=decision, by=maude, at=NOON)
    if moment == "withdrawn":
        operations.withdraw_release(release=prepared, reason="", by=maude, at=NOON)
    if moment == "over":
        at = NOON + timedelta(days=365)

    with pytest.raises(operations.NotInForce):
        operations.add_recipient(release=prepared, name="Trop tard", by=maude, at=at)


def test_a_recipient_counts_once_a_day_in_each_form(release, recipient):
    note = {"release": release, "recipient": recipient}
    operations.note_opening(form=Opening.Form.PAGE, at=NOON, **note)
    assert operations.note_opening(form=Opening.Form.PAGE, at=NOON + DAY / 4, **note) is None
    operations.note_opening(form=Opening.Form.PDF, at=NOON, **note)
    operations.note_opening(form=Opening.Form.PAGE, at=NOON + DAY, **note)

    lines = ledger_of(release).lines
    assert [(line.name, line.form, line.at - NOON) for line in lines] == [
        ("Direction", "PAGE", DAY),
        ("Direction", "PDF", timedelta(0)),
        ("Direction", "PAGE", timedelta(0)),
    ]


def test_everyone_is_counted_by_day_and_never_named(release):
    for minutes in (0, 0.5, 2, 3.5):
        operations.note_opening(
            release=release, form=Opening.Form.PAGE, at=NOON + timedelta(minutes=minutes)
        )

    ledger = ledger_of(release)
    assert ledger.lines == []
    assert [(day.on, day.form, day.openings) for day in ledger.days] == [(TODAY, "PAGE", 3)]


def test_a_withdrawal_closes_and_forgets_the_addresses(release, recipient, maude):
    operations.withdraw_release(release=release, reason="Détourné", by=maude, at=NOON)

    release.refresh_from_db()
    recipient.refresh_from_db()
    assert not release.is_in_force_on(TODAY)
    assert recipient.email == ""
    assert recipient.name == "Direction"
    with pytest.raises(operations.AlreadyWithdrawn):
        operations.withdraw_release(release=release, reason="", by=maude, at=NOON)


def test_what_never_left_is_not_withdrawn(prepared, maude):
    with pytest.raises(operations.AlreadyWithdrawn):
        operations.withdraw_release(release=prepared, reason="", by=maude, at=NOON)


def test_one_address_closes_without_the_others(release, recipient, maude):
    other = operations.add_recipient(release=release, name="Conseil", by=maude, at=NOON)

    operations.close_recipient(recipient=recipient, by=maude, at=NOON)
    operations.close_recipient(recipient=recipient, by=maude, at=NOON + DAY)

    recipient.refresh_from_db()
    assert (recipient.closed_at, recipient.email) == (NOON, "")
    assert Recipient.objects.get(pk=other.pk).closed_at is None


def test_addresses_are_forgotten_the_day_after_the_last(release, recipient):
    assert operations.forget_addresses(on=END) == 0
    assert operations.forget_addresses(on=END + DAY) == 1
    assert Recipient.objects.get().email == ""


@pytest.mark.parametrize(
    ("day", "moment"), [(TODAY, "IN_FORCE"), (END, "IN_FORCE"), (END + DAY, "OVER")]
)
def test_the_last_day_counts(release, day, moment):
    assert moment_of(release, today=day) == moment
    assert release.is_in_force_on(day) == (moment == "IN_FORCE")


def test_a_list_says_where_each_stands(release, recipient, initiative):
    operations.note_opening(release=release, form=Opening.Form.PAGE, recipient=recipient, at=NOON)

    found = glances_of(initiative, today=TODAY)

    assert [(one.release, one.openings) for one in found[Moment.IN_FORCE]] == [(release, 1)]
    assert not found[Moment.PREPARED]


def test_the_key_of_what_is_not_decided_finds_nothing(prepared):
    prepared.recipients.create(name="Trop tôt", key="k" * 43, added_at=NOON)

    assert find_recipient("k" * 43) is None


@pytest.mark.parametrize(
    ("who", "prepares", "decides", "withdraws"),
    [
        ("maude", True, True, True),
        ("solange", True, False, False),
        ("rosalie", False, False, False),
        ("odette", False, False, False),
        ("theo", False, False, False),
    ],
)
@pytest.mark.parametrize("is_archived", [False, True])
def test_rights(prepared, who, prepares, decides, withdraws, is_archived, maude, request):
    person, initiative = request.getfixturevalue(who), prepared.initiative
    if is_archived:
        initiative.archive(by=maude, at=NOON)

    assert policies.may_prepare(person, initiative) == (prepares and not is_archived)
    assert policies.may_decide(person, prepared) == (decides and not is_archived)
    assert policies.may_withdraw(person, prepared) == withdraws
    assert policies.may_read_addresses(person, prepared) == withdraws
    assert Release.objects.visible_to(person).exists() == prepares


def test_an_archived_initiative_prepares_and_decides_nothing(prepared, decision, maude):
    prepared.initiative.archive(by=maude, at=NOON)

    with pytest.raises(Archived):
        operations.decide_release(release=prepared, decision=decision, by=maude, at=NOON)


def test_people_who_may_be_named_are_pointed_out(prepared, outline, document, maude):
    assert names_told_in(prepared) == []
    told = operations.revise_release(
        release=prepared,
        outline=replace(outline, words="Merci à Rosalie."),
        content=write(rewrite(document, {"0": "Que Yvon ne soit plus seul."})),
        seen=prepared.fingerprint,
        by=maude,
        at=NOON,
    )

    assert names_told_in(told) == ["Yvon Lajoie", "Rosalie Partie"]


def test_her_copy_tells_what_she_prepared_and_recorded(release, maude, solange):
    assert personal_data_of(solange)["partages_prepares"][0]["partage"] == "Notre plan"
    decided = personal_data_of(maude)["partages_decides"][0]
    assert decided["personnes_presentes"] == "Maude Lachance, Solange Petit"
    assert personal_data_of(maude)["partages_retires"] == []


def test_her_erasure_takes_her_name_out_of_decisions_and_of_what_left(release, document, solange):
    named = write(rewrite(document, {"0-0": "Jumeler Solange Petit"}))
    Release.objects.filter(pk=release.pk).update(content=named)

    forget(solange, at=NOON)

    release.refresh_from_db()
    assert release.present == "Maude Lachance, une personne partie"
    assert release.content["parts"][0]["pieces"][0]["head"]["text"] == "Jumeler une personne partie"
    assert release.dissent == "Yvon Lajoie aurait attendu."


def test_her_erasure_takes_her_name_out_of_what_photos_are_said_to_show(release, solange):
    picture = Picture(key=1, sha256="", alt="Solange Petit bêche", width=4, height=3)
    piece = Piece(head=Text("La corvée"), pictures=(picture,))
    told = replace(read(release.content), parts=(Part("Avril", pieces=(piece,)),))
    Release.objects.filter(pk=release.pk).update(content=write(told))

    forget(solange, at=NOON)

    release.refresh_from_db()
    (left,) = read(release.content).parts[0].pieces[0].pictures
    assert left.alt == "une personne partie bêche"


def test_the_database_refuses_a_decision_nobody_recorded(prepared):
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.filter(pk=prepared.pk).update(decided_on=TODAY)
