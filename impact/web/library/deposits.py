"""Depositing a resource: a short form, what it looks like already, what becomes of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.knowledge.competencies.models import Competency
from impact.presence.library.checks import LIMITS, find_faults
from impact.presence.library.descriptions import Known
from impact.presence.library.models import Resource
from impact.trust.accounts.models import User
from impact.web.deposits import DepositField, hold
from impact.web.widgets import FoldedChoices, TrappedForm

__all__ = ["DepositForm"]


class DepositForm(TrappedForm):
    """What whoever knows a resource can say of it in two minutes; the rest is the staff's."""

    title = forms.CharField(label=_("Son titre"), max_length=LIMITS["title"])
    url = forms.CharField(
        label=_("Son adresse web"),
        required=False,
        help_text=_(
            "Copiez-la de votre navigateur. Vide\u00a0: elle n’existe qu’en fichier ou sur papier."
        ),
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off"}),
    )
    file = DepositField(required=False, label=_("Ou le fichier lui-même"))
    type = forms.ChoiceField(label=_("C’est…"), choices=Resource.Type.choices)
    creators = forms.CharField(
        label=_("Qui l’a faite"),
        required=False,
        max_length=1000,
        help_text=_("Une personne ou un organisme. S’il y en a plusieurs, un par ligne."),
        widget=forms.Textarea({"rows": 2}),
    )
    year = forms.CharField(
        label=_("L’année"),
        required=False,
        help_text=_("Si elle est écrite dessus."),
        widget=forms.TextInput({"inputmode": "numeric", "size": 6}),
    )
    language = forms.ChoiceField(label=_("Sa langue"), choices=Resource.Language.choices)
    summary = forms.CharField(
        label=_("En vos mots"),
        required=False,
        help_text=_("Ce qu’on y trouve, à qui elle a servi\u00a0: deux phrases suffisent."),
        widget=forms.Textarea({"rows": 4}),
    )
    competencies = forms.MultipleChoiceField(
        label=_("Ce qu’elle aide à apprendre"),
        required=False,
        help_text=_("Une ou deux, si vous le savez. Quelqu’un d’autre complétera."),
        widget=FoldedChoices,
    )
    credit = forms.CharField(
        label=_("À créditer pour cette proposition"),
        required=False,
        max_length=120,
        help_text=_("Votre nom, si vous voulez qu’on le lise dans l’historique public."),
    )
    use_required_attribute = False

    def __init__(self, *args: Any, by: User | None = None, **kwargs: Any) -> None:
        """`by` is who hands a file over; it is not asked of whoever has yet to sign in."""
        super().__init__(*args, **kwargs)
        hold(self, by=by)
        if by is None:
            del self.fields["file"]
        rows = Competency.objects.current().in_force().select_related("domain")
        folds: dict[str, list[tuple[str, str]]] = {}
        for one in rows.order_by("domain__position", "position", "code"):
            folds.setdefault(one.domain.title, []).append((one.code, one.title))
        field = self.fields["competencies"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(folds.items())
        self.fields["title"].error_messages["required"] = _(
            "Donnez le titre de la ressource, comme il est écrit dessus."
        )

    def clean(self) -> None:
        told = self.description()
        faults = find_faults(told, codes=Known.of([told]))
        for name, cure in faults.items():
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, cure)

    def description(self) -> dict[str, Any]:
        """Return what was said, in the shape of every description."""
        said = self.cleaned_data
        url = str(said.get("url", "")).strip()
        if url and "://" not in url:
            url = f"https://{url}"
        names = [one.strip() for one in str(said.get("creators", "")).splitlines()]
        return {
            "title": said.get("title", ""),
            "type": said.get("type", ""),
            "url": url,
            "creators": [one for one in names if one],
            "year": said.get("year", ""),
            "language": said.get("language", ""),
            "summary": said.get("summary", ""),
            "competencies": list(said.get("competencies", [])),
            # Nothing on the web: it can only be found on paper.
            "format": "" if url or said.get("file") else Resource.Format.PAPER,
            **dict.fromkeys(("publisher", "licence", "accessibility", "identifier"), ""),
            **{name: [] for name in ("stages", "roles", "territories")},
            "minutes": "",
            "file": said.get("file", ""),
        }
