"""The story (« récit »): as the team reads it, as it prepares it, as others would see it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from impact.journeys.empowerment import operations
from impact.journeys.empowerment.models import PhotoConsent, Story
from impact.journeys.empowerment.queries.stories import photo_ids_in, story_of, with_live_photos
from impact.presence.communities.models import Initiative
from impact.presence.communities.policies import may_coordinate, may_take_part
from impact.web.empowerment.entry_forms import StoryForm
from impact.web.http import SignedInRequest, cut, find_initiative, find_to_take_part

#: What a preview is asked for, in the address.
_USES = {"organisme": PhotoConsent.Use.REPORT, "public": PhotoConsent.Use.PUBLIC}


@require_safe
def show(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_initiative(request, slug)
    shown = {
        "initiative": initiative,
        "told": story_of(initiative),
        "may_take_part": may_take_part(request.user, initiative),
        "may_coordinate": may_coordinate(request.user, initiative),
        **_addresses(initiative),
    }
    return render(request, "empowerment/story.html", shown)


@require_safe
def preview(request: SignedInRequest, slug: str) -> HttpResponse:
    """Exactly the words and photos others would see; nothing has gone out."""
    initiative = find_initiative(request, slug)
    asked = request.GET.get("pour", "")
    use = _USES.get(asked, PhotoConsent.Use.PUBLIC)
    whole = story_of(initiative)
    told = with_live_photos(whole, use=use)
    shown = {
        "initiative": initiative,
        "told": told,
        "use": use,
        "left_out": len(photo_ids_in(whole)) - len(photo_ids_in(told)),
        "photos_at": _addresses(initiative)["photos_at"],
    }
    return render(request, "empowerment/story_preview.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_take_part(request, slug)
    story = Story.objects.filter(initiative=initiative).first()
    entries = initiative.log_entries.kept().order_by("happened_on", "place", "pk")
    page = cut(request, entries, size=100)
    form = StoryForm(
        request.POST or None, entries=list(page.object_list), initial=_as_initial(story)
    )
    shown = {"initiative": initiative, "form": form, "page": page}
    if not form.is_valid():
        return render(request, "empowerment/story_edit.html", shown)
    try:
        operations.prepare_story(
            initiative=initiative,
            outline=form.outline(),
            revision=form.cleaned_data["revision"],
            by=request.user,
            at=timezone.now(),
        )
    except operations.PreparedMeanwhile as change:
        shown |= {"theirs": change.current}
        return render(request, "empowerment/story_edit.html", shown, status=409)
    messages.success(request, _("Le récit est à jour. Il ne sort pas de l’équipe."))
    return redirect("empowerment:story", slug)


def _as_initial(story: Story | None) -> dict[str, object]:
    if story is None:
        return {}
    return {name: getattr(story, name) for name in ("title", "intro", "grouping", "revision")}


def _addresses(initiative: Initiative) -> dict[str, str]:
    log = reverse("empowerment:logbook", args=[initiative.slug])
    return {"entries_at": log, "photos_at": f"{log}photos/"}
