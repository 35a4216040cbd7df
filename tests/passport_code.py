"""The code of a passport told a second time, in Python, for tests alone; and the scripts of a page run outside one."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parent.parent / "overrides" / "assets"
LETTERS = "23456789ACEFHJKMNPRTWXY"
MOST_OF_ALL = 24
"""Most letters of a code."""


def written(lessons: set[int], day: int) -> str:
    """Return the code of lessons, by their numbers, of which the latest was done so many days after 1 January 2026."""
    groups = max(2, -(-(5 + -(-max(lessons, default=1) // 4)) // 4))
    fours = [sum(1 << bit for bit in range(4) if 4 * four + bit + 1 in lessons) for four in range(4 * groups - 5)]
    values = [groups - 2, day // 529, day // 23 % 23, day % 23, *fours]
    weighed = sum((place % 22 + 1) * value for place, value in enumerate(reversed(values), 1))
    letters = "".join(LETTERS[value] for value in [*values, (1 - weighed) % 23])
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def done(lessons: set[int], day: int) -> Mapping[str, int]:
    """Return what a code of these says: at the latest that day, or on no known day."""
    return {str(number): -day for number in lessons}


def run(script: str, expression: str, given: Any) -> Any:
    """Return what an expression makes of `given`, beside the very script that pages have."""
    program = f"{(ASSETS / script).read_text('utf-8')}\nvar given = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
    program += f"process.stdout.write(JSON.stringify({expression}));"
    node = Path(sys.executable).parent / "node"
    said = subprocess.run([node, "-e", program], input=json.dumps(given), capture_output=True, check=True, text=True)
    return json.loads(said.stdout)
