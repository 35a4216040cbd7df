"""Imported once by the process that forks the builds of a preview: reads what they all need and nobody edits."""

from portal.records import read_communes

read_communes()
