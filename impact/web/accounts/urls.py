from allauth.account import views as sign_in
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import include, path

from impact.web.accounts.views import (
    accesses,
    consent_requests,
    consents,
    data,
    erasures,
    exports,
    journal,
    keys,
    me,
    profiles,
    second_steps,
    withdrawals,
)

mine = [
    path("moi/", me.show, name="me"),
    path("moi/profil/", profiles.edit, name="profile"),
    path("moi/consentements/", consents.index, name="consents"),
    path(
        "moi/consentements/<slug:purpose>/demande/", consent_requests.create, name="consent-request"
    ),
    path("moi/consentements/<slug:purpose>/retrait/", withdrawals.create, name="withdrawal"),
    path("moi/donnees/", data.show, name="data"),
    path("moi/donnees/copie/", exports.create, name="data-export"),
    path("moi/donnees/acces/", accesses.index, name="accesses"),
    path("moi/donnees/effacement/", erasures.create, name="erasure"),
    path("moi/donnees/effacement/fait/", erasures.show, name="erased"),
    path("moi/journal/", journal.index, name="journal"),
]

# Only the doors of allauth that people need; its passwords and other ways in stay out of reach.
doors = [
    path("connexion/", sign_in.login, name="account_login"),
    path("connexion/code/", sign_in.confirm_login_code, name="account_confirm_login_code"),
    path("connexion/cle/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("connexion/deuxieme-etape/", second_step.authenticate, name="mfa_authenticate"),
    path("connexion/compte-ferme/", sign_in.account_inactive, name="account_inactive"),
    path("inscription/", sign_in.signup, name="account_signup"),
    path(
        "inscription/code/",
        sign_in.email_verification_sent,
        name="account_email_verification_sent",
    ),
    path("deconnexion/", sign_in.logout, name="account_logout"),
    path("moi/courriel/", sign_in.email, name="account_email"),
]

security = [
    path("", second_step.index, name="mfa_index"),
    path("confirmation/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path(
        "confirmation/cle/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("application/", second_steps.create, name="mfa_activate_totp"),
    path("application/retrait/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codes/nouveaux/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("codes/fichier/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("cles/", keys.index, name="mfa_list_webauthn"),
    path("cles/ajout/", keys.create, name="mfa_add_webauthn"),
    path("cles/<int:pk>/nom/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("cles/<int:pk>/retrait/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]

urlpatterns = [
    path("", include((mine, "accounts"))),
    path("moi/securite/", include(security)),
    *doors,
]
