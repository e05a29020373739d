"""The door of the pages where the staff keeps the offers."""

from impact.journeys.offers.policies import may_keep_offers
from impact.web.http import only_for

staff_only = only_for(may_keep_offers)
