"""My copy of everything, in one file."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from impact.trust.privacy.models import DataRequest
from impact.trust.privacy.operations import note_request
from impact.web.accounts.export import files_of, personal_data_of, zip_of
from impact.web.http import SignedInRequest


@require_POST
def create(request: SignedInRequest) -> HttpResponse:
    now = timezone.now()
    note_request(person=request.user, kind=DataRequest.Kind.EXPORT, at=now)
    name = f"impact-mes-donnees-{timezone.localdate(now):%Y-%m-%d}.zip"
    return HttpResponse(
        zip_of(personal_data_of(request.user), files_of(request.user)),
        content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )
