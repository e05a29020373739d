"""What people write in the logbook (an entry, a photo, a story), and what they look for in it."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from impact.journeys.empowerment.models import Component, LogEntry, PhotoConsent, Story
from impact.journeys.empowerment.operations import Outline, Placed, Told, is_a_day_to_tell
from impact.journeys.empowerment.queries.logbook import Sieve
from impact.knowledge.mobilization.models import Stage
from impact.web.widgets import ACCEPTED, DayInput, read_picture


class StageChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Stage) -> str:
        return obj.name


def clean_day(day: date, *, today: date) -> date:
    if day > today:
        raise forms.ValidationError(
            _("Ce jour n’est pas encore venu. Le journal dit ce qui est arrivé.")
        )
    if not is_a_day_to_tell(day, today=today):
        raise forms.ValidationError(
            _("L’année semble mal écrite. Le journal remonte à 1950."),
        )
    return day


class PhotoFields(forms.Form):
    """A photo, and what is seen on it; both or none."""

    photo = forms.FileField(
        label=_("Une photo"),
        required=False,
        widget=forms.FileInput({"accept": ACCEPTED}),
        help_text=_(
            "JPEG, PNG ou WebP, 10\u00a0Mo au plus. Le lieu et l’appareil en sont enlevés. Seule "
            "l’équipe la voit, tant que personne n’a dit oui à autre chose."
        ),
    )
    alt = forms.CharField(
        label=_("Ce qu’on y voit"),
        required=False,
        max_length=300,
        help_text=_(
            "Une phrase, pour qui ne la voit pas\u00a0: «\u00a0Une vingtaine de personnes "
            "bêchent au soleil\u00a0». Sans nommer qui que ce soit."
        ),
    )

    def clean(self) -> dict[str, Any] | None:
        said = super().clean()
        upload, alt = self.cleaned_data.get("photo"), self.cleaned_data.get("alt", "").strip()
        if upload:
            self._redraw(upload)
        if upload and not alt:
            self.add_error("alt", _("Dites en une phrase ce qu’on voit sur la photo."))
        if upload and not alt and "photo" not in self.errors:
            self.add_error("photo", _("Choisissez-la de nouveau\u00a0: elle n’a pas été gardée."))
        return said

    def _redraw(self, upload: UploadedFile) -> None:
        try:
            self.cleaned_data["photo"] = read_picture(upload)
        except forms.ValidationError as refusal:
            self.add_error("photo", refusal)


class EntryForm(PhotoFields):
    title = forms.CharField(
        label=_("En une ligne"),
        max_length=160,
        help_text=_("Par exemple\u00a0: «\u00a0La ville nous confie le terrain\u00a0»."),
    )
    happened_on = forms.DateField(label=_("Quand"))
    kind = forms.ChoiceField(
        label=_("C’est"),
        choices=LogEntry.Kind.choices,
        initial=LogEntry.Kind.EVENT,
        widget=forms.RadioSelect,
    )
    body = forms.CharField(
        label=_("En vos mots"),
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 5}),
    )
    actors = forms.CharField(
        label=_("Avec qui"),
        required=False,
        max_length=300,
        help_text=_(
            "Des groupes et des organismes plutôt que des personnes\u00a0: «\u00a0la Maison des "
            "jeunes, le comité de parents\u00a0». Ne nommez une personne que si elle le veut."
        ),
    )
    stage = StageChoice(
        label=_("À quelle étape"),
        required=False,
        queryset=Stage.objects.in_force(),
        empty_label=_("Aucune en particulier"),
        to_field_name="code",
    )
    components = forms.MultipleChoiceField(
        label=_("Ce que cela touche"), required=False, widget=forms.CheckboxSelectMultiple
    )
    in_story = forms.BooleanField(
        label=_("Le garder pour notre récit"), required=False, initial=True
    )

    field_order = ("title", "happened_on", "kind", "body", "photo", "alt", "actors", "components")

    def __init__(self, *args: Any, tags: Sequence[Component], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.tags = {str(tag.pk): tag for tag in tags}
        self.fields["happened_on"].widget = DayInput(last=today)
        field = self.fields["components"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = grouped(tags)

    def clean_happened_on(self) -> date:
        return clean_day(self.cleaned_data["happened_on"], today=self.today)

    def told(self) -> Told:
        said = self.cleaned_data
        names = ("title", "happened_on", "kind", "body", "actors", "stage", "in_story")
        tags = [self.tags[pk] for pk in said["components"]]
        return Told(components=tags, **{name: said[name] for name in names})

    def has_details(self) -> bool:
        """Say whether what stands under « details » must be open: filled in, or at fault."""
        names = ("body", "photo", "alt", "actors", "stage", "components")
        return self.is_bound and any(self.errors.get(name) or self[name].value() for name in names)


class EntryEditForm(EntryForm):
    """An entry that exists: its photos have their own pages."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    photo = None  # type: ignore[assignment]
    alt = None  # type: ignore[assignment]

    def clean(self) -> dict[str, Any]:
        return self.cleaned_data


