"""What is done with what answers needs; each deed is whole or not done at all."""

from impact.journeys.offers.operations.briefs import (
    AlreadyEnded,
    AlreadyPublished,
    Decision,
    NotWaiting,
    Reply,
    RevisedMeanwhile,
    Wording,
    answer_brief,
    discard_answer,
    discard_brief,
    end_brief,
    forget_answers,
    publish_brief,
    revise_brief,
    write_brief,
)
from impact.journeys.offers.operations.hands import (
    lower_hand,
    raise_hand,
)
from impact.journeys.offers.operations.imports import (
    Change,
    Foreseen,
    ImportedMeanwhile,
    foresee_offers,
    import_offers,
)
from impact.journeys.offers.operations.offers import (
    ChangedMeanwhile,
    Told,
    restore_offer,
    retire_offer,
    revise_offer,
    write_offer,
)
from impact.journeys.offers.operations.pairings import (
    NoLongerProposed,
    answer_pairing,
    end_pairing,
    forget_pairings,
)
from impact.journeys.offers.operations.sharings import (
    AuthorityUnheard,
    Willing,
    share,
    stop_sharing,
)

__all__ = [
    "AlreadyEnded",
    "AlreadyPublished",
    "AuthorityUnheard",
    "Change",
    "ChangedMeanwhile",
    "Decision",
    "Foreseen",
    "ImportedMeanwhile",
    "NoLongerProposed",
    "NotWaiting",
    "Reply",
    "RevisedMeanwhile",
    "Told",
    "Willing",
    "Wording",
    "answer_brief",
    "answer_pairing",
    "discard_answer",
    "discard_brief",
    "end_brief",
    "end_pairing",
    "foresee_offers",
    "forget_answers",
    "forget_pairings",
    "import_offers",
    "lower_hand",
    "publish_brief",
    "raise_hand",
    "restore_offer",
    "retire_offer",
    "revise_brief",
    "revise_offer",
    "share",
    "stop_sharing",
    "write_brief",
    "write_offer",
]
