"""One file to one record: its text, its document, and everything that is wrong with what it says."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from pydantic import ValidationError

from portal.records.astray import strayed, swallowing
from portal.records.fields import fields_at
from portal.records.filing import Filed
from portal.records.links import Links
from portal.records.messages import DataError, Problem, near, problem_at, problem_in, problem_of, proposal, suggestion
from portal.records.models.common import Record
from portal.records.source import Document, SourceError, Where, decode, parse

WORD = re.compile(r"\w+")
UNSOURCED = "aucune source n’établit ce fait"


def decoded(path: str, data: bytes, *, spared: str = "") -> str:
    """Return the text of a file; raise `DataError` where it may not be read."""
    try:
        return decode(data, spared=spared)
    except SourceError as error:
        text = data.decode("utf-8-sig", "replace")
        raise DataError([problem_at(path, error.sentence, error.mark, text=text)]) from None


def document_of(path: str, data: bytes) -> Document:
    """Return the document of a file; raise `DataError` where it is none."""
    text = decoded(path, data)
    try:
        return parse(text)
    except SourceError as error:
        raise DataError([problem_at(path, error.sentence, error.mark, text=text)]) from None


def record_of(file: Filed, document: Document, *, known: Mapping[str, set[str]], links: Links, today: date) -> Record:
    """Return the record of a document, or raise everything that is wrong with it."""
    model = file.kind.model_for(file.key)
    context = {
        "known": known,
        "today": today,
        "kind": file.kind.name,
        "key": file.key,
        "path": file.path,
        "links": links,
    }
    texts = swallowing(file.path, document, model)
    shifted = {field for text in texts for field in text.fields}
    problems = [text.problem for text in texts]
    problems += _unsourced(file, document, model, {str(field[-1]) for field in shifted})
    problems += links.problems(file.path, document, model)
    try:
        record = model.model_validate(document.values, context=context)
    except ValidationError as error:
        left, misnamed = strayed(file.path, error.errors(), document, model)
        problems += misnamed
        problems += [
            problem_of(file.path, document, details, fields_at(model, tuple(details["loc"])))
            for details in left
            if details["loc"] not in shifted.union(text.where for text in texts)
        ]
    if problems:
        raise DataError(problems)
    return record


def _unsourced(file: Filed, document: Document, model: type[Record], shifted: set[str]) -> Iterator[Problem]:
    """Yield the sensitive facts that no source covers, and the names under `champs` that name nothing.

    What the model refuses, a misspelt name or a shifted line is one mistake: the facts that are meant are no others.
    """
    covered: set[str] = set()
    sources = document.values.get("sources")
    if not isinstance(sources, list):
        return
    for i, source in enumerate(sources):
        names = source.get("champs") if isinstance(source, dict) else None
        if names is None:
            covered |= model.sensitive
        if isinstance(names, str):
            covered.update(WORD.findall(names))
        for j, name in enumerate(names if isinstance(names, list) else []):
            if not isinstance(name, str):
                covered.update(one for one in name if isinstance(one, str))
                continue
            covered.update((name, near(name, model.model_fields) or name, *WORD.findall(name)))
            where: Where = ("sources", i, "champs", j)
            if name not in model.model_fields:
                several = WORD.findall(name)
                apart = len(several) > 1 and set(several) <= model.model_fields.keys()
                hint = proposal(", ".join(several)) if apart else suggestion(name, model.model_fields)
                yield problem_in(file.path, document, where, f"le champ « {name} » n’existe pas{hint}")
            elif name not in {*document.values, *shifted} and document.values.keys() <= model.model_fields.keys():
                yield problem_in(file.path, document, where, f"la fiche n’a pas de champ « {name} » : retirez ce nom")
    for name in sorted(model.sensitive & document.values.keys() - covered):
        sentence = f"{UNSOURCED} : ajoutez « {name} » aux champs de la source qui le dit"
        yield problem_in(file.path, document, (name,), sentence, at_key=True)
