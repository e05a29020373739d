"""Adding a library to harvest: its address is tried before it is kept."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from impact.presence.library.harvesting.asking import Troubled, ask_identity
from impact.presence.library.harvesting.pages import Identity
from impact.presence.library.models import DataProvider
from impact.web.library.harvests.words import cure_of

__all__ = ["ProviderForm"]

WRONG = _("Donnez une adresse entière, comme https://bibliotheque.exemple.org/oai.")
KNOWN = _("Cette bibliothèque est déjà moissonnée\u00a0: elle est dans la liste.")


class ProviderForm(forms.Form):
    base_url = forms.CharField(
        label=_("Adresse OAI-PMH"),
        max_length=500,
        help_text=_("Celle que donne la bibliothèque; elle se termine souvent par /oai."),
        error_messages={"required": WRONG},
    )
    name = forms.CharField(
        label=_("Nom"),
        max_length=160,
        required=False,
        help_text=_("Vide, celui qu’elle se donne."),
    )
    set_spec = forms.CharField(
        label=_("Ensemble"),
        max_length=120,
        required=False,
        help_text=_("Son nom exact, pour n’en prendre qu’une partie; vide, tout."),
    )
    identity: Identity

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"
        self.fields["base_url"].widget.attrs |= {"inputmode": "url", "autocomplete": "off"}

    def clean_base_url(self) -> str:
        typed: str = self.cleaned_data["base_url"].strip().partition("?verb=")[0]
        URLValidator(schemes=["http", "https"], message=WRONG)(typed)
        return typed

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        address = told.get("base_url")
        if not address:
            return told
        if DataProvider.objects.filter(
            base_url=address, set_spec=told.get("set_spec", "")
        ).exists():
            self.add_error("base_url", KNOWN)
            return told
        try:
            self.identity = ask_identity(address)
        except Troubled as trouble:
            self.add_error("base_url", cure_of(trouble.code))
        return told
