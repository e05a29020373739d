"""A page keeps every address it had, is shown on its day, and survives what is installed over it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.lib.content import BadContent
from impact.lib.search.models import Change
from impact.presence.pages.checks import check_page, check_story, numbers_in
from impact.presence.pages.models import FormerSlug, Page
from impact.presence.pages.operations import install_pages, withdraw_page
from impact.presence.pages.publications import content_of, new_content
from impact.presence.pages.queries import find_by_slug
from impact.presence.pages.slugs import is_an_address
from tests.cast import NOON, TODAY

PAGE = Page.Kind.PAGE


def test_each_address_a_page_had_leads_to_it_whatever_it_is_called_now(write):
    for slug in ("un", "deux", "trois"):
        page = write("page", "essai", slug=slug)

    for slug in ("un", "deux", "trois"):
        assert find_by_slug(slug, on=TODAY) == page
    assert set(FormerSlug.objects.values_list("slug", flat=True)) == {"un", "deux"}


def test_going_back_to_a_former_address_makes_no_loop(write):
    for slug in ("un", "deux", "un"):
        page = write("page", "essai", slug=slug)

    assert page.slug == "un"
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["deux"]


def test_an_address_that_leads_elsewhere_is_not_given_twice(write):
    write("page", "essai", slug="un")
    write("page", "essai", slug="deux")

    for taken in ("un", "deux"):
        assert "slug" in check_page("autre", new_content(PAGE) | {"slug": taken})
        assert "slug" not in check_page("essai", new_content(PAGE) | {"slug": taken})
    assert write("page", "deux").slug == "deux-2"


@pytest.mark.parametrize(("days", "is_shown"), [(-1, True), (0, True), (1, False)])
def test_a_page_is_shown_from_its_day_on(write, days, is_shown):
    write("nouvelle", "fete", published_on=(TODAY + timedelta(days=days)).isoformat())

    assert (find_by_slug("fete", on=TODAY) is not None) is is_shown


def test_what_changes_is_told_to_the_search(write):
    write("page", "essai")
    withdraw_page(kind=PAGE, key="essai", at=NOON)

    assert Change.objects.filter(kind="page", key="essai").count() == 2
    assert find_by_slug("essai", on=TODAY) is None


@pytest.mark.parametrize("kind", ["page", "nouvelle", "recit"])
def test_what_is_written_is_read_back_the_same(write, kind):
    page = write(kind, "essai", summary="Deux phrases.")
    before = content_of(page.kind, "essai")
    write(kind, "essai", **before)

    assert content_of(page.kind, "essai") == before


@pytest.mark.parametrize(
    "lacking", ["title", "context", "tried", "changed", "again", "competencies", "agreed"]
)
def test_a_story_lacks_nothing_that_makes_it_one(story_content, lacking):
    assert check_story("x", story_content()) == {}
    assert lacking in check_story("x", story_content(**{lacking: ""}))


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("competencies", ["ZZ9"]),
        ("competencies", ["A1", "A2", "A3", "B1", "B2", "C3"]),
        ("stages", ["S99"]),
        ("places", ["nulle-part"]),
        ("pictures", ["1"]),
        ("pictures", ["99999999999999999999"]),
        ("language", "tlh"),
        ("published_on", "demain"),
        ("slug", "Une Adresse"),
        ("slug", "nouveau"),
        ("initiative", "le-jardin-des-voisins"),
        ("tried", "![x](image-9)"),
        ("tried", "![x](https://ailleurs.example/x.png)"),
    ],
)
def test_what_a_story_names_must_stand(story_content, field, said):
    assert field in check_story("x", story_content(**{field: said}))


@given(st.lists(st.text(max_size=30)))
def test_a_number_of_picture_is_never_a_surprise(names):
    assert all(0 <= number < 10**9 for number in numbers_in(names).values())


@given(st.text(max_size=100))
def test_an_address_is_plain_letters_or_refused(slug):
    assert not is_an_address(slug) or (slug.isascii() and slug == slug.lower() and "/" not in slug)


HEADER = "---\nsource: a\nlicense: b\nlanguage: fr-CA\nversion: '1'\ntitle: {title}\nsummary: Un mot.\n---\n{body}\n"


@pytest.fixture
def files(tmp_path, db):
    """Install a page file: `files(title="Aide", body="…")`; nothing said installs none of it."""

    def install(**said):
        Page.objects.exclude(key="aide-x").delete()
        (tmp_path / "temoin.md").write_text(HEADER.format(title="Témoin", body="x"), "utf-8")
        path = tmp_path / "aide-x.md"
        if said:
            path.write_text(HEADER.format(**said), "utf-8")
        else:
            path.unlink()
        return install_pages(path=tmp_path, on=TODAY)

    return install


def test_installing_twice_changes_nothing(files, tmp_path):
    files(title="Aide", body="Un.")

    assert install_pages(path=tmp_path, on=TODAY).touched == 0


def test_a_field_rewritten_here_survives_and_the_others_follow_their_file(files, write):
    files(title="Aide", body="Un.")
    write("page", "aide-x", **content_of(PAGE, "aide-x") | {"title": "Au secours"})
    files(title="Aide et plus", body="Deux.")
    page = Page.objects.get(key="aide-x")

    assert (page.title, page.body) == ("Au secours", "Deux.")


def test_a_page_born_here_is_never_taken_over(files, write):
    write("page", "aide-x", title="La nôtre")
    files(title="Aide", body="Un.")

    assert Page.objects.get(key="aide-x").title == "La nôtre"


def test_a_page_retired_here_stays_so_and_one_without_a_file_is_retired(files):
    files(title="Aide", body="Un.")
    withdraw_page(kind=PAGE, key="aide-x", at=NOON)
    files(title="Aide", body="Deux.")
    assert Page.objects.get(key="aide-x").retired_at

    Page.objects.filter(key="aide-x").update(retired_at=None)
    assert files().retired == 1


def test_a_file_at_fault_installs_nothing(files):
    with pytest.raises(BadContent):
        files(title="Aide", body="![x](image-1)")
    assert not Page.objects.filter(key="aide-x").exists()
