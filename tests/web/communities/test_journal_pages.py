"""The journal of an initiative, in plain sentences."""

import csv
import io
import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from impact.presence.communities import operations
from impact.trust.journal.operations import record
from impact.web.communities.sentences import SENTENCES, UNTOLD

PAGE = "/demarches/le-jardin-des-voisins/journal/"

#: What code writes in the journal, whole or with the deed left to fill in.
WRITTEN = re.compile(r'"((?:communities|needs|plans)\.[a-z_]+\.[a-z_{}]+)"')


@pytest.fixture
def read(signed_in, initiative, maude):
    return lambda query="": unescape(signed_in(maude).get(f"{PAGE}{query}").content.decode())


def _lines(page):
    return [
        re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", line)).strip()
        for line in re.findall(r'<li class="journal__line">(.*?)</li>', page, re.DOTALL)
    ]


def test_who_did_what_is_told_the_latest_first(read, membership, team, maude, solange):
    operations.give_coordination(membership=membership(solange), by=maude, at=timezone.now())

    lines = _lines(read())

    assert lines[0].endswith("Maude Lachance a confié la coordination à Solange Petit.")
    assert lines[1].endswith("Rosalie Partie a quitté l’équipe.")
    assert lines[-1] == "6 mars 2025, 11\u00a0h\u00a000 Maude Lachance a créé la démarche."


def test_stages_and_roles_are_named(read, initiative, membership, maude, stage, role):
    now = timezone.now()
    today = timezone.localdate(now)
    operations.start_stage(initiative=initiative, stage=stage("S5"), on=today, by=maude, at=now)
    operations.assign_role(
        membership=membership(maude), role=role("ANI"), on=today, by=maude, at=now
    )

    assert [line.split("Maude Lachance ")[1] for line in _lines(read())[:2]] == [
        "joue désormais le rôle « Animateur·trice, facilitateur·trice ».",
        "a commencé l’étape « Planification et arrimage des ressources ».",
    ]


def test_what_a_person_does_with_her_own_answers_is_not_told(read, initiative, solange):
    before = len(_lines(read()))
    for verb in UNTOLD:
        record(
            verb,
            actor=solange,
            subject=initiative,
            at=timezone.now(),
            context=initiative.context,
        )

    assert len(_lines(read())) == before


def test_someone_erased_is_no_longer_named(read, team, solange):
    solange.erase(at=timezone.now())

    assert "Solange" not in read()


def test_long_journals_come_in_pages(read, initiative, maude):
    for day in range(40):
        operations.open_link(
            initiative=initiative, by=maude, at=timezone.now() - timedelta(days=day)
        )

    assert len(_lines(read())) == 30
    assert len(_lines(read("?page=2"))) == 11


def test_the_journal_is_taken_away_whole(signed_in, initiative, team, solange):
    response = signed_in(solange).get(f"{PAGE}journal.csv")

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0] == ["Quand", "Qui", "Geste", "Code du geste"]
    assert rows[-1][1:] == [
        "Maude Lachance",
        "a créé la démarche.",
        "communities.initiative.created",
    ]
    assert "journal-le-jardin-des-voisins.csv" in response["Content-Disposition"]


def test_a_name_cannot_start_a_formula(signed_in, initiative, maude):
    maude.display_name = "=HYPERLINK()"
    maude.save()

    assert ",'=HYPERLINK()," in signed_in(maude).get(f"{PAGE}journal.csv").content.decode()


def test_every_deed_is_either_told_or_left_untold_on_purpose():
    written = {
        verb
        for floor in ["presence", "journeys"]
        for file in Path(settings.BASE_DIR, "impact", floor).rglob("*.py")
        if "migrations" not in file.parts
        for verb in WRITTEN.findall(file.read_text(encoding="utf-8"))
    }
    known = {*SENTENCES, *UNTOLD}

    assert {verb for verb in written if "{" not in verb} - known == set()
    for verb in written:
        stem = verb.split("{")[0]
        assert any(each.startswith(stem) for each in known), verb
