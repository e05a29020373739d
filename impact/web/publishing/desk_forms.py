"""What reviewers say of proposals, what they decide, how they find them; who reviews."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from impact.trust.accounts.models import User
from impact.trust.publishing.kinds import kinds
from impact.trust.publishing.models import Decision, Review, Revision
from impact.web.publishing.places import choices
from impact.web.widgets import DayInput

State = Revision.State
SPAM = Decision.Outcome.SPAM


def _words(label: Any, *, rows: int = 3, longest: int = 2000, **said: Any) -> forms.CharField:
    """Return a field for a few sentences."""
    return forms.CharField(
        label=label, max_length=longest, widget=forms.Textarea({"rows": rows}), **said
    )


class QueueForm(forms.Form):
    """What the queue is narrowed to; a wrong value is no filter at all."""

    texte = forms.CharField(label=_("Mots du titre ou du résumé"), required=False, max_length=80)
    sorte = forms.ChoiceField(label=_("Sorte"), required=False)
    etat = forms.ChoiceField(
        label=_("État"),
        required=False,
        choices=[
            ("", _("En attente de décision")),
            (State.PROPOSED, _("Proposées, pas encore relues")),
            (State.REVIEWED, _("Relues")),
            (State.PUBLISHED, _("Publiées")),
            (State.DECLINED, _("Non retenues")),
            (SPAM, _("Écartées comme indésirables")),
        ],
    )
    lieu = forms.ChoiceField(label=_("Territoire"), required=False)
    attend = forms.ChoiceField(
        label=_("Qui attend"),
        required=False,
        choices=[
            ("", _("Peu importe")),
            ("sept", _("Depuis plus de sept jours")),
            ("trente", _("Depuis plus de trente jours")),
            ("comite", _("L’avis d’un comité")),
            ("reponse", _("Une réponse à sa remarque")),
        ],
    )

    def __init__(self, *args: Any, places: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sort = self.fields["sorte"]
        assert isinstance(sort, forms.ChoiceField)
        sort.choices = [("", _("Toutes")), *((one.code, one.label) for one in kinds())]
        place = self.fields["lieu"]
        assert isinstance(place, forms.ChoiceField)
        place.choices = [("", _("Partout")), *sorted(places.items(), key=lambda one: one[1])]
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"
        self.is_valid()

    def said(self, name: str) -> str:
        return str(getattr(self, "cleaned_data", {}).get(name, ""))


class ReviewForm(forms.Form):
    stance = forms.ChoiceField(
        label=_("Votre avis"),
        choices=Review.Stance.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez un avis.")},
    )
    words = _words(
        _("Vos raisons"),
        required=False,
        help_text=_("Qui a proposé les lira. Facultatives si c’est à publier."),
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        is_yes = said.get("stance") in (Review.Stance.APPROVE, None)
        if not is_yes and not said.get("words", "").strip():
            self.add_error("words", _("Dites pourquoi\u00a0: c’est ce qui permet d’avancer."))
        return said


class AskForm(forms.Form):
    committee = forms.CharField(
        label=_("Comité"),
        max_length=160,
        widget=forms.TextInput({"list": "comites", "autocomplete": "off"}),
        help_text=_("Les personnes qui y sont inscrites reçoivent la question par courriel."),
        error_messages={"required": _("Dites à quel comité.")},
    )
    question = _words(_("Question"), error_messages={"required": _("Dites ce que vous demandez.")})
    wanted_on = forms.DateField(
        label=_("Réponse souhaitée pour le"),
        required=False,
        widget=DayInput(),
        error_messages={"invalid": _("Choisissez un jour, comme 2026-03-31.")},
    )

    def clean_wanted_on(self) -> date | None:
        day: date | None = self.cleaned_data["wanted_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("Ce jour est passé. Choisissez-en un à venir."))
        return day


class AnswerForm(forms.Form):
    answer = _words(
        _("Réponse du comité"),
        rows=4,
        longest=4000,
        error_messages={"required": _("Dites ce que le comité répond.")},
    )
    disagreement = _words(_("Désaccord au comité"), rows=2, required=False)
    on = forms.DateField(
        label=_("Rendu le"),
        widget=DayInput(),
        error_messages={"required": _("Dites quel jour."), "invalid": _("Choisissez un jour.")},
    )

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Cette date est à venir. Donnez celle de la réponse."))
        return day


class PublishForm(forms.Form):
    reason = _words(
        _("Raisons"),
        required=False,
        help_text=_("L’historique public les montre. Ne nommez personne."),
    )
    dissent = _words(
        _("Désaccord qui demeure"),
        rows=2,
        required=False,
        help_text=_("S’il en reste un, il se lit avec la décision, sans nom."),
    )


class ReasonForm(forms.Form):
    """Why: asked wherever something is refused, taken out or undone."""

    reason = _words(
        _("Raisons"),
        longest=1000,
        error_messages={
            "required": _("Dites pourquoi\u00a0: qui est concerné doit le comprendre.")
        },
    )


class SpamForm(forms.Form):
    reason = _words(
        _("Raisons"),
        rows=2,
        longest=1000,
        required=False,
        help_text=_("Qui l’a envoyée les lira, et pourra dire que c’est une erreur."),
    )


class RemarkForm(forms.Form):
    words = _words(_("Remarque"))


class PersonField(forms.EmailField):
    """Someone who has an account, told by her address."""

    def clean(self, value: Any) -> User:
        address = super().clean(value)
        person = User.objects.filter(email__iexact=address, is_active=True).first()
        if person is None:
            raise forms.ValidationError(
                _("Personne n’a de compte à cette adresse. Demandez-lui d’en ouvrir un d’abord.")
            )
        return person


class ReviewerForm(forms.Form):
    email = PersonField(label=_("Courriel de la personne"))
    kind = forms.ChoiceField(label=_("Ce qu’elle relit"))
    place = forms.ChoiceField(label=_("Où"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("kind", [(one.code, one.label) for one in kinds()])
        self._offer("place", [("", _("Partout au Québec")), *choices()])

    def _offer(self, name: str, offered: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = offered


class SeatForm(forms.Form):
    email = PersonField(label=_("Courriel de la personne"))
    committee = forms.CharField(
        label=_("Comité"),
        max_length=160,
        widget=forms.TextInput({"list": "comites", "autocomplete": "off"}),
        help_text=_("Un nom nouveau ouvre un comité."),
        error_messages={"required": _("Dites à quel comité.")},
    )
