"""What initiatives did with resources: told by their coordination, named or not, taken back."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from impact.presence.communities.models import Access, Initiative
from impact.presence.communities.policies import may_coordinate
from impact.presence.library import operations, policies
from impact.presence.library.models import Resource, UseStory
from impact.web.http import SignedInRequest, find_initiative
from impact.web.widgets import read_once


class _Named(forms.ModelChoiceField):
    def label_from_instance(self, one: Initiative) -> str:
        return one.name


class UseForm(forms.Form):
    initiative = _Named(
        label=gettext_lazy("Quelle démarche"),
        queryset=Initiative.objects.none(),
        to_field_name="slug",
        empty_label=None,
    )
    words = forms.CharField(
        label=gettext_lazy("Ce que vous en avez fait"),
        max_length=2000,
        help_text=gettext_lazy("Comment vous vous en êtes servis, et ce que ça a changé, ou pas."),
        widget=forms.Textarea({"rows": 5}),
    )
    advice = forms.CharField(
        label=gettext_lazy("Ce que vous conseillez"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("À qui voudrait s’en servir à son tour."),
        widget=forms.Textarea({"rows": 3}),
    )
    is_named = forms.BooleanField(
        label=gettext_lazy("Nommer la démarche à côté de ces mots"), required=False
    )
    use_required_attribute = False

    def __init__(self, *args: object, initiatives: QuerySet[Initiative], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["initiative"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = initiatives
        read_once(field)

    def told(self) -> operations.Told:
        said = self.cleaned_data
        return operations.Told(said["words"], said["advice"], said["is_named"])


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    resource = get_object_or_404(Resource.objects.shown(), slug=slug)
    initiatives = _coordinated(request)
    start = {"initiative": request.GET.get("demarche", "")}
    form = UseForm(request.POST or None, initiatives=initiatives, initial=start)
    if request.method == "POST" and form.is_valid():
        initiative = form.cleaned_data["initiative"]
        if not policies.may_tell_use(request.user, initiative, resource=resource):
            raise PermissionDenied
        operations.tell_use(
            resource=resource,
            initiative=initiative,
            told=form.told(),
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("C’est raconté. Vous pourrez le reprendre en tout temps."))
        return redirect("library:resource", slug)
    shown = {"form": form, "resource": resource, "initiatives": list(initiatives)}
    return render(request, "library/use_new.html", shown)


@require_safe
def index(request: SignedInRequest, slug: str) -> HttpResponse:
    """What the initiative told of resources, for its members."""
    initiative = find_initiative(request, slug)
    rows = UseStory.objects.shown().filter(initiative=initiative).select_related("resource")
    shown = {
        "initiative": initiative,
        "uses": rows,
        "may_tell": may_coordinate(request.user, initiative),
        "may_withdraw": any(policies.may_withdraw_use(request.user, one) for one in rows[:1]),
    }
    return render(request, "library/uses.html", shown)


@require_POST
def update(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Name the initiative beside its words, or no more."""
    use = _find_use(request, slug, pk)
    if not policies.may_withdraw_use(request.user, use):
        raise PermissionDenied
    is_named = request.POST.get("nommer") == "oui"
    operations.name_use(use=use, is_named=is_named, by=request.user, at=timezone.now())
    told = _("La démarche est nommée.") if is_named else _("La démarche n’est plus nommée.")
    messages.success(request, told)
    return redirect("library:uses", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    use = _find_use(request, slug, pk)
    if not policies.may_withdraw_use(request.user, use):
        raise PermissionDenied
    if request.method != "POST":
        shown = {"initiative": use.initiative, "use": use}
        return render(request, "library/use_withdrawal.html", shown)
    operations.withdraw_use(use=use, by=request.user, at=timezone.now())
    messages.success(request, _("C’est repris\u00a0: plus personne ne le lit."))
    return redirect("library:uses", slug)


def _coordinated(request: SignedInRequest) -> QuerySet[Initiative]:
    mine = request.user.memberships.current().filter(access=Access.COORDINATOR)
    return Initiative.objects.visible_to(request.user).active().filter(memberships__in=mine)


def _find_use(request: SignedInRequest, slug: str, pk: int) -> UseStory:
    initiative = find_initiative(request, slug)
    rows = UseStory.objects.shown().filter(initiative=initiative)
    return get_object_or_404(rows.select_related("resource", "initiative"), pk=pk)
