"""What someone has verified, written into the sources of a record; not one other byte of it changes."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from portal.knowing import MEANS
from portal.records import Catalogue, Record, one

WIDTH = 1_000_000
"""No line is folded anew."""


class UnkeptError(Exception):
    """A record that is written in a way that would not be kept: what to write by hand, in French."""


@dataclass(frozen=True)
class Answer:
    """What was verified, and how."""

    fields: Sequence[str]
    by: str
    """A team or an organisation: no record names a person."""
    means: str
    """A key of MEANS."""
    day: date

    @property
    def title(self) -> str:
        """What a visitor reads as the name of the source."""
        return f"{MEANS[self.means]} ({self.by})"

    @property
    def source(self) -> CommentedMap:
        """The source, as it is written."""
        named = CommentedSeq(self.fields)
        named.fa.set_flow_style()
        return CommentedMap(champs=named, titre=self.title, moyen=self.means, date=self.day, consulte_le=self.day)


def verified(record: Record, answer: Answer, catalogue: Catalogue) -> str:
    """Return the text of a record whose sources say that fields were verified.

    The source of the same title, if there is one, gets the day and the fields; else a source is written before the
    others.

    Raises:
        DataError: where the record would not be right, as with a field that it does not have.
        UnkeptError: where something else of its text would change.

    """
    text = catalogue.texts[record.path].decode("utf-8")
    writer = _writer()
    values = writer.load(text)
    if _written(writer, values) != text:
        raise UnkeptError(_by_hand(record, answer, writer))
    same = next(
        (one for one in values["sources"] if (one["titre"], one["moyen"]) == (answer.title, answer.means)), None
    )
    if same is None:
        values["sources"].insert(0, answer.source)
    else:
        same["champs"].extend(field for field in answer.fields if field not in same["champs"])
        same["date"] = same["consulte_le"] = answer.day
    made = _written(writer, values)
    one(record.path, made.encode(), catalogue, today=answer.day)
    return made


def _writer() -> YAML:
    writer = YAML()
    writer.preserve_quotes = True
    writer.width = WIDTH
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.representer.ignore_aliases = lambda *_: True  # a day that stands twice is written twice
    return writer


def _written(writer: YAML, values: object) -> str:
    written = io.StringIO()
    writer.dump(values, written)
    return written.getvalue()


def _by_hand(record: Record, answer: Answer, writer: YAML) -> str:
    """Return what an editor writes instead."""
    written = _written(writer, {"sources": [answer.source]})
    return (
        f"{record.path} : rien n’a été écrit, car le reste de cette fiche ne resterait pas tel qu’il est. "
        f"Écrivez vous-même :\n\n{written}"
    )
