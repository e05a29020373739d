"""What people write of a plan: the plan itself, its objectives, actions, adoption."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from impact.journeys.plans.models import Action, Poll
from impact.journeys.plans.operations import Deed
from impact.journeys.plans.question import Question, Reply
from impact.journeys.plans.responses import responses
from impact.journeys.plans.routes import Reach, Sieve
from impact.knowledge.competencies.models import Competency
from impact.presence.communities.models import Initiative
from impact.trust.accounts.models import User
from impact.web.plans.ballots import poll_field
from impact.web.plans.words import QUESTIONS
from impact.web.widgets import DayInput


class CompetencyChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Competency) -> str:
        return f"{obj.code}. {obj.title}"


class OwnerChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: User) -> str:
        return obj.name


class PlanForm(forms.Form):
    title = forms.CharField(
        label=_("Titre"),
        max_length=120,
        help_text=_("Par exemple\u00a0: «\u00a0Notre plan pour l’automne\u00a0»."),
    )
    horizon_on = forms.DateField(
        label=_("Horizon"),
        required=False,
        widget=DayInput(),
        help_text=_("Jusqu’à quand regardez-vous? Vous pourrez changer d’idée."),
    )


class PlanEditForm(PlanForm):
    revision = forms.IntegerField(widget=forms.HiddenInput)


class GoalForm(forms.Form):
    competency = CompetencyChoice(
        label=_("Compétence"),
        queryset=Competency.objects.none(),
        empty_label=_("Choisissez une compétence"),
        help_text=_("Celles qui sont attendues de votre équipe maintenant viennent d’abord."),
    )
    statement = forms.CharField(
        label=_("Ce que nous voulons pouvoir faire, dans nos mots"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        help_text=_(
            "Une phrase suffit\u00a0: «\u00a0Deux d’entre nous animent sans crainte\u00a0»."
        ),
    )

    def __init__(self, *args: Any, competencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["competency"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = competencies


class StatementForm(forms.Form):
    statement = forms.CharField(
        label=_("Ce que nous voulons pouvoir faire, dans nos mots"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class ActionForm(forms.Form):
    title = forms.CharField(label=_("Ce que nous ferons"), max_length=200)
    response = forms.ChoiceField(label=_("Type de réponse"), required=False)
    owner = OwnerChoice(
        label=_("Qui s’en occupe"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Personne encore"),
    )
    due_on = forms.DateField(label=_("D’ici le"), required=False, widget=DayInput())
    status = forms.ChoiceField(
        label=_("Où en est-on?"), choices=Action.Status.choices, initial=Action.Status.TO_DO
    )
    result = forms.CharField(
        label=_("Ce qui en est sorti"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ce que vous avez vu changer, même petit. Un signe, pas une preuve."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, initiative: Initiative, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = initiative.memberships.current().values("person")
        owner, response = self.fields["owner"], self.fields["response"]
        assert isinstance(owner, forms.ModelChoiceField)
        assert isinstance(response, forms.ChoiceField)
        owner.queryset = User.objects.filter(pk__in=members).order_by("display_name", "pk")
        kinds = [(one.code, one.name) for one in responses()]
        response.choices = [("", _("À préciser")), *kinds]

    def deed(self) -> Deed:
        told = {name: self.cleaned_data[name] for name in self.cleaned_data if name != "revision"}
        return Deed(**told)


class QuestionForm(forms.Form):
    note = forms.CharField(
        label=_("Ce que nous en retenons"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(Reply.YES, _("Oui")), (Reply.NO, _("Non")), (Reply.UNSURE, _("Pas certain"))]
        asked = {
            question.value: forms.ChoiceField(
                label=str(QUESTIONS[question].asked),
                help_text=str(QUESTIONS[question].hint),
                choices=choices,
                widget=forms.RadioSelect,
            )
            for question in Question
        }
        self.fields = asked | self.fields

    def answers(self) -> dict[str, str]:
        return {question.value: self.cleaned_data[question.value] for question in Question}


#: Before this, a date is a slip of the keyboard.
OLDEST = timedelta(days=365 * 5)


class AdoptionForm(forms.Form):
    adopted_on = forms.DateField(label=_("Adopté le"), widget=DayInput())
    present = forms.CharField(
        label=_("Qui était là"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Des noms, ou seulement des rôles, comme le groupe préfère."),
    )
    dissent = forms.CharField(
        label=_("Qui voyait les choses autrement, et pourquoi"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Une dissidence notée n’empêche pas d’avancer, elle aide à revenir."),
    )

    def __init__(self, *args: Any, polls: Sequence[Poll], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if polls:
            self.fields["poll"] = poll_field(polls)

    def clean_adopted_on(self) -> date:
        day: date = self.cleaned_data["adopted_on"]
        today = timezone.localdate()
        if day > today:
            raise forms.ValidationError(_("Ce jour n’est pas encore venu. Notez l’adoption après."))
        if day < today - OLDEST:
            raise forms.ValidationError(_("Ce jour est bien loin. Vérifiez l’année."))
        return day


class SieveForm(forms.Form):
    """What people would rather not look at now; nothing asked, nothing set apart."""

    cout = forms.IntegerField(
        label=_("$ par personne, au plus"), required=False, min_value=0, max_value=1_000_000
    )
    heures = forms.IntegerField(
        label=_("Heures par personne, au plus"), required=False, min_value=0, max_value=10_000
    )
    distance = forms.ChoiceField(
        label=_("Distance"),
        required=False,
        choices=[
            ("", _("Peu importe")),
            ("ici", _("Chez nous, ou en ligne")),
            ("region", _("Dans la région, ou en ligne")),
        ],
    )
    langue = forms.ChoiceField(
        label=_("Langue"),
        required=False,
        choices=[("", _("Peu importe")), ("fr", _("Français")), ("en", _("Anglais"))],
    )
    en_ligne = forms.BooleanField(label=_("En ligne seulement"), required=False)

    @property
    def is_asked(self) -> bool:
        """Say whether anything is to be set apart."""
        return self.sieve() != Sieve()

    def sieve(self) -> Sieve:
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        near = frozenset({Reach.HERE, Reach.ANYWHERE})
        reach = {"ici": near, "region": near | {Reach.REGION}}.get(said.get("distance", ""))
        return Sieve(
            most_cost=said.get("cout"),
            most_hours=said.get("heures"),
            reach=reach or frozenset(),
            language=said.get("langue", ""),
            only_online=said.get("en_ligne", False),
        )
