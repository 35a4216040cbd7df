"""What helps to keep records up: reports of what is wrong, what has changed, what to verify, what an answer changes."""

from portal.editing.reports import REPORTS, Found
from portal.editing.watching import changes

__all__ = ["REPORTS", "Found", "changes"]
