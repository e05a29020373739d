"""Letting go of the phones of workshops gone by: what stays is counted, and nobody's."""

from datetime import datetime, timedelta

from impact.journeys.workshops.models import Seat

#: How long after a workshop someone may still keep her own answers.
SEATS_LAST = timedelta(days=7)


def forget_seats(*, at: datetime) -> int:
    """Erase the places, and their answers, of workshops closed long enough ago."""
    old = Seat.objects.filter(workshop__closed_at__lt=at - SEATS_LAST)
    count = old.count()
    old.delete()
    return count
