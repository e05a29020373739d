"""The form that brings in the official municipality directory."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

#: The directory weighs 0.3 MB; far beyond that, it is another file.
HEAVIEST = 5 * 1024 * 1024


class DirectoryForm(forms.Form):
    file = forms.FileField(
        label=_("Le répertoire, en CSV"),
        help_text=_(
            "Colonnes attendues : code, nom, designation, region_code, mrc_code, autochtone, "
            "population, lat, lon. Les autres sont ignorées."
        ),
        error_messages={"empty": _("Ce fichier est vide.")},
    )
    year = forms.IntegerField(
        label=_("Année des populations"), min_value=1980, max_value=2100, localize=False
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > HEAVIEST:
            raise forms.ValidationError(
                _("Ce fichier dépasse 5 Mo : est-ce bien le répertoire des municipalités?")
            )
        return file
