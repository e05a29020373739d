"""What is read of pages: what a story crosses, what the staff keeps, what reads on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Prefetch, Q

from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization.models import Stage
from impact.knowledge.territories.models import Kind, Territory
from impact.lib.prose import pictures_in
from impact.presence.communities.models import Initiative
from impact.presence.pages.checks import numbers_in
from impact.presence.pages.fields import PARTS
from impact.presence.pages.models import FormerSlug, Page, PageQuerySet, Picture, StoryAgreement
from impact.trust.accounts.models import User
from impact.trust.publishing.kinds import Content
from impact.trust.publishing.models import Publication, Revision

__all__ = [
    "Kept",
    "State",
    "Ties",
    "agreed_initiative",
    "crossings",
    "find_by_slug",
    "kept_pages",
    "stories_near",
    "ties_of",
    "ties_of_page",
    "with_cards",
]


@dataclass(frozen=True, slots=True)
class Ties:
    """What a story illustrates, where it took place, its pictures, the initiative it names."""

    competencies: Sequence[Competency]
    stages: Sequence[Stage]
    places: Sequence[Territory]
    pictures: Sequence[Picture]
    initiative: str


def ties_of(content: Content, *, key: str) -> Ties:
    """Return what a story's content names, published or not, as far as it stands."""
    current = Competency.objects.current().in_force().select_related("domain")
    places = Territory.objects.filter(slug__in=content.get("places") or [])
    numbers = [one for one in content.get("pictures") or [] if str(one).isdecimal()]
    album = Picture.objects.filter(pk__in=numbers, kind=Page.Kind.STORY, key=key)
    return Ties(
        list(current.filter(code__in=content.get("competencies") or [])),
        list(Stage.objects.in_force().filter(code__in=content.get("stages") or [])),
        list(places.select_related("parent")),
        list(album),
        agreed_initiative(str(content.get("initiative") or ""), key=key),
    )


def ties_of_page(page: Page) -> Ties:
    """Return the same for a story everyone reads, from what came with it (see `with_ties`)."""
    practice = page.practice
    written = numbers_in([name for part in PARTS for name in pictures_in(getattr(practice, part))])
    return Ties(
        list(practice.competencies.all()),
        list(practice.stages.all()),
        list(practice.territories.all()),
        [one for one in page.pictures.all() if one.pk not in written.values()],
        practice.initiative.name if practice.initiative else "",
    )


def agreed_initiative(slug: str, *, key: str) -> str:
    """Return the name of an initiative that agreed to be named in this story; empty otherwise."""
    if not slug:
        return ""
    agreed = StoryAgreement.objects.in_force().filter(key=key, initiative__slug=slug)
    return agreed.values_list("initiative__name", flat=True).first() or ""


def find_by_slug(slug: str, *, on: date) -> Page | None:
    """Return the page that has, or once had, this address, if everyone reads it that day.

    What a story ties together comes with it.
    """
    shown = with_ties(Page.objects.shown_on(on))
    page = shown.filter(slug=slug).first()
    if page is None:
        led = FormerSlug.objects.filter(slug=slug).values_list("page_id", flat=True).first()
        page = shown.filter(pk=led).first() if led else None
    return page


def stories_near(page: Page, *, on: date, most: int = 3) -> list[Page]:
    """Return other stories that illustrate some of the same competencies, nearest first."""
    shared = Q(practice__competencies__in=page.practice.competencies.values("pk"))
    others = Page.objects.shown_on(on).of_kind(Page.Kind.STORY).exclude(pk=page.pk)
    near = others.filter(shared).annotate(shared=Count("practice__competencies"))
    return list(with_cards(near.order_by("-shared", "-published_on", "-pk"))[:most])


def with_ties(pages: PageQuerySet) -> PageQuerySet:
    """Bring with stories all that their pages tell."""
    competencies = Competency.objects.order_by("domain__position", "position", "pk")
    return (
        with_cards(pages)
        .select_related("practice__initiative")
        .prefetch_related(Prefetch("practice__competencies", queryset=competencies))
    )


