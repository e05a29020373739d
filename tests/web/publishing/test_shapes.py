"""Whatever a kind is made of, it is written by one form, without a script, and nothing is lost."""

from html import unescape

import pytest
from django.core.exceptions import ValidationError

from impact.trust.publishing import kinds
from impact.trust.publishing.comparisons import tell_value
from impact.trust.publishing.kinds import Field, Kind, Shape
from impact.trust.publishing.models import Revision
from impact.web.publishing.fields import make_field

WORDS = {f"C-{n}": f"Compétence {n}" for n in range(30)}
FOLDS = {code: f"Domaine {n % 3}" for n, code in enumerate(WORDS)}
AIMS = Field(
    "aims",
    "Ce qu’elle fait apprendre",
    Shape.LEVELS,
    words=lambda: WORDS,
    groups=lambda: FOLDS,
    levels=lambda: {"1": "niveau 1, Initié", "2": "niveau 2, Capable"},
)
PLACES = Field("places", "Où", Shape.LIST, words=lambda: WORDS, groups=lambda: FOLDS)
FIELDS = (Field("title", "Titre"), AIMS, PLACES, Field("creators", "Qui l’a fait", Shape.LIST))


@pytest.fixture
def guide(monkeypatch, client, odette):
    """Odette writes guides, of every shape of list."""
    kind = Kind(
        code="guide",
        label="Guide",
        fields=FIELDS,
        check=lambda key, content: {} if content.get("title") else {"title": "Donnez un titre."},
        apply=lambda key, content, at: None,
        retire=lambda key, at: None,
        title=lambda content: content.get("title", ""),
        address=lambda key: f"/guides/{key}/",
        new_key=lambda content: "guide",
    )
    monkeypatch.setitem(kinds._KINDS, "guide", kind)
    client.force_login(odette)
    return client


def _text(response):
    return unescape(response.content.decode())


def test_lists_are_kept_as_they_were_chosen_and_typed(guide):
    said = {"c-title": "Aller vers", "c-aims": ["", "C-1:2", "", "C-4:1"], "c-places": ["C-3"]}
    guide.post(
        "/proposer/guide/", said | {"c-creators": "Le Gué\n\n Une table ", "geste": "garder"}
    )

    content = Revision.objects.get().content
    assert content["aims"] == ["C-1:2", "C-4:1"]
    assert content["places"] == ["C-3"]
    assert content["creators"] == ["Le Gué", "Une table"]
    page = _text(guide.get("/proposer/guide/guide/"))
    assert '<option value="C-1:2" selected>' in page
    assert "Le Gué\nUne table" in page


def test_nothing_chosen_is_lost_when_something_lacks(guide):
    said = {"c-aims": ["C-1:2"], "c-places": ["C-3"], "c-creators": "Le Gué", "geste": "apercu"}
    page = _text(guide.post("/proposer/guide/", said, follow=True))

    assert "Donnez un titre." in page
    assert '<option value="C-1:2" selected>' in page
    assert 'value="C-3" id="id_c-places_' in page
    assert "Le Gué" in page


def test_a_long_list_is_folded_and_opens_where_something_is_chosen(guide):
    guide.post("/proposer/guide/", {"c-title": "x", "c-aims": ["C-1:2"], "geste": "garder"})
    page = _text(guide.get("/proposer/guide/guide/"))

    assert page.count('<details class="folded-choices__group" open>') == 1
    assert page.count('<details class="folded-choices__group">') == 5


def test_a_code_and_its_level_are_told_in_words():
    assert tell_value(AIMS, ["C-1:2", "autre:9"]) == "Compétence 1 (niveau 2, Capable), autre (9)"


def test_a_code_that_is_offered_no_more_is_not_lost_by_a_correction():
    places = Field("places", "Lieux", Shape.LIST, words=lambda: {"estrie": "Estrie"})

    assert make_field(places, ["ville"]).clean(["ville", "estrie"]) == ["ville", "estrie"]
    with pytest.raises(ValidationError):
        make_field(places).clean(["ville"])
