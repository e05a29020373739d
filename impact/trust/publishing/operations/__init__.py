"""What people do with what is published; each deed is whole, and told in the journal."""

from impact.trust.publishing.operations.deciding import (
    decline,
    publish,
    restore_revision,
    retire,
)
from impact.trust.publishing.operations.directly import (
    Batch,
    publish_batch,
    publish_directly,
    publish_draft,
)
from impact.trust.publishing.operations.errors import (
    Incomplete,
    IncompleteBatch,
    Moved,
    NotADraft,
    NotWaiting,
    OwnProposal,
    TooFast,
    TooMany,
    TooManyDrafts,
    Unchanged,
    Unexplained,
)
from impact.trust.publishing.operations.proposing import (
    Draft,
    change_draft,
    discard_draft,
    propose,
    start_draft,
    take_back,
)
from impact.trust.publishing.operations.reviewing import (
    ask_advice,
    name_reviewer,
    record_advice,
    remark,
    remove_remark,
    review,
    unname_reviewer,
)
from impact.trust.publishing.operations.weeding import bring_back, forget_spam, set_aside

__all__ = [
    "Batch",
    "Draft",
    "Incomplete",
    "IncompleteBatch",
    "Moved",
    "NotADraft",
    "NotWaiting",
    "OwnProposal",
    "TooFast",
    "TooMany",
    "TooManyDrafts",
    "Unchanged",
    "Unexplained",
    "ask_advice",
    "bring_back",
    "change_draft",
    "decline",
    "discard_draft",
    "forget_spam",
    "name_reviewer",
    "propose",
    "publish",
    "publish_batch",
    "publish_directly",
    "publish_draft",
    "record_advice",
    "remark",
    "remove_remark",
    "restore_revision",
    "retire",
    "review",
    "set_aside",
    "start_draft",
    "take_back",
    "unname_reviewer",
]
