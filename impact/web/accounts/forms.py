"""What people fill in to come in, to keep their account, and to leave."""

from typing import Any

from allauth.account import forms as account
from allauth.account.internal.flows.manage_email import sync_user_email_address
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from impact.trust.accounts.models import User
from impact.trust.journal.operations import record

_CODE_HINT = _("Huit chiffres; l’espace ou le trait d’union ne comptent pas.")
_APP_HINT = _("Le code à six chiffres de votre application, ou l’un de vos codes de secours.")


def _word(
    form: forms.BaseForm, name: str, *, label: Any, hint: Any = "", **attributes: str
) -> None:
    """Give a field of allauth our words, and no placeholder."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)


class LoginForm(account.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "login", label=_("Votre adresse de courriel"), autocomplete="email")

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Send the code; typing it confirms the address, whichever way the account was made."""
        if self.user:
            sync_user_email_address(self.user)
        return super().login(request, redirect_url)


class SignupForm(account.SignupForm):
    field_order = ["email", "display_name", "of_age"]

    display_name = forms.CharField(
        label=_("Le nom que les autres verront"),
        help_text=_("Celui que vous voulez, même un surnom. Vous pourrez le changer."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    of_age = forms.BooleanField(
        label=_("J’ai 14 ans ou plus"),
        help_text=_("Nous ne demandons pas votre date de naissance."),
        error_messages={"required": _("Il faut avoir 14 ans ou plus pour ouvrir un compte.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("Vos codes et les avis de sécurité y arriveront; rien d’autre sans votre accord.")
        _word(self, "email", label=_("Votre adresse de courriel"), hint=hint, autocomplete="email")

    def signup(self, request: HttpRequest, user: User) -> None:
        """Complete the account allauth just created."""
        now = timezone.now()
        user.display_name = self.cleaned_data["display_name"]
        user.of_age_confirmed_at = now
        user.save(update_fields=["display_name", "of_age_confirmed_at"])
        record("accounts.person.joined", actor=user, subject=user, at=now)


class LoginCodeForm(account.ConfirmLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "code", label=_("Le code reçu"), hint=_CODE_HINT, inputmode="numeric")


class AddressCodeForm(account.ConfirmEmailVerificationCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "code", label=_("Le code reçu"), hint=_CODE_HINT, inputmode="numeric")


class NewAddressForm(account.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _(
            "Nous y enverrons un code. Votre adresse actuelle sert tant qu’il n’est pas saisi."
        )
        _word(self, "email", label=_("Nouvelle adresse"), hint=hint, autocomplete="email")


class SecondStepForm(second_step.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "code", label=_("Code"), hint=_APP_HINT, inputmode="numeric")


class ConfirmForm(second_step.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "code", label=_("Code"), hint=_APP_HINT, inputmode="numeric")


class ActivateAppForm(totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("Six chiffres, que l’application affiche une fois l’image lue.")
        _word(self, "code", label=_("Le code de l’application"), hint=hint, inputmode="numeric")


class AddKeyForm(webauthn.AddWebAuthnForm):
    #: A key of this house always opens the door by itself; nobody has to choose.
    passwordless = forms.BooleanField(widget=forms.HiddenInput, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("Pour la reconnaître plus tard, par exemple «\u00a0Mon téléphone\u00a0».")
        _word(self, "name", label=_("Nom de la clé"), hint=hint, maxlength="100")


class RenameKeyForm(webauthn.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "name", label=_("Nom de la clé"), maxlength="100")


class ProfileForm(forms.ModelForm):
    language = forms.ChoiceField(
        label=_("Langue préférée"),
        help_text=_("Le site est en français; ce choix servira quand une autre langue sera prête."),
        choices=settings.LANGUAGES,
    )

    class Meta:
        model = User
        fields = ["display_name", "language", "is_profile_public"]
        labels = {
            "display_name": _("Le nom que les autres verront"),
            "is_profile_public": _("Rendre mon profil visible hors de mes démarches"),
        }
        help_texts = {
            "display_name": _(
                "Celui que vous voulez. Laissé vide, vous êtes «\u00a0Une personne\u00a0»."
            ),
            "is_profile_public": _(
                "Non, au départ. Seul votre nom est concerné; jamais votre adresse ni vos réponses."
            ),
        }


class ErasureForm(forms.Form):
    #: What is typed to show that this is meant.
    WORD = "EFFACER"

    word = forms.CharField(
        label=_("Pour confirmer, écrivez EFFACER"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def clean_word(self) -> str:
        if self.cleaned_data["word"].strip().upper() != self.WORD:
            raise forms.ValidationError(
                _("Écrivez le mot EFFACER, en entier. Rien n’a été effacé pour l’instant.")
            )
        return self.WORD
