"""Where the records are kept: which forge, which repository, which branch, read from where it edits a file."""

import re
from dataclasses import dataclass
from typing import Literal

GITHUB = re.compile(r"https://(?P<host>[^/]+)/(?P<repository>[^/]+/[^/]+)/edit/(?P<branch>.+)/")
GITLAB = re.compile(r"https://(?P<host>[^/]+)/(?P<repository>.+)/-/edit/(?P<branch>.+)/")
"""How the two forges write the address at which a file is edited, up to its path."""


@dataclass(frozen=True)
class Forge:
    """A repository on a forge that we know the addresses of."""

    kind: Literal["github", "gitlab"]
    host: str
    repository: str
    """Its path on the forge: « owner/name », or deeper on GitLab."""
    branch: str

    @property
    def home(self) -> str:
        """The address of the repository."""
        return f"https://{self.host}/{self.repository}"


def forge_at(edit: str | None) -> Forge | None:
    """Return the forge whose address for editing a file begins so; nothing for none, or for another kind of forge."""
    edit = edit or ""
    if found := GITLAB.fullmatch(edit):
        return Forge("gitlab", **found.groupdict())
    if found := GITHUB.fullmatch(edit):
        return Forge("github", **found.groupdict())
    return None
