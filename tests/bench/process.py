"""Runs a command and says what it cost, with all the processes that it started."""

import os
import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

LOOK = 0.25
"""How often memory is looked at, in seconds."""
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True)
class Cost:
    """What a command cost."""

    processor: float
    """Seconds of processor, those of the system included, of the command and all that it waited for."""
    wall: float
    """Seconds until it ended."""
    memory: int
    """The most bytes that its processes held together; pages that they share count once where the system can say."""


def cost_of(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command in a folder.

    Raises:
        subprocess.CalledProcessError: when it fails; it has said why.

    """
    before, begun, memory = _processor(), time.perf_counter(), 0
    process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    while True:
        memory = max(memory, _held(process.pid))
        try:
            code = process.wait(LOOK)
            break
        except subprocess.TimeoutExpired:
            pass
    if code:
        raise subprocess.CalledProcessError(code, command)
    return Cost(_processor() - before, time.perf_counter() - begun, memory)


def least(costs: Sequence[Cost]) -> Cost:
    """Return the least of each figure: what other programs took away is not the command's."""
    return Cost(min(c.processor for c in costs), min(c.wall for c in costs), min(c.memory for c in costs))


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _held(pid: int) -> int:
    """Return the bytes that a process and its descendants hold now."""
    total = 0
    try:
        root = psutil.Process(pid)
        for process in (root, *root.children(recursive=True)):
            total += process.memory_full_info().pss if psutil.LINUX else process.memory_info().rss
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        pass  # one has just ended: the next look sees the others
    return total
