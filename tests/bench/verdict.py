"""Says of each figure that we promised whether it was held, and by how much."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """A figure with the most, or the least, that it may be."""

    what: str
    measured: float
    limit: float
    unit: str
    least: bool = False
    """Whether the limit is the least rather than the most."""

    @property
    def margin(self) -> float:
        """How far on the good side of the limit it is, as a share of the limit; negative where it is not held."""
        share = self.measured / self.limit - 1
        return share if self.least else -share

    @property
    def held(self) -> bool:
        """Whether the promise was kept."""
        return self.margin >= 0

    def __str__(self) -> str:
        """Return a line: « held, 12 % to spare: … »."""
        said = f"held, {self.margin:.0%} to spare" if self.held else f"NOT HELD, by {-self.margin:.0%}"
        asked = f"at {'least' if self.least else 'most'} {self.limit:g} {self.unit}"
        return f"{said}: {self.what}: {self.measured:.2f}, {asked}"


def conclude(bars: Sequence[Bar], *, strict: bool) -> int:
    """Print the verdicts; return the exit code, which is 1 only where it was asked for: machines are noisy."""
    print()
    print(*bars, sep="\n")
    return int(strict and not all(bar.held for bar in bars))
