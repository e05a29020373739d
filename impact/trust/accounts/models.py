"""The people who sign in.

A person is known by an e-mail address and, if she wishes, a display name. Nobody is
ever deleted: an erased account keeps an empty row, so that what she did with others
(a plan adopted together) still holds, without her.
"""

from datetime import datetime
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, *, display_name: str = "", is_staff: bool = False) -> "User":
        """Create a person who will sign in by e-mailed code; she has no password."""
        user = self.model(
            email=self.normalize_email(email).lower(), display_name=display_name, is_staff=is_staff
        )
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(_("adresse de courriel"), unique=True)
    display_name = models.CharField(_("nom affiché"), max_length=80, blank=True)
    language = models.CharField(_("langue"), max_length=10, default="fr-ca")
    is_staff = models.BooleanField(_("membre du personnel"), default=False)
    is_active = models.BooleanField(_("actif"), default=True)
    joined_at = models.DateTimeField(_("inscription"), default=timezone.now)
    of_age_confirmed_at = models.DateTimeField(_("âge minimal confirmé"), null=True, blank=True)
    is_profile_public = models.BooleanField(_("profil public"), default=False)
    erased_at = models.DateTimeField(_("effacé le"), null=True, blank=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")
        constraints = [
            models.CheckConstraint(
                name="accounts_an_erased_account_cannot_sign_in",
                condition=models.Q(erased_at=None) | models.Q(is_active=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def name(self) -> str:
        """How others read this person: the name she chose, or nothing that tells who she is."""
        if self.erased_at:
            return str(_("Une personne partie"))
        return self.display_name or str(_("Une personne"))

    def erase(self, *, at: datetime) -> None:
        """Empty this account of all that says who it was, and close it."""
        self.email = f"efface-{self.pk}@efface.invalid"
        self.display_name = ""
        self.language = "fr-ca"
        self.is_active = self.is_staff = self.is_superuser = self.is_profile_public = False
        self.of_age_confirmed_at = self.last_login = None
        self.erased_at = at
        self.set_unusable_password()
        self.groups.clear()
        self.user_permissions.clear()
        self.save()
