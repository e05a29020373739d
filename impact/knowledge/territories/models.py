"""Territories: the regions of Québec, their MRC and equivalents, their municipalities.

One tree, from official codes. A territory that no longer exists is retired
(`valid_to`), never deleted: what was done there keeps its place. The tile
(column, row) is where an MRC stands on the map of equal hexagons.
How a name is folded is in `names`; how files come in is in `operations`.
"""

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from impact.knowledge.territories.tiles import Tile


class Kind(models.TextChoices):
    REGION = "REGION", _("Région administrative")
    MRC = "MRC", _("Municipalité régionale de comté (MRC)")
    TE = "TE", _("Territoire équivalent à une MRC (TE)")
    MUNICIPALITY = "MUNICIPALITY", _("Municipalité")
    UNORGANIZED = "UNORGANIZED", _("Territoire non organisé")
    INDIGENOUS = "INDIGENOUS", _("Communauté autochtone")


#: MRC and the territories equivalent to them: the tiles of the map.
COUNTIES = (Kind.MRC, Kind.TE)
#: What the official municipality directory lists.
LOCALITIES = (Kind.MUNICIPALITY, Kind.UNORGANIZED, Kind.INDIGENOUS)


class TerritoryQuerySet(models.QuerySet["Territory"]):
    def in_force(self, on: date | None = None) -> "TerritoryQuerySet":
        """Keep what stands today, or stood on that day."""
        if on is None:
            return self.filter(valid_to=None)
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)

    def official(self) -> "TerritoryQuerySet":
        """Leave out the invented places of the demonstration."""
        return self.filter(is_fictional=False)

    def regions(self) -> "TerritoryQuerySet":
        return self.filter(kind=Kind.REGION)

    def counties(self) -> "TerritoryQuerySet":
        """Keep the MRC and the territories equivalent to an MRC."""
        return self.filter(kind__in=COUNTIES)

    def localities(self) -> "TerritoryQuerySet":
        """Keep what the municipality directory lists, communities of all nations included."""
        return self.filter(kind__in=LOCALITIES)

    def within(self, territory: "Territory") -> "TerritoryQuerySet":
        """Keep the territory itself and everything below it."""
        return self.filter(Q(pk=territory.pk) | Q(parent=territory) | Q(parent__parent=territory))

    def in_aggregates(self) -> "TerritoryQuerySet":
        """Leave out First Nations and Inuit territories, which are counted only if they agree."""
        return self.filter(is_indigenous=False)

    def bearing(self, folded: str) -> "TerritoryQuerySet":
        """Keep those whose folded name holds these words, or whose code is this one."""
        return self.filter(Q(folded_name__contains=folded) | Q(code=folded))

    def with_lineage(self) -> "TerritoryQuerySet":
        return self.select_related("parent__parent")


class Territory(models.Model):
    kind = models.CharField(_("sorte"), max_length=12, choices=Kind.choices)
    code = models.CharField(_("code officiel"), max_length=5)
    slug = models.SlugField(_("identifiant"), max_length=20, unique=True)
    name = models.CharField(_("nom"), max_length=120)
    folded_name = models.CharField(max_length=120, editable=False)
    short_name = models.CharField(_("nom sur la tuile"), max_length=24, blank=True)
    designation = models.CharField(_("désignation officielle"), max_length=60, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(
        _("année de la population"), null=True, blank=True
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    valid_from = models.DateField(_("en vigueur depuis"))
    valid_to = models.DateField(_("en vigueur jusqu’au"), null=True, blank=True)
    tile_column = models.PositiveSmallIntegerField(_("colonne"), null=True, blank=True)
    tile_row = models.PositiveSmallIntegerField(_("rangée"), null=True, blank=True)
    is_indigenous = models.BooleanField(_("Premières Nations ou Inuit"), default=False)
    #: Invented for the demonstration: no official file touches it, no map shows it.
    is_fictional = models.BooleanField(_("fictif"), default=False)
    source = models.CharField(_("source"), max_length=200, blank=True)

    objects = TerritoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("territoire")
        verbose_name_plural = _("territoires")
        ordering = ["folded_name", "code"]
        constraints = [
            models.UniqueConstraint(name="territories_code_once_per_kind", fields=["kind", "code"]),
            models.UniqueConstraint(
                name="territories_one_tile_each",
                fields=["tile_column", "tile_row"],
                condition=Q(valid_to=None),
            ),
            models.CheckConstraint(
                name="territories_only_regions_have_no_parent",
                condition=Q(kind=Kind.REGION, parent=None)
                | (~Q(kind=Kind.REGION) & Q(parent__isnull=False)),
            ),
            models.CheckConstraint(
                name="territories_only_counties_have_a_tile",
                condition=Q(tile_column=None, tile_row=None)
                | Q(tile_column__isnull=False, tile_row__isnull=False, kind__in=COUNTIES),
            ),
            models.CheckConstraint(
                name="territories_population_has_a_year",
                condition=Q(population=None, population_year=None)
                | Q(population__isnull=False, population_year__isnull=False),
            ),
            models.CheckConstraint(
                name="territories_point_is_whole",
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
            ),
            models.CheckConstraint(
                name="territories_end_after_they_start",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="territories_indigenous_communities_are_marked",
                condition=~Q(kind=Kind.INDIGENOUS) | Q(is_indigenous=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_retired(self) -> bool:
        return self.valid_to is not None

    @property
    def is_region(self) -> bool:
        return self.kind == Kind.REGION

    @property
    def is_county(self) -> bool:
        return self.kind in COUNTIES

    @property
    def tile(self) -> Tile | None:
        """Where this MRC stands on the map of equal hexagons: (column, row)."""
        if self.tile_column is None or self.tile_row is None:
            return None
        return (self.tile_column, self.tile_row)

    @property
    def west(self) -> Decimal | None:
        """How far west of Greenwich, as the pages of Québec say it."""
        return None if self.longitude is None else -self.longitude

    def lineage(self) -> list["Territory"]:
        """Return the territories that hold this one, the widest first, then itself."""
        above = self.parent.lineage() if self.parent else []
        return [*above, self]

    def region(self) -> "Territory":
        return self.lineage()[0]