def with_cards(pages: PageQuerySet) -> PageQuerySet:
    """Bring with stories all that their cards tell."""
    return pages.select_related("practice").prefetch_related(
        "practice__stages",
        "practice__territories",
        Prefetch("pictures", queryset=Picture.objects.order_by("pk")),
    )


def crossings(*, on: date) -> Mapping[str, list[tuple[str, str]]]:
    """Return what the stories of that day can be narrowed by: competencies, stages, regions."""
    told = Page.objects.shown_on(on).of_kind(Page.Kind.STORY)
    competencies = Competency.objects.filter(practice_stories__page__in=told)
    stages = Stage.objects.filter(practice_stories__page__in=told)
    here = Q(practice_stories__page__in=told) | Q(children__practice_stories__page__in=told)
    regions = Territory.objects.filter(here, kind=Kind.REGION)
    return {
        "competency": list(competencies.order_by("code").values_list("code", "title").distinct()),
        "stage": list(stages.order_by("position").values_list("code", "name").distinct()),
        "region": list(regions.order_by("code").values_list("code", "name").distinct()),
    }


class State:
    """How a page stands for those who keep it, in the order of what asks for a hand."""

    WAITING, DRAFT, ANNOUNCED, SHOWN, RETIRED = "WAITING", "DRAFT", "ANNOUNCED", "SHOWN", "RETIRED"


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as the staff's list tells it: where it stands, who has it in hand, since when."""

    kind: Page.Kind
    key: str
    title: str
    state: str
    who: str
    since: datetime
    published_on: date | None
    waiting: Revision | None


def kept_pages(person: User, *, on: date) -> list[Kept]:
    """Return every page, published or not; of drafts, only this person's own."""
    pages = {(page.kind, page.key): page for page in Page.objects.all()}
    mine = Q(state=Revision.State.DRAFT, author=person)
    open_ones = Revision.objects.filter(mine | Q(state__in=Revision.WAITING))
    rows = Publication.objects.filter(kind__in=Page.Kind.values).select_related("current__author")
    rows = rows.prefetch_related(
        Prefetch("revisions", queryset=open_ones.select_related("author"), to_attr="open_ones")
    )
    publications = {(one.kind, one.key): one for one in rows}
    keys = {*pages, *publications}
    kept = [_kept(pages.get(key), publications.get(key), on=on) for key in keys]
    return sorted(filter(None, kept), key=lambda one: (one.kind, one.title.casefold()))


def _kept(page: Page | None, publication: Publication | None, *, on: date) -> Kept | None:
    opened: list[Revision] = getattr(publication, "open_ones", [])
    waiting = next((one for one in opened if one.is_waiting), None)
    draft = next((one for one in opened if one.is_draft), None)
    revision = waiting or draft or (publication.current if publication else None)
    if page is None and not opened:
        # Someone else's draft: nobody but its author is told of it.
        return None
    if waiting:
        state, since = State.WAITING, waiting.proposed_at
    elif draft:
        state, since = State.DRAFT, draft.changed_at
    else:
        assert page
        state, since = _standing(page, on=on), page.retired_at or page.revised_at
    source = page or publication
    assert source
    assert since
    return Kept(
        kind=Page.Kind(source.kind),
        key=source.key,
        title=source.title,
        state=state,
        who=revision.author.name if revision else "",
        since=since,
        published_on=page.published_on if page else None,
        waiting=waiting,
    )


def _standing(page: Page, *, on: date) -> str:
    if page.retired_at:
        return State.RETIRED
    return State.SHOWN if page.is_shown_on(on) else State.ANNOUNCED


def coordinated_by(person: User) -> list[Initiative]:
    """Return the initiatives whose decisions this person may note."""
    mine = Initiative.objects.active().filter(
        memberships__person=person,
        memberships__left_at=None,
        memberships__access="COORDINATOR",
    )
    return list(mine.order_by("name"))
