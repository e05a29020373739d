"""Where django-allauth is told how this house signs people in.

An e-mailed code is enough to come in, and a passkey may stand for it. Whoever turned on
an authenticator app is asked for a second step after the code; a passkey alone asks for none.
"""

import base64
import hashlib
from typing import Any, ClassVar
from urllib.parse import urlencode

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.signup import get_signup_url
from allauth.account.utils import get_next_redirect_url
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from allauth.utils import build_absolute_uri
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from impact.trust.accounts.models import User

__all__ = ["AccountAdapter", "SecondStep", "SecondStepAdapter", "display"]

_WRONG_CODE = gettext_lazy(
    "Ce code n’est pas le bon. Vérifiez les chiffres du dernier message reçu."
)
_LATER = gettext_lazy("Trop d’essais en peu de temps. Attendez quelques minutes, puis recommencez.")


def display(user: User) -> str:
    """How allauth names this person, to herself only."""
    return user.display_name or user.email


class SecondStep(AuthenticateStage):
    """The second step of a sign-in, for whoever turned on an authenticator app."""

    def _should_handle(self, request: HttpRequest) -> bool:
        has_app = is_mfa_enabled(self.login.user, [Authenticator.Type.TOTP])
        return has_app and super()._should_handle(request)


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("Ce compte est fermé."),
        "duplicate_email": gettext_lazy("C’est déjà l’adresse de votre compte."),
        "email_taken": gettext_lazy("Cette adresse ne peut pas être confirmée ici."),
        "incorrect_code": _WRONG_CODE,
        "invalid_login": gettext_lazy("Cette adresse de courriel n’est pas complète."),
        "rate_limited": _LATER,
        "same_as_current": gettext_lazy("C’est déjà l’adresse de votre compte."),
        "too_many_login_attempts": _LATER,
        "unverified_primary_email": gettext_lazy("Confirmez d’abord votre adresse de courriel."),
    }

    def get_login_stages(self) -> list[str]:
        ours = {"allauth.mfa.stages.AuthenticateStage": "impact.web.accounts.adapters.SecondStep"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        told = {
            "mfa_reauthenticate": _("Avec un code de votre application, ou un code de secours"),
            "mfa_reauthenticate:webauthn": _("Avec une clé d’accès"),
        }
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": told[method["id"]]} for method in methods]

    def send_account_already_exists_mail(self, email: str) -> None:
        login = build_absolute_uri(context.request, reverse("account_login"))
        words = {"login_url": login, "signup_url": get_signup_url(context.request)}
        self.send_mail("account/email/account_already_exists", email, words)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Let the doors a letter shows lead where the person was going."""
        doors = {
            key: _onward(context[key]) for key in ("login_url", "signup_url") if key in context
        }
        super().send_mail(template_prefix, email, context | doors)


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("Ce code n’est pas le bon. Essayez avec le suivant."),
        "unverified_email": gettext_lazy("Confirmez d’abord votre adresse de courriel."),
    }

    def encrypt(self, text: str) -> str:
        return _locks().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _locks().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """Draw the QR code without any style attribute: the page forbids them."""
        code = segno.make(url, error="m")
        return str(code.svg_inline(scale=5, border=4, dark="#000", light="#fff"))

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:  # noqa: A002
        rank = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Clé d’accès") if rank == 1 else _("Clé d’accès %(rank)d") % {"rank": rank}


def _onward(door: str) -> str:
    """Return the address of a door, with where its visitor was going if that is one of ours."""
    going = get_next_redirect_url(context.request)
    return f"{door}?{urlencode({REDIRECT_FIELD_NAME: going}, safe='/')}" if going else door


def _locks() -> MultiFernet:
    """The keys that close the secrets of authenticator apps, today's first."""
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    digests = [hashlib.sha256(b"impact.totp:" + key.encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
