"""The main stage: giving its place to another, and taking back a slip."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from impact.presence.communities import operations
from impact.presence.communities.course import course_of
from impact.presence.communities.models import Initiative
from impact.web.communities.deeds import Deed, ask
from impact.web.communities.forms.stages import MoveForm
from impact.web.http import SignedInRequest, find_to_coordinate

_ANOTHER_DAY = gettext_lazy(
    "À cette date, l’histoire de la démarche dit autre chose. Choisissez-en une plus récente."
)
#: What refuses a move → the question it concerns, and what to answer.
_REFUSALS: dict[type[Exception], tuple[str | None, Promise]] = {
    operations.LessonMissing: (
        "lesson",
        gettext_lazy(
            "Cette étape vient avant celle d’aujourd’hui. "
            "Dites en quelques mots ce que vous avez appris."
        ),
    ),
    operations.WrongDay: ("on", _ANOTHER_DAY),
    operations.Overlapping: ("on", _ANOTHER_DAY),
    operations.MovedMeanwhile: (
        None,
        gettext_lazy(
            "Quelqu’un a changé l’étape principale pendant ce temps. Relisez avant de continuer."
        ),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    initiative = find_to_coordinate(request, slug)
    main = course_of(initiative).standing.main
    stage = main.stage if main else None
    today = timezone.localdate()
    form = MoveForm(request.POST or None, today=today, main=stage)
    if request.method == "POST" and form.is_valid() and _move(request, initiative, form):
        messages.success(request, _("L’étape principale a changé."))
        return redirect("communities:stages", slug)
    deed = Deed(
        title=_("Changer d’étape principale"),
        lead=_(
            "Aujourd’hui : « %(stage)s ». Elle restera active; vous pourrez la terminer ensuite."
        )
        % {"stage": stage or _("aucune")},
        button=_("Changer d’étape principale"),
        back=reverse("communities:stages", args=[slug]),
    )
    return ask(request, initiative, deed, form)


def _move(request: SignedInRequest, initiative: Initiative, form: MoveForm) -> bool:
    """Make the move; where it is refused, say why on the form."""
    told = form.cleaned_data
    try:
        operations.move_main_stage(
            initiative=initiative,
            to=told["to"],
            on=told["on"],
            lesson=told["lesson"],
            seen=told["seen"],
            by=request.user,
            at=timezone.now(),
        )
    except tuple(_REFUSALS) as refusal:
        question, why = _REFUSALS[type(refusal)]
        form.add_error(question, str(why))
    return form.is_valid()


@require_http_methods(["GET", "HEAD", "POST"])
def destroy(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Take back a change of main stage made today by mistake."""
    initiative = find_to_coordinate(request, slug)
    moves = initiative.moves.select_related("from_stage", "to_stage", "initiative")
    move = get_object_or_404(moves.exclude(from_stage=None), pk=pk)
    deed = Deed(
        title=_("Annuler le passage à « %(stage)s »") % {"stage": move.to_stage.name},
        lead=_("« %(stage)s » redevient l’étape principale. Le journal en garde trace.")
        % {"stage": str(move.from_stage)},
        button=_("Annuler ce passage"),
        back=reverse("communities:stages", args=[slug]),
        is_final=True,
    )
    if request.method != "POST":
        return ask(request, initiative, deed)
    try:
        operations.undo_last_move(move=move, by=request.user, at=timezone.now())
    except operations.TooLateToUndo:
        messages.error(request, _("Ce passage ne peut plus être annulé. Faites-en un autre."))
    else:
        messages.success(request, _("Le passage est annulé."))
    return redirect("communities:stages", slug)