class PhotoForm(PhotoFields):
    agreed = forms.MultipleChoiceField(
        label=_("Les gens qu’on y reconnaît ont dit oui pour"),
        required=False,
        choices=PhotoConsent.Use.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Demandez à chaque personne, ou à un parent si elle a moins de 14 ans. Si l’on ne "
            "reconnaît personne, c’est à l’équipe de dire oui. Un accord se retire en tout temps."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["photo"].required = True
        self.fields["alt"].required = True


class ConsentForm(forms.Form):
    use = forms.ChoiceField(choices=PhotoConsent.Use.choices, widget=forms.HiddenInput)
    given_on = forms.DateField(label=_("Le jour où l’on a dit oui"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["given_on"].widget = DayInput(last=today)

    def clean_given_on(self) -> date:
        return clean_day(self.cleaned_data["given_on"], today=self.today)


class SieveForm(forms.Form):
    """What one looks for; a wrong value is no filter at all."""

    mots = forms.CharField(label=_("Mots"), required=False, max_length=80)
    sorte = forms.ChoiceField(
        label=_("Sorte"), required=False, choices=[("", _("Toutes")), *LogEntry.Kind.choices]
    )
    composante = forms.ChoiceField(label=_("Ce que cela touche"), required=False)
    etape = forms.ChoiceField(label=_("Étape"), required=False)

    def __init__(self, *args: Any, tags: Sequence[Component], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stages = list(Stage.objects.in_force().values_list("code", "name"))
        for name, choices in (("composante", grouped(tags)), ("etape", stages)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Toutes")), *choices]
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"

    def sieve(self) -> Sieve:
        self.is_valid()
        said = self.cleaned_data
        component = said.get("composante", "")
        return Sieve(
            kind=said.get("sorte", ""),
            component=int(component) if component else None,
            stage=said.get("etape", ""),
            words=said.get("mots", ""),
        )


class StoryForm(forms.Form):
    """How the story is told, and, for each entry, whether it is in, where, under what chapter."""

    title = forms.CharField(label=_("Titre du récit"), required=False, max_length=160)
    intro = forms.CharField(
        label=_("Pour commencer, dans vos mots"),
        required=False,
        max_length=3000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("D’où vous partez, ce que vous vouliez, pour qui vous racontez."),
    )
    grouping = forms.ChoiceField(
        label=_("Découper le récit"),
        choices=Story.Grouping.choices,
        initial=Story.Grouping.YEARS,
        widget=forms.RadioSelect,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, *args: Any, entries: Sequence[LogEntry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = entries
        for entry in entries:
            self.fields[f"in-{entry.pk}"] = forms.BooleanField(
                label=entry.title, required=False, initial=entry.in_story
            )
            self.fields[f"chapter-{entry.pk}"] = forms.CharField(
                label=_("Ouvre le chapitre"), required=False, max_length=120, initial=entry.chapter
            )
            self.fields[f"place-{entry.pk}"] = forms.IntegerField(
                label=_("Rang ce jour-là"),
                required=False,
                min_value=0,
                max_value=99,
                initial=entry.place or "",
            )

    def rows(self) -> list[dict[str, Any]]:
        """Return each entry with its fields; a rank is asked for only where a day has several."""
        days = [entry.happened_on for entry in self.entries]
        return [
            {
                "entry": entry,
                "is_in": self[f"in-{entry.pk}"],
                "chapter": self[f"chapter-{entry.pk}"],
                "place": self[f"place-{entry.pk}"] if days.count(entry.happened_on) > 1 else None,
            }
            for entry in self.entries
        ]

    def outline(self) -> Outline:
        said = self.cleaned_data
        placed = {
            entry.pk: Placed(
                said[f"in-{entry.pk}"],
                said[f"chapter-{entry.pk}"].strip(),
                said[f"place-{entry.pk}"] or 0,
            )
            for entry in self.entries
            # An entry written since the page was read was not on it: nothing was said of it.
            if self.add_prefix(f"chapter-{entry.pk}") in self.data
        }
        return Outline(said["title"].strip(), said["intro"].strip(), said["grouping"], placed)


def grouped(tags: Sequence[Component]) -> list[tuple[str, list[tuple[int, str]]]]:
    """Return components as choices under the name of their frame and family."""
    return [
        (heading, [(tag.pk, tag.name) for tag in some])
        for heading, some in groupby(tags, key=_heading)
    ]


def _heading(tag: Component) -> str:
    return f"{tag.frame.title}, {tag.family.lower()}" if tag.family else tag.frame.title
