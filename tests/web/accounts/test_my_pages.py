"""My home, my profile, my journal."""

import ast
import re
from http import HTTPStatus
from pathlib import Path

import pytest
from django.conf import settings

import impact
from impact.journeys.needs.models import SelfAssessment
from impact.knowledge.competencies.models import Version
from impact.trust.journal.models import Entry
from impact.trust.journal.operations import record
from impact.web.accounts.sentences import SENTENCES
from tests.cast import NOON


def test_my_home_shows_my_initiatives_and_nobody_elses(client, team, maude, odette):
    pages = []
    for person in (maude, odette):
        client.force_login(person)
        pages.append(client.get("/moi/").content.decode())

    assert "Le jardin des voisins" in pages[0]
    assert "Le jardin des voisins" not in pages[1]
    assert "Vous n’êtes encore d’aucune démarche." in pages[1]


def test_my_home_leads_back_to_what_i_began(client, maude, reference):
    sitting = SelfAssessment.objects.create(
        person=maude, version=Version.objects.current(), started_at=NOON
    )
    client.force_login(maude)

    assert f"/autoevaluations/{sitting.pk}/" in client.get("/moi/").content.decode()


def test_my_home_tells_of_a_portrait_kept_without_an_account(client, maude, reference):
    trial = {"role": "agent-de-developpement", "etape": "emergence", "A1": "3"}
    client.force_login(maude)
    before = client.get("/moi/").content.decode()

    client.post("/commencer/essai/garde/", trial)

    assert "Un portrait vous attend" not in before
    assert "Un portrait vous attend" in client.get("/moi/").content.decode()


def test_my_home_proposes_a_name_to_whoever_takes_part_without_one(client, team, maude):
    client.force_login(maude)
    named = client.get("/moi/").content.decode()
    maude.display_name = ""
    maude.save()

    assert "Choisir un nom affiché" not in named
    assert "Choisir un nom affiché" in client.get("/moi/").content.decode()


@pytest.mark.parametrize("name", ["Maude L.", ""])
def test_i_choose_the_name_others_read(client, maude, name):
    client.force_login(maude)

    client.post("/moi/profil/", {"display_name": name, "language": "fr-ca"})

    maude.refresh_from_db()
    assert maude.name == (name or "Une personne")
    assert not maude.is_profile_public


def test_a_profile_form_changes_nothing_else(client, maude):
    client.force_login(maude)
    sly = {"language": "fr-ca", "is_staff": "on", "email": "autre@exemple.test", "is_active": ""}

    client.post("/moi/profil/", sly)

    maude.refresh_from_db()
    assert (maude.is_staff, maude.is_active) == (False, True)
    assert maude.email == "maude.lachance@exemple.test"


def test_a_language_that_is_not_offered_is_refused(client, maude):
    client.force_login(maude)

    response = client.post("/moi/profil/", {"language": "tlh"})

    assert response.status_code == HTTPStatus.OK
    maude.refresh_from_db()
    assert maude.language == settings.LANGUAGE_CODE


def test_my_journal_tells_my_deeds_in_sentences_and_nobody_elses(
    client, team, initiative, maude, solange
):
    record("needs.consensus.recorded", actor=solange, subject=initiative, at=NOON)
    client.force_login(maude)

    page = client.get("/moi/journal/").content.decode()

    assert "Vous avez créé la démarche." in page
    assert "Le jardin des voisins" in page
    assert "Vous avez noté un consensus du groupe." not in page


def test_a_consent_in_my_journal_says_to_what(client, maude):
    details = {"purpose": "RESEARCH", "version": 1}
    record("privacy.consent.given", actor=maude, subject=maude, at=NOON, details=details)
    client.force_login(maude)

    assert (
        "Vous avez donné votre accord\u00a0: La recherche."
        in client.get("/moi/journal/").content.decode()
    )


def test_my_journal_is_cut_in_pages(client, maude):
    told = {"verb": "needs.ratings.added", "actor": maude, "subject_type": "x", "subject_id": "1"}
    Entry.objects.bulk_create([Entry(at=NOON, **told) for _rank in range(31)])
    client.force_login(maude)

    first, second = (client.get("/moi/journal/", {"page": page}) for page in (1, 2))

    assert len(first.context["lines"]) == 30
    assert len(second.context["lines"]) == 1


_VERB = re.compile(r"[a-z_]+\.[a-z_]+\.[a-z_]+")


def _verbs_of(module: Path) -> set[str]:
    """Return the codes a module writes in the journal: `record("a.b.c")`, or `_tell("c")`."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    whole, prefixes, endings = set(), set(), set()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
        name = getattr(call.func, "id", "")
        said = {n.value for n in ast.walk(call.args[0]) if isinstance(n, ast.Constant)}
        texts = {text for text in said if isinstance(text, str)}
        if isinstance(call.args[0], ast.JoinedStr):
            prefixes |= {text for text in texts if text.endswith(".")}
        elif name == "_tell":
            endings |= texts
        elif name:
            whole |= {text for text in texts if _VERB.fullmatch(text)}
    return whole | {prefix + ending for prefix in prefixes for ending in endings}


def test_every_deed_of_the_house_has_its_sentence():
    root = Path(impact.__file__).parent
    rooms = [path for path in root.rglob("*.py") if "record" in path.read_text(encoding="utf-8")]
    verbs = {verb for path in rooms for verb in _verbs_of(path)}

    assert {"communities.member.joined", "privacy.consent.given"} <= verbs
    assert verbs - set(SENTENCES) == set(), "sans phrase dans impact/web/accounts/sentences.py"
