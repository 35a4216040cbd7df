"""Imported once by the process that forks the builds of a preview: reads what they all need and nobody edits."""

import gc

from portal.records import read_communes

read_communes()
gc.freeze()  # what all builds share is not looked through again by each
