"""What helps to keep records up: reports of what is wrong, what has changed, what to verify, what an answer changes."""

from portal.editing.answers import MEANS, Answer, UnkeptError, verified
from portal.editing.asking import Call, calls
from portal.editing.call_lists import LISTS as CALL_LISTS
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
    "Found",
    "UnkeptError",
    "calls",
    "changes",
    "removal_told",
    "verified",
    "what_follows",
]
