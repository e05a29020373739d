"""Forms made of the fields of a kind, so that one page writes whatever is published.

A draft is kept whatever it lacks: nothing typed is refused here, `tell` says what must be mended.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.trust.accounts.models import User
from impact.trust.publishing.comparisons import tell_value
from impact.trust.publishing.kinds import Field, Kind
from impact.trust.publishing.operations import Draft
from impact.web.deposits import hold
from impact.web.publishing.fields import make_field
from impact.web.widgets import TrappedForm

__all__ = ["PREFIX", "ProposalForm", "SettlingForm"]

#: Before the name of each field of the content, so that none meets those of the page.
PREFIX = "c-"


class ProposalForm(TrappedForm):
    """The content of a thing, then what changes and why, then how to credit it."""

    summary = forms.CharField(
        label=_("Ce qui change, et pourquoi"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_(
            "Une phrase ou deux, pour qui relira et pour l’historique public. "
            "Si vous avez une source, dites-la ici."
        ),
    )
    credit = forms.CharField(
        label=_("À créditer"),
        max_length=120,
        required=False,
        help_text=_(
            "Un nom ou un organisme, que l’historique public montrera. Vide\u00a0: sans nom."
        ),
    )
    use_required_attribute = False
    field_order: list[str]

    def __init__(
        self, *args: Any, kind: Kind, draft: Draft, by: User | None = None, **kwargs: Any
    ) -> None:
        """`by` is who hands files over, where the kind has some."""
        initial = {f"{PREFIX}{name}": value for name, value in draft.content.items()}
        initial |= {"summary": draft.summary, "credit": draft.credit}
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        self.kind = kind
        for field in kind.fields:
            held = draft.content.get(field.name)
            self.fields[f"{PREFIX}{field.name}"] = make_field(field, held)
            if field.is_fixed and draft.content.get(field.name):
                self.fields[f"{PREFIX}{field.name}"].widget = forms.HiddenInput()
        hold(self, by=by)
        self.order_fields([f"{PREFIX}{field.name}" for field in kind.fields])
        if not self.is_bound:
            self._mark_needed()

    def draft(self) -> Draft:
        """Return what was typed; to be called once it is valid."""
        said = self.cleaned_data
        self._mark_needed()
        content = {field.name: said[f"{PREFIX}{field.name}"] for field in self.kind.fields}
        return Draft(content, summary=said["summary"], credit=said["credit"])

    @classmethod
    def sent(cls, kind: Kind, draft: Draft) -> "ProposalForm":
        """Return the form of a draft as if it were sent as it stands."""
        data = {
            f"{PREFIX}{name}": value
            for name, value in draft.content.items()
            if value not in (None, False)
        }
        form = cls(
            data | {"summary": draft.summary, "credit": draft.credit}, kind=kind, draft=draft
        )
        form.is_valid()
        form.draft()
        return form

    def tell(self, faults: Mapping[str, str]) -> None:
        """Put each fault beside the field it is about."""
        for name, cure in faults.items():
            known = f"{PREFIX}{name}" if f"{PREFIX}{name}" in self.fields else None
            self.add_error(known, cure)

    def content_fields(self) -> list[forms.BoundField]:
        return [self[f"{PREFIX}{field.name}"] for field in self.kind.fields]

    def fixed(self) -> list[tuple[Any, str]]:
        """Return what was said once and is not asked again: its label, and what it says."""
        return [
            (field.label, tell_value(field, self[f"{PREFIX}{field.name}"].value()))
            for field in self.kind.fields
            if self[f"{PREFIX}{field.name}"].is_hidden
        ]

    def _mark_needed(self) -> None:
        # Only for the eye: a draft may lack anything, the labels say what publishing asks for.
        for field in self.kind.fields:
            self.fields[f"{PREFIX}{field.name}"].required = field.is_required
        self.fields["summary"].required = True


class SettlingForm(forms.Form):
    """Fields that two proposals changed otherwise: what stands is said for each."""

    THEIRS, OURS, OTHER = "publie", "propose", "autre"

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        clashing: tuple[str, ...],
        theirs: Mapping[str, Any],
        ours: Mapping[str, Any],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.clashing, self.theirs, self.ours = kind, clashing, theirs, ours
        for name in clashing:
            field = kind.field(name)
            self.fields[f"choix-{name}"] = forms.ChoiceField(
                label=str(field.label),
                choices=[
                    (self.THEIRS, _("Garder ce qui est publié")),
                    (self.OURS, _("Prendre ce qui est proposé")),
                    (self.OTHER, _("Écrire autre chose")),
                ],
                widget=forms.RadioSelect,
                error_messages={"required": _("Dites ce qui doit rester de ce champ.")},
            )
            other = make_field(field, ours.get(name))
            other.label, other.help_text = _("Autre chose"), ""
            other.initial = ours.get(name)
            self.fields[f"autre-{name}"] = other

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField, Field]]:
        return [
            (self[f"choix-{name}"], self[f"autre-{name}"], self.kind.field(name))
            for name in self.clashing
        ]

    def settled(self) -> dict[str, Any]:
        """Return what was settled, field by field; to be called once it is valid."""
        said = self.cleaned_data
        return {
            name: {
                self.THEIRS: self.theirs.get(name),
                self.OURS: self.ours.get(name),
                self.OTHER: said[f"autre-{name}"],
            }[said[f"choix-{name}"]]
            for name in self.clashing
        }
