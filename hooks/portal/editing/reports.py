"""What a check found, in the forms that forges and other tools read."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.records import Problem

NAME = "portal check"
"""Who found it, as forges show it."""
SARIF = "2.1.0"


@dataclass(frozen=True)
class Found:
    """All that a check found: what is wrong, and what makes a text hard to read."""

    problems: Sequence[Problem]
    remarks: Sequence[Problem]

    def __iter__(self) -> Iterator[tuple[Problem, bool]]:
        """Yield each problem, then each remark, and whether it fails the check."""
        yield from ((one, True) for one in self.problems)
        yield from ((one, False) for one in self.remarks)

    def within(self, paths: Iterable[str]) -> "Found":
        """Return what was found in these files and folders, named from the root of the repository; all, without any."""
        named = tuple(paths)
        if not named:
            return self

        def kept(found: Sequence[Problem]) -> list[Problem]:
            return [one for one in found if any(is_in(one.path, name) for name in named)]

        return Found(kept(self.problems), kept(self.remarks))


def is_in(path: str, name: str) -> bool:
    """Say whether a file is the one of this name, or in the folder of this name, both from the root."""
    return name in (".", path) or path.startswith(f"{name.rstrip('/')}/")


def _level(*, fails: bool) -> str:
    return "error" if fails else "warning"


def _sentence(one: Problem) -> str:
    return f"{one.field} : {one.sentence}" if one.field else one.sentence


def github(found: Found) -> str:
    """Return workflow commands of GitHub Actions: each becomes an annotation on its line.

    Source of the escapes: the toolkit of GitHub Actions, where a property ends at a comma and its name at a colon.
    """
    return "\n".join(
        f"::{_level(fails=fails)} file={_escaped(one.path, inside=True)},line={one.line},col={one.column},title={NAME}"
        f"::{_escaped(_sentence(one))}"
        for one, fails in found
    )


def _escaped(text: str, *, inside: bool = False) -> str:
    for sign in "%\r\n" + (":," if inside else ""):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def gitlab(found: Found) -> str:
    """Return a Code Quality report of GitLab (the fields of Code Climate that it reads)."""
    return _json(
        [
            {
                "description": _sentence(one),
                "check_name": NAME,
                "fingerprint": _fingerprint(one),
                "severity": "major" if fails else "minor",
                "location": {"path": one.path, "lines": {"begin": one.line}},
            }
            for one, fails in found
        ]
    )


def _fingerprint(one: Problem) -> str:
    """Return what tells a problem from others: it stays the same where lines above it come or go."""
    return hashlib.sha256("\n".join((one.path, one.field, one.sentence)).encode()).hexdigest()


def plain_json(found: Found) -> str:
    """Return each problem as an object: its file, line and column (from one), field, sentence, and whether it fails."""
    return _json(
        [
            {
                "path": one.path,
                "line": one.line,
                "column": one.column,
                "field": one.field,
                "message": one.sentence,
                "level": _level(fails=fails),
            }
            for one, fails in found
        ]
    )


def sarif(found: Found) -> str:
    """Return a log of SARIF 2.1.0 (OASIS)."""
    results = [
        {
            "ruleId": f"{NAME} {_level(fails=fails)}",
            "level": _level(fails=fails),
            "message": {"text": _sentence(one)},
            "partialFingerprints": {"sentence/v1": _fingerprint(one)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": one.path},
                        "region": {"startLine": one.line, "startColumn": one.column},
                    }
                }
            ],
        }
        for one, fails in found
    ]
    rules = [{"id": f"{NAME} {_level(fails=fails)}"} for fails in sorted({fails for _, fails in found})]
    return _json({"version": SARIF, "runs": [{"tool": {"driver": {"name": NAME, "rules": rules}}, "results": results}]})


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


REPORTS: Mapping[str, Callable[[Found], str]] = {
    "github": github,
    "gitlab": gitlab,
    "json": plain_json,
    "sarif": sarif,
}
"""What writes each form, by its name."""
