"""Letting go of the phones of workshops gone by: what stays is counted, and nobody's."""

from datetime import datetime, timedelta

from django.db.models import Q

from impact.journeys.workshops.models import Seat

#: How long after a workshop someone may still keep her own answers.
SEATS_LAST = timedelta(days=7)
#: A workshop nobody closed is over this long after it opened.
LEFT_OPEN = timedelta(days=30)


def forget_seats(*, at: datetime) -> int:
    """Erase the places, and their answers, of workshops closed long ago, or left open longer."""
    left_open = Q(workshop__closed_at=None, workshop__opened_at__lt=at - LEFT_OPEN)
    old = Seat.objects.filter(Q(workshop__closed_at__lt=at - SEATS_LAST) | left_open)
    count = old.count()
    old.delete()
    return count
