"""The roles someone plays, and who is invited."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from impact.knowledge.mobilization.models import Role
from impact.presence.communities.addresses import read_addresses
from impact.web.communities.forms.fields import RolesField
from impact.web.communities.forms.stages import PastDayForm


class RolesForm(PastDayForm):
    """All the roles of one member at once; only what this person changed is written.

    The boxes also carry what they held when shown: a role someone else added meanwhile stays.
    """

    roles = RolesField(label=_("Rôles joués"), required=False, show_hidden_initial=True)
    field_order = ("roles", "on")

    def __init__(self, *args: Any, played: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("À compter du")
        roles = self.fields["roles"]
        assert isinstance(roles, RolesField)  # noqa: S101
        roles.offer(played)
        roles.initial = [role.pk for role in played]

    @property
    def added(self) -> list[Role]:
        seen = self._seen()
        return [role for role in self.cleaned_data["roles"] if str(role.pk) not in seen]

    @property
    def ended(self) -> list[Role]:
        kept = {str(role.pk) for role in self.cleaned_data["roles"]}
        return list(Role.objects.filter(pk__in=[pk for pk in self._seen() if pk not in kept]))

    def _seen(self) -> set[str]:
        name = self.add_initial_prefix("roles")
        seen = cast(QueryDict, self.data).getlist(name)
        return {value for value in seen if value.isdecimal()}


class JoinForm(forms.Form):
    roles = RolesField(
        label=_("Quel rôle pensez-vous y jouer?"),
        required=False,
        help_text=_("Un, plusieurs, ou aucun pour l’instant. Vous pourrez les changer."),
    )


class AddressesForm(forms.Form):
    """Addresses as they were pasted; those that are not addresses are named, nothing is lost."""

    addresses = forms.CharField(
        label=_("Adresses de courriel"),
        help_text=_("Une ou plusieurs, séparées par des virgules ou des retours à la ligne."),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 4, "autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_addresses(self) -> tuple[str, ...]:
        read = read_addresses(self.cleaned_data["addresses"])
        if read.invalid:
            raise forms.ValidationError(
                _(
                    "Ceci n’est pas une adresse de courriel : %(wrong)s. "
                    "Aucune invitation n’est partie."
                ),
                params={"wrong": ", ".join(read.invalid)},
            )
        return read.valid


class HandOverForm(forms.Form):
    """Who coordinates from now on: this member too, or this member instead of oneself."""

    class Way:
        TOO = "avec-moi"
        INSTEAD = "a-ma-place"

    way = forms.ChoiceField(
        label=_("Comment?"),
        choices=[
            (Way.TOO, _("Cette personne coordonne aussi, avec moi")),
            (Way.INSTEAD, _("Cette personne coordonne à ma place; je reste membre")),
        ],
        widget=forms.RadioSelect,
        initial=Way.TOO,
    )

    @property
    def is_instead(self) -> bool:
        return bool(self.cleaned_data["way"] == self.Way.INSTEAD)
