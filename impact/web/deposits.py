"""Files people hand over in a form, and where they are read: one field, one address.

A file is vetted and kept as soon as it arrives, whatever else the form lacks: nobody chooses it
twice. What the form then holds is the token of the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.formats import localize
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from typing_extensions import override

from impact.lib.files.refusals import Reason
from impact.presence.library.models import StoredFile
from impact.presence.library.models.files import SUFFIXES
from impact.presence.library.operations import EnoughToday, Refused, TooHeavy, accept_file
from impact.trust.accounts.models import User

MEGABYTE = 1024 * 1024

__all__ = ["DepositField", "file_address", "hold", "spell_weight"]

#: Why a file is not kept, and what to do.
REFUSALS: dict[Reason, str | Promise] = {
    Reason.EMPTY: gettext_lazy("Ce fichier est vide. Vérifiez-le, puis choisissez-le de nouveau."),
    Reason.UNKNOWN: gettext_lazy(
        "Ce fichier n’est d’aucune sorte que la bibliothèque garde. "
        "Enregistrez-le en PDF, ou dans l’un des formats nommés plus haut."
    ),
    Reason.ARCHIVE: gettext_lazy(
        "C’est une archive (ZIP ou autre), dont on ne voit pas le contenu. "
        "Déposez les documents un à un."
    ),
    Reason.OLD_OFFICE: gettext_lazy(
        "C’est un ancien format de bureautique (.doc, .xls, .ppt, .rtf). "
        "Enregistrez-le en .docx, .xlsx, .pptx, ou en PDF."
    ),
    Reason.MARKUP: gettext_lazy(
        "C’est une page web ou un dessin SVG, qui pourrait exécuter un programme. "
        "Enregistrez-le en PDF ou en image."
    ),
    Reason.OTHER_PICTURE: gettext_lazy(
        "Cette image est au format HEIC ou AVIF. Enregistrez-la en JPEG, en PNG ou en WebP."
    ),
    Reason.MACROS: gettext_lazy(
        "Ce document contient un programme (macro, script) ou va chercher quelque chose "
        "ailleurs quand on l’ouvre. Enregistrez-le sans macro, ou en PDF."
    ),
    Reason.ACTIVE: gettext_lazy(
        "Ce PDF contient un programme, un formulaire qui s’envoie ou un fichier caché. "
        "Imprimez-le en PDF, puis déposez cette copie."
    ),
    Reason.FORMULAS: gettext_lazy(
        "Ce tableau contient des cellules qui calculent (elles commencent par =, +, - ou @). "
        "Ne gardez que les valeurs, ou déposez-le en .xlsx ou en .ods."
    ),
    Reason.LOCKED: gettext_lazy(
        "Ce document est verrouillé (mot de passe ou droits)\u00a0: on ne peut pas le vérifier. "
        "Enregistrez-le sans protection."
    ),
    Reason.BROKEN: gettext_lazy(
        "Ce fichier est abîmé ou incomplet. Ouvrez-le pour le vérifier, puis enregistrez-le "
        "de nouveau."
    ),
    Reason.TOO_MUCH: gettext_lazy(
        "Ce fichier prendrait trop de place une fois ouvert. Allégez-le, puis déposez-le."
    ),
}


@dataclass(frozen=True, slots=True)
class _Handed:
    """What a form sent for a file: a new one, the token of one kept before, or that it goes."""

    upload: UploadedFile | None
    token: str
    is_dropped: bool


class DepositInput(forms.FileInput):
    """A file to choose; the one that is kept already is named, and can be taken out."""

    template_name = "ui/deposit.html"

    def __init__(self) -> None:
        super().__init__({"accept": ",".join([*SUFFIXES.values(), ".jpeg"])})

    @override
    def get_context(self, name: str, value: Any, attrs: Mapping[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, dict(attrs or {}))
        kept = StoredFile.objects.kept().filter(token=value).first() if value else None
        # A file that is there already is not asked for again.
        if kept:
            context["widget"]["attrs"].pop("required", None)
        address = file_address(kept, is_public=False) if kept else ""
        weight = spell_weight(kept.size) if kept else ""
        context["widget"] |= {"kept": kept, "address": address, "weight": weight}
        return context

    @override
    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile], name: str
    ) -> _Handed:
        token = data.get(name)
        return _Handed(
            files.get(name) if files else None,
            token if isinstance(token, str) else "",
            f"{name}-retirer" in data,
        )

    @override
    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and name not in files


class DepositField(forms.Field):
    """A file of the library; its value is a token, empty for none. `hold` says who deposits."""

    widget = DepositInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Le fichier"))
        super().__init__(**kwargs)
        if not self.help_text:
            self.help_text = lazy(_limits, str)()
        self.by: User | None = None
        self.at: datetime | None = None
        self.kept = ""

    def clean(self, value: Any) -> str:
        """Keep the file that was sent, or the one kept before.

        :raises ValidationError: if it is refused; it says why, and what to do.
        """
        handed = value if isinstance(value, _Handed) else _Handed(None, str(value or ""), False)
        self.kept = "" if handed.is_dropped else self._kept_before(handed.token)
        if handed.upload is not None:
            self.kept = self._keep(handed.upload)
        if self.required and not self.kept:
            raise forms.ValidationError(_("Choisissez un fichier."))
        return self.kept

    def bound_data(self, data: Any, initial: Any) -> Any:
        return self.kept or ("" if data is None or data.is_dropped else data.token)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data.upload) or data.is_dropped or data.token != (initial or "")

    def _keep(self, upload: UploadedFile) -> str:
        assert self.by is not None, "hold() says who deposits"
        assert self.at is not None
        try:
            return accept_file(upload=upload, by=self.by, at=self.at).token
        except TooHeavy:
            why = _("Ce fichier pèse plus de %(most)s\u00a0Mo. Allégez-le, ou donnez un lien.") % {
                "most": settings.LIBRARY_FILE_MEGABYTES
            }
        except EnoughToday:
            why = _(
                "Vous avez déposé autant de fichiers qu’on le peut en une journée. "
                "Votre texte est gardé; revenez demain pour celui-ci."
            )
        except Refused as refusal:
            why = str(REFUSALS[refusal.reason])
        raise forms.ValidationError(why)

    def _kept_before(self, token: str) -> str:
        """Return this token if it is one she may hand over again.

        :raises ValidationError: if it is not.
        """
        if not token or token == self.initial:
            return token
        file = StoredFile.objects.kept().filter(token=token).first()
        is_hers = file is not None and self.by is not None and file.added_by_id == self.by.pk
        may_keep = is_hers or (self.by is not None and self.by.is_staff)
        if file is None or not (may_keep or file.resources.exists()):
            raise forms.ValidationError(_("Ce fichier n’est plus là. Choisissez-le de nouveau."))
        return token


def _limits() -> str:
    return _(
        "PDF, bureautique (.docx, .odt, .pptx, .odp, .xlsx, .ods), tableau CSV, texte, EPUB, "
        "image JPEG, PNG ou WebP, son MP3 ou OGG; %(most)s\u00a0Mo au plus. Sans macro ni mot "
        "de passe. Les images perdent le lieu et l’appareil de la prise de vue."
    ) % {"most": settings.LIBRARY_FILE_MEGABYTES}


def hold(form: forms.Form, *, by: User | None, at: datetime | None = None) -> None:
    """Tell the file fields of a form who hands files over; at the time it is, unless said."""
    for name, field in form.fields.items():
        if isinstance(field, DepositField):
            field.by, field.at = by, at or timezone.now()
            field.initial = form.get_initial_for_field(field, name)


def spell_weight(size: int) -> str:
    """Return « 22 ko », « 2,3 Mo »: what one wants to know before opening."""
    if size < MEGABYTE:
        return _("%(n)s\u00a0ko") % {"n": max(round(size / 1024), 1)}
    return _("%(n)s\u00a0Mo") % {"n": localize(round(size / MEGABYTE, 1))}


def file_address(file: StoredFile, *, is_public: bool) -> str:
    """Return where a file is read: on the host name apart, if there is one and everyone may."""
    path = reverse("library:file", args=[file.token, file.name])
    return f"{settings.FILES_ORIGIN}{path}" if is_public else path
