"""Naming an initiative in a story: whoever coordinates it says what it decided, and when."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from impact.presence.communities.models import Initiative
from impact.presence.pages import operations
from impact.presence.pages.models import Page
from impact.presence.pages.policies import may_agree
from impact.presence.pages.queries import coordinated_by
from impact.web.http import SignedInRequest
from impact.web.pages.drafts import Writing, keep, open_writing
from impact.web.widgets import DayInput


class AgreementForm(forms.Form):
    initiative = forms.ChoiceField(
        label=_("Nommer une démarche que vous coordonnez"),
        required=False,
        help_text=_(
            "Seulement si elle l’a décidé ensemble. Elle pourra retirer son nom en tout temps."
        ),
        error_messages={"invalid_choice": _("Choisissez une démarche que vous coordonnez.")},
    )
    decided_on = forms.DateField(label=_("Décidé le"), required=False)

    def __init__(self, request: SignedInRequest, *, writing: Writing) -> None:
        self.mine = {one.slug: one for one in coordinated_by(request.user)}
        named = str(writing.content.get("initiative") or "")
        initial = {"initiative": named, "decided_on": timezone.localdate()}
        super().__init__(request.POST if request.method == "POST" else None, initial=initial)
        self.request, self.key, self.named = request, writing.key, named
        choices = [(slug, one.name) for slug, one in self.mine.items()]
        if named and named not in self.mine:
            # Someone else's decision: it is kept or taken out, never given from here.
            names = Initiative.objects.filter(slug=named).values_list("name", flat=True)
            choices.append((named, names.first() or named))
        field = self.fields["initiative"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("N’en nommer aucune")), *choices]
        self.fields["decided_on"].widget = DayInput(last=timezone.localdate())

    @property
    def is_offered(self) -> bool:
        return bool(self.mine or self.named)

    def clean(self) -> dict[str, Any] | None:
        said = super().clean()
        slug, day = self.cleaned_data.get("initiative"), self.cleaned_data.get("decided_on")
        if slug and slug != self.named and not day and "decided_on" not in self.errors:
            self.add_error("decided_on", _("Dites quel jour la démarche l’a décidé."))
        if day and day > timezone.localdate():
            self.add_error("decided_on", _("Ce jour n’est pas encore venu."))
        return said

    def settle(self) -> bool:
        """Note the decision and name the initiative in the draft; say whether it could be."""
        if not self.is_offered:
            return True
        if not self.is_valid():
            return False
        slug, now, by = self.cleaned_data["initiative"], timezone.now(), self.request.user
        if slug in self.mine and may_agree(by, self.mine[slug]):
            day = self.cleaned_data["decided_on"] or timezone.localdate()
            operations.agree(
                initiative=self.mine[slug], key=self.key, decided_on=day, by=by, at=now
            )
        writing = open_writing(by, kind=Page.Kind.STORY, key=self.key)
        keep(writing, content={"initiative": slug}, by=by, at=now)
        return True
