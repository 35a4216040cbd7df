"""What helps to keep records up: reports of what is wrong, what has changed, what to verify, what an answer changes."""

from portal.editing.answers import MEANS, Answer, UnkeptError, verified
from portal.editing.asking import Call, calls
from portal.editing.call_lists import LISTS as CALL_LISTS
from portal.editing.difference import Change, changes_between, texts_between
from portal.editing.past import PastError, as_it_was
from portal.editing.removal import told as removal_told
from portal.editing.removal import what_follows
from portal.editing.reports import REPORTS, Found
from portal.editing.watching import changes

__all__ = [
    "CALL_LISTS",
    "MEANS",
    "REPORTS",
    "Answer",
    "Call",
    "Change",
    "Found",
    "PastError",
    "UnkeptError",
    "as_it_was",
    "calls",
    "changes",
    "changes_between",
    "removal_told",
    "texts_between",
    "verified",
    "what_follows",
]
