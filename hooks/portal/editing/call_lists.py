"""A list of calls to make, as Markdown, as a table for a spreadsheet, or as a page to print and tick."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from html import escape

from portal.editing.asking import NOBODY, Call
from portal.saying import keep_together

COLUMNS = ("code", "nom", "ville", "telephone", "qui_repond", "champ", "depuis", "question", "reponse")
STYLE = """body { font: 12pt/1.4 sans-serif; margin: 1.5cm; color: #000; background: #fff }
article { break-inside: avoid; border-top: 1px solid; padding: .4cm 0 }
h2 { margin: 0; font-size: 1.1em }
p { margin: .1cm 0 }
li::after { content: ""; display: block; border-bottom: 1px dotted; height: .8cm }"""


def _who(call: Call) -> str:
    return f"{call.number} ({call.whose})" if call.number else NOBODY


def markdown(calls: Sequence[Call]) -> str:
    """Return the list to read, each call with its questions and its message."""
    parts = [f"# Appels à passer : {len(calls)}"]
    for call in calls:
        asked = "\n".join(f"- [ ] {one.question} _({one.field}, {one.since})_" for one in call.doubts)
        quoted = "\n".join(f"> {line}".rstrip() for line in call.message.splitlines())
        parts.append(f"## {call.place.nom} ({call.place.code}), {call.city}\n\n{_who(call)}\n\n{asked}\n\n{quoted}")
    return "\n\n".join(parts)


def table(calls: Sequence[Call]) -> str:
    """Return comma-separated values: a line a question, with an empty cell for its answer."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(COLUMNS)
    for call in calls:
        for one in call.doubts:
            head = (call.place.code, call.place.nom, call.city, call.number or "", call.whose)
            rows.writerow([*map(_cell, map(str, head)), one.field, one.since, _cell(one.question), ""])
    return written.getvalue().rstrip("\n")


def _cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula (OWASP, « CSV injection »)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def page(calls: Sequence[Call]) -> str:
    """Return a page to print, with room for each answer."""
    parts = []
    for call in calls:
        asked = "".join(f"<li>{_said(one.question)} ({_said(one.since)})</li>" for one in call.doubts)
        head = f"{call.place.nom} ({call.place.code}), {call.city}"
        parts.append(f"<article><h2>{_said(head)}</h2><p>{_said(_who(call))}</p><ul>{asked}</ul></article>")
    title = f"Appels à passer : {len(calls)}"
    return (
        f'<!doctype html>\n<html lang="fr"><head><meta charset="utf-8"><title>{_said(title)}</title>'
        f"<style>{STYLE}</style></head>\n<body><h1>{_said(title)}</h1>\n" + "\n".join(parts) + "\n</body></html>"
    )


def _said(text: str) -> str:
    return escape(keep_together(text))


LISTS: Mapping[str, Callable[[Sequence[Call]], str]] = {"markdown": markdown, "csv": table, "html": page}
"""What writes each form, by its name."""
