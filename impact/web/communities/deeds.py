"""The page that asks before doing: what will happen, the questions, one button, a way back."""

from dataclasses import dataclass

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from impact.presence.communities.models import Initiative
from impact.web.http import SignedInRequest

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Deed:
    """What someone is about to do, told before she does it."""

    title: Words
    button: Words
    back: str
    lead: Words = ""
    points: tuple[Words, ...] = ()
    #: The tab this page stands under.
    room: str = "stages"
    is_final: bool = False


def ask(
    request: SignedInRequest, initiative: Initiative, deed: Deed, form: Form | None = None
) -> HttpResponse:
    """Show the page of a deed; its button posts to this same address."""
    shown = {"initiative": initiative, "deed": deed, "form": form}
    return render(request, "communities/deed.html", shown)
