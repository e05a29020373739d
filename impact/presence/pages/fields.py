"""What pages, news and stories are made of, as fields that are written, compared and published."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from impact.knowledge.competencies.models import Competency
from impact.knowledge.mobilization.models import Stage
from impact.knowledge.territories.models import COUNTIES, Kind, Territory
from impact.presence.pages.models import Page, Picture
from impact.trust.publishing.kinds import Field, Shape, Text

#: The longest a page and a part of a story may be, in characters.
LONGEST, LONGEST_PART = 40_000, 6000
#: What a story may illustrate at most: beyond, it illustrates nothing.
MOST_COMPETENCIES, MOST_PLACES, MOST_PICTURES = 5, 2, 6


def _languages() -> Mapping[str, Text]:
    return dict(Page.Language.choices)


def competency_words() -> Mapping[str, Text]:
    rows = Competency.objects.current().in_force().order_by("domain__position", "position")
    return dict(rows.values_list("code", "title"))


def _stage_words() -> Mapping[str, Text]:
    return dict(Stage.objects.in_force().values_list("code", "name"))


def _place_words() -> Mapping[str, Text]:
    rows = Territory.objects.in_force().filter(kind__in=[Kind.REGION, *COUNTIES])
    return dict(rows.order_by("folded_name").values_list("slug", "name"))


def _picture_words() -> Mapping[str, Text]:
    rows = Picture.objects.filter(kind=Page.Kind.STORY).values_list("pk", "alt")
    return {str(pk): alt for pk, alt in rows}


_TITLE = Field("title", _("Titre"), is_required=True, limit=160)
_SUMMARY = Field(
    "summary",
    _("En quelques mots"),
    Shape.TEXT,
    hint=_("Deux ou trois phrases, pour les listes et la recherche."),
    limit=600,
)
_BODY = Field(
    "body",
    _("Texte"),
    Shape.TEXT,
    hint=_(
        "En Markdown\u00a0: une ligne vide entre deux paragraphes, ## devant un intertitre, un "
        "tiret devant chaque point d’une liste, [mots](adresse) pour un lien."
    ),
    is_required=True,
    limit=LONGEST,
)
_LANGUAGE = Field("language", _("Langue"), Shape.CHOICE, words=_languages, is_required=True)
_SLUG = Field(
    "slug",
    _("Adresse"),
    hint=_(
        "La fin de l’adresse, en minuscules et tirets. L’ancienne mènera pour toujours à la "
        "nouvelle. Vide\u00a0: elle est tirée du titre."
    ),
    limit=80,
)
_DAY_HINT = _("Un jour à venir la garde cachée jusque-là.")
_PUBLISHED_ON = Field("published_on", _("Paraît le"), Shape.DAY, hint=_DAY_HINT)
_BYLINE = Field(
    "byline",
    _("Signature"),
    hint=_("Telle que tout le monde la lira. Vide\u00a0: l’équipe de l’institut."),
    limit=160,
)


def _part(name: str, label: Text, hint: Text) -> Field:
    return Field(name, label, Shape.TEXT, hint=hint, is_required=True, limit=LONGEST_PART)


PAGE_FIELDS = (_TITLE, _SUMMARY, _BODY, _LANGUAGE, _SLUG, _PUBLISHED_ON)

NEWS_FIELDS = (
    _TITLE,
    _SUMMARY,
    _BODY,
    Field("published_on", _("Paraît le"), Shape.DAY, hint=_DAY_HINT, is_required=True),
    _BYLINE,
    _LANGUAGE,
    _SLUG,
)

STORY_FIELDS = (
    _TITLE,
    _part(
        "context",
        _("Le contexte"),
        _("Où étiez-vous, avec qui, qu’est-ce qui n’allait plus?"),
    ),
    _part(
        "tried",
        _("Ce que nous avons essayé"),
        _("Ce que vous avez fait, dans l’ordre, même ce qui n’a pas marché."),
    ),
    _part(
        "changed",
        _("Ce qui a changé"),
        _("Pour qui, et à quoi vous le voyez. Ce qui n’a pas changé compte aussi."),
    ),
    _part(
        "again",
        _("Ce que nous referions"),
        _("Et ce que vous feriez autrement. C’est souvent ce qui sert le plus aux autres."),
    ),
    Field(
        "competencies",
        _("Compétences que cela illustre"),
        Shape.LIST,
        words=competency_words,
        hint=_("De une à cinq\u00a0: celles sans qui cela n’aurait pas marché."),
        is_required=True,
    ),
    Field("stages", _("Étapes du cycle"), Shape.LIST, words=_stage_words),
    Field(
        "places",
        _("Où cela s’est passé"),
        Shape.LIST,
        words=_place_words,
        hint=_("La région suffit, si un lieu plus précis ferait reconnaître quelqu’un."),
    ),
    Field("pictures", _("Images"), Shape.LIST, words=_picture_words),
    Field(
        "summary",
        _("En une ou deux phrases"),
        Shape.TEXT,
        hint=_("Ce que vous diriez à quelqu’un qui hésite à lire la suite."),
        is_required=True,
        limit=600,
    ),
    Field(
        "byline",
        _("Qui raconte"),
        hint=_(
            "Tel que tout le monde le lira\u00a0: un nom, un rôle, une équipe. "
            "Vide\u00a0: sans nom."
        ),
        limit=160,
    ),
    Field(
        "agreed",
        _("Chaque personne que l’on pourrait reconnaître a dit oui, ou personne ne l’est"),
        Shape.FLAG,
        is_required=True,
    ),
    Field(
        "initiative",
        _("Démarche nommée"),
        hint=_("L’adresse d’une démarche qui a décidé d’être nommée ici."),
        limit=80,
    ),
    _LANGUAGE,
    _SLUG,
    _PUBLISHED_ON,
)

FIELDS = {
    Page.Kind.PAGE: PAGE_FIELDS,
    Page.Kind.NEWS: NEWS_FIELDS,
    Page.Kind.STORY: STORY_FIELDS,
}
PARTS = ("context", "tried", "changed", "again")
