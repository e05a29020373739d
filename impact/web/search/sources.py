"""What can be found, one source a kind of thing; all of it is public.

Each gives its records in the order of their keys, so that making an index anew can go on where it
was cut.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from impact.journeys.offers.models import Aim, Offer
from impact.knowledge.competencies.models import Competency, Expectation
from impact.knowledge.concepts.models import Concept, Language
from impact.knowledge.mobilization.models import Role, Stage
from impact.knowledge.territories.models import Kind, Territory
from impact.lib.prose import plain_text
from impact.lib.search.engine import Source
from impact.lib.search.records import ALWAYS, Record, number_of
from impact.presence.library.models import Collection, Resource, Subject
from impact.presence.pages.models import Page
from impact.presence.releases.documents import read, rows_of
from impact.presence.releases.models import Release
from impact.web.search.site_pages import SITE_PAGES

#: Rows read from the database at a time.
CHUNK = 500


def _source(
    kind: str,
    *,
    rows: Callable[[], QuerySet],
    key: str,
    tell: Callable[..., Record],
    begun: Callable[[int, int], Iterable[str]] = lambda after, by: (),
) -> Source:
    """Make a source of a queryset: `key` is the column that names a row."""

    def records(after: str) -> Iterator[Record]:
        ordered = rows().filter(**{f"{key}__gt": after}).order_by(key)
        return (tell(row) for row in ordered.iterator(chunk_size=CHUNK))

    def some(keys: Iterable[str]) -> Iterator[Record]:
        return map(tell, rows().filter(**{f"{key}__in": keys}).order_by(key))

    return Source(kind=kind, records=records, some=some, begun=begun)


def _places(name: str = "territories") -> Prefetch:
    """Where things are, each place with the one above it, read at once."""
    return Prefetch(name, Territory.objects.select_related("parent"))


def _joined(*parts: Iterable[str] | str) -> str:
    return "\n".join(part if isinstance(part, str) else "\n".join(part) for part in parts if part)


def _competencies() -> QuerySet[Competency]:
    expected = Expectation.objects.select_related("stage", "role")
    return (
        Competency.objects.current()
        .in_force()
        .select_related("domain")
        .prefetch_related("indicators", Prefetch("expectations", expected))
    )


def _tell_competency(one: Competency) -> Record:
    expected = one.expectations.all()
    return Record(
        kind="competence",
        key=one.code,
        title=one.title,
        address=reverse("framework:competency", args=[one.code]),
        body=_joined(
            one.description, [each.text for each in one.indicators.all()], one.domain.title
        ),
        labels=(one.code,),
        english=one.title_en,
        facets={
            "kind": ("competence",),
            "competency": (one.code,),
            "stage": tuple(sorted({each.stage.code for each in expected})),
            "role": tuple(sorted({each.role.code for each in expected})),
            "language": ("fr",),
            "free": ("oui",),
        },
    )


def _words() -> QuerySet[Concept]:
    return Concept.objects.glossary().prefetch_related("labels", "definitions")


def _tell_word(concept: Concept) -> Record:
    names = concept.labels.all()
    other = [one.text for one in names if one.language == Language.FRENCH]
    english = [one.text for one in names if one.language == Language.ENGLISH]
    return Record(
        kind="repere",
        key=concept.code,
        title=capfirst(concept.label),
        address=reverse("concepts:concept", args=[concept.code]),
        body=_joined(
            concept.plain,
            concept.definition,
            [one.text for one in concept.definitions.all() if one.voice and not one.retired_on],
        ),
        labels=tuple(other),
        english=", ".join(filter(None, [concept.label_en, *english])),
        facets={"kind": ("repere",), "language": ("fr",), "free": ("oui",)},
    )


def _tell_stage(stage: Stage) -> Record:
    return Record(
        kind="etape",
        key=stage.slug,
        title=stage.name,
        address=reverse("framework:stage", args=[stage.slug]),
        body=_joined(stage.purpose, stage.questions, stage.signs, stage.risks, stage.deliverables),
        labels=(_("étape"),),
        english=stage.name_en,
        facets={"kind": ("etape",), "stage": (stage.code,), "language": ("fr",)},
    )


def _roles() -> QuerySet[Role]:
    return Role.objects.in_force().prefetch_related("stage_roles__stage")


def _tell_role(role: Role) -> Record:
    return Record(
        kind="role",
        key=role.slug,
        title=role.name,
        address=reverse("framework:role", args=[role.slug]),
        body=_joined(
            role.get_family_display(),
            [each.does for each in role.stage_roles.all()],
            [each.stage.name for each in role.stage_roles.all()],
        ),
        labels=(_("rôle"),),
        english=role.name_en,
        facets={"kind": ("role",), "role": (role.code,), "language": ("fr",)},
    )


def _territories() -> QuerySet[Territory]:
    return Territory.objects.in_force().select_related("parent__parent")


def _tell_territory(place: Territory) -> Record:
    above = [one for one in (place, place.parent, place.parent and place.parent.parent) if one]
    regions = tuple(one.code for one in above if one.kind == Kind.REGION)
    return Record(
        kind="territoire",
        key=place.slug,
        title=place.name,
        address=reverse("territories:territory", args=[place.slug]),
        # Not the names above it: whoever types a region wants the region first.
        body=place.get_kind_display(),
        facets={"kind": ("territoire",), "region": regions, "language": ("fr",)},
    )


def _offers() -> QuerySet[Offer]:
    offered = Offer.objects.offered_on(timezone.localdate())
    aims = Aim.objects.select_related("competency")
    return offered.prefetch_related(Prefetch("aims", aims), "stages", "roles", _places())


def _tell_offer(offer: Offer) -> Record:
    aims = [aim.competency for aim in offer.aims.all()]
    places = [one for each in offer.territories.all() for one in (each, each.parent) if one]
    languages = {"fr-en": ("fr", "en")}.get(offer.language, (offer.language,))
    return Record(
        kind=Offer.FOUND_AS,
        key=offer.slug,
        title=offer.title,
        address=reverse("offers:offer", args=[offer.slug]),
        body=_joined(offer.summary, offer.provider, [one.title for one in aims]),
        labels=(str(offer.get_kind_display()),),
        facets={
            "kind": (Offer.FOUND_AS,),
            "competency": tuple(one.code for one in aims),
            "stage": tuple(one.code for one in offer.stages.all()),
            "role": tuple(one.code for one in offer.roles.all()),
            "region": tuple(sorted({one.code for one in places if one.kind == Kind.REGION})),
            "language": languages,
            "free": ("oui",) if offer.cost == 0 else (),
        },
        day=number_of(offer.revised_at),
        until=number_of(offer.ends_on) if offer.ends_on else ALWAYS,
    )


def _pages(kind: Page.Kind) -> Callable[[], QuerySet[Page]]:
    ties = ("practice__competencies", "practice__stages", _places("practice__territories"))
    loaded = ties if kind == Page.Kind.STORY else ()
    return lambda: (
        Page.objects.shown_on(timezone.localdate())
        .of_kind(kind)
        .select_related("practice")
        .prefetch_related(*loaded)
    )


def _begun(kind: Page.Kind) -> Callable[[int, int], Iterable[str]]:
    def keys(after: int, by: int) -> Iterable[str]:
        dated = Page.objects.of_kind(kind).filter(published_on__lte=_date(by))
        return dated.filter(published_on__gt=_date(after)).values_list("key", flat=True)

    return keys


def _tell_page(page: Page) -> Record:
    kind = Page.Kind(page.kind)
    route = {"page": "pages:page", "nouvelle": "pages:news-item", "recit": "pages:story"}[kind]
    facets: dict[str, tuple[str, ...]] = {
        "kind": (str(kind),),
        "language": (page.language,),
        "free": ("oui",),
    }
    texts = [page.body]
    if kind == Page.Kind.STORY:
        told = page.practice
        texts = [told.context, told.tried, told.changed, told.again]
        places = [one for each in told.territories.all() for one in (each, each.parent) if one]
        facets |= {
            "competency": tuple(one.code for one in told.competencies.all()),
            "stage": tuple(one.code for one in told.stages.all()),
            "region": tuple(sorted({one.code for one in places if one.kind == Kind.REGION})),
        }
    day = page.published_on or page.revised_at
    return Record(
        kind=str(kind),
        key=page.key,
        title=page.title,
        address=reverse(route, args=[page.slug]),
        body=_joined(page.summary, [plain_text(text) for text in texts], page.byline),
        labels=(str(kind.label),),
        facets=facets,
        day=number_of(day),
    )


def _resources() -> QuerySet[Resource]:
    shown = Resource.objects.shown()
    subjects = Subject.objects.select_related("competency")
    return shown.prefetch_related(Prefetch("subjects", subjects), "stages", "roles", _places())


def _tell_resource(one: Resource) -> Record:
    aims = [each.competency for each in one.subjects.all()]
    places = [place for each in one.territories.all() for place in (each, each.parent) if place]
    is_english = one.language == Resource.Language.ENGLISH
    return Record(
        kind=Resource.FOUND_AS,
        key=one.slug,
        title=one.title,
        address=reverse("library:resource", args=[one.slug]),
        body=_joined(
            one.summary, one.creators, one.publisher, one.identifier, [each.title for each in aims]
        ),
        labels=(str(one.get_type_display()),),
        english=one.title if is_english else "",
        facets={
            "kind": (Resource.FOUND_AS,),
            "competency": tuple(each.code for each in aims),
            "stage": tuple(each.code for each in one.stages.all()),
            "role": tuple(each.code for each in one.roles.all()),
            "region": tuple(sorted({each.code for each in places if each.kind == Kind.REGION})),
            "language": {"fr-en": ("fr", "en")}.get(one.language, (one.language,)),
            "free": ("oui",) if one.licence in Resource.FREE else (),
        },
        day=number_of(one.revised_at),
    )


def _collections() -> QuerySet[Collection]:
    return Collection.objects.shown().prefetch_related("shelvings__resource")


def _tell_collection(one: Collection) -> Record:
    held = [each for each in one.shelvings.all() if each.resource.retired_at is None]
    return Record(
        kind=Collection.FOUND_AS,
        key=one.slug,
        title=one.title,
        address=reverse("library:collection", args=[one.slug]),
        body=_joined(one.summary, one.chosen_by, [each.resource.title for each in held]),
        labels=(_("collection"),),
        facets={"kind": (Collection.FOUND_AS,), "language": ("fr",)},
        day=number_of(one.revised_at),
    )


def _releases() -> QuerySet[Release]:
    """What communities decided to let everyone read; nothing else of an initiative is found."""
    return Release.objects.public().filter(withdrawn_at=None)


def _tell_release(release: Release) -> Record:
    document = read(release.content)
    return Record(
        kind=Release.FOUND_AS,
        key=release.slug,
        title=release.title,
        address=reverse("releases:public", args=[release.slug]),
        body=_joined(
            release.words, document.of, document.place, [" ".join(row) for row in rows_of(document)]
        ),
        labels=(str(release.get_kind_display()),),
        facets={"kind": (Release.FOUND_AS,), "language": ("fr",), "free": ("oui",)},
        day=number_of(release.decided_on) if release.decided_on else 0,
        until=number_of(release.until) if release.until else ALWAYS,
    )


def _date(day: int) -> date:
    return date.fromisoformat(str(day)) if day else date.min


SOURCES: tuple[Source, ...] = (
    _source("competence", rows=_competencies, key="code", tell=_tell_competency),
    _source("repere", rows=_words, key="code", tell=_tell_word),
    _source("etape", rows=Stage.objects.in_force, key="slug", tell=_tell_stage),
    _source("role", rows=_roles, key="slug", tell=_tell_role),
    _source("territoire", rows=_territories, key="slug", tell=_tell_territory),
    _source(Offer.FOUND_AS, rows=_offers, key="slug", tell=_tell_offer),
    *(
        _source(str(kind), rows=_pages(kind), key="key", tell=_tell_page, begun=_begun(kind))
        for kind in Page.Kind
    ),
    _source(Resource.FOUND_AS, rows=_resources, key="slug", tell=_tell_resource),
    _source(Collection.FOUND_AS, rows=_collections, key="slug", tell=_tell_collection),
    _source(Release.FOUND_AS, rows=_releases, key="slug", tell=_tell_release),
    SITE_PAGES,
)
