"""What helps to keep records up: reports of what is wrong, what has changed, what to verify, what an answer changes."""

from portal.editing.answers import Answer, UnkeptError, verified
from portal.editing.asking import Call, calls
from portal.editing.call_lists import LISTS as CALL_LISTS
from portal.editing.conditions import BOLD
from portal.editing.conditions import as_json as health_as_json
from portal.editing.conditions import told as health_told
from portal.editing.conditions import told_of as health_told_of
from portal.editing.difference import Change, changes_between, texts_between
from portal.editing.form import form_configuration, form_page
from portal.editing.link_reports import link_counts, link_data, link_lines, link_report
from portal.editing.lost import Lost, lost_addresses
from portal.editing.outside import outside_addresses
from portal.editing.past import PastError, as_it_was
from portal.editing.removal import told as removal_told
from portal.editing.removal import what_follows
from portal.editing.reports import REPORTS, Found
from portal.editing.rewriting import untidy
from portal.editing.verdicts import State, weighed
from portal.editing.visiting import Manners, visits
from portal.editing.watching import changes

__all__ = [
    "BOLD",
    "CALL_LISTS",
    "REPORTS",
    "Answer",
    "Call",
    "Change",
    "Found",
    "Lost",
    "Manners",
    "PastError",
    "State",
    "UnkeptError",
    "as_it_was",
    "calls",
    "changes",
    "changes_between",
    "form_configuration",
    "form_page",
    "health_as_json",
    "health_told",
    "health_told_of",
    "link_counts",
    "link_data",
    "link_lines",
    "link_report",
    "lost_addresses",
    "outside_addresses",
    "removal_told",
    "texts_between",
    "untidy",
    "verified",
    "visits",
    "weighed",
    "what_follows",
]
