"""Characters a second through the repair of clean text, beside opencc alone; and what a damaged place costs."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import opencc

from tests.indexer.damage import Machine, table
from zhengfa.indexer.repair.language import score
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.indexer.repair.text import repair

ROUNDS = 5  # of which the fastest counts: the machine is shared
_DAMAGED = 300  # paragraphs


def measure_clean(texts: list[str]) -> list[tuple[str, float]]:
    """Steps and how many million characters a second each did, over texts that need no repair."""
    clean = [text for text in texts if not repair(text).is_changed]  # loads the dictionaries
    convert = opencc.OpenCC("t2s").convert
    size = sum(map(len, clean)) / 1e6
    return [(name, size / _fastest(clean, step)) for name, step in (("opencc alone", convert), ("repair", repair))]


def measure_damaged(texts: list[str]) -> tuple[int, float]:
    """How many places were repaired in damaged paragraphs, and how many milliseconds each took."""
    lines = [line for text in texts for line in text.splitlines() if len(line) > 30 and "?" not in line]
    chance = random.Random(20261123)
    machine = Machine(table(lines, 1.0, chance), annotates=True, loses_leads=True)
    copies = [copy for line in chance.sample(lines, _DAMAGED) if "?" in (copy := machine.copy(line))]
    places = sum(
        len(each.places) for copy in copies for each in repair(copy).repairs if each.kind is RepairKind.BYTE_SHIFT
    )
    return places, _fastest(copies, repair) / places * 1000


def load_texts(shared: Path) -> list[str]:
    """Articles as plain text."""
    files = [*sorted((shared / "pages/gold").glob("*.txt")), *sorted((shared / "officials/text").glob("*.txt"))]
    return [file.read_text("utf-8") for file in files]


def _fastest(texts: list[str], step: Callable[[str], object]) -> float:
    """Seconds for all texts."""
    times = []
    for _ in range(ROUNDS):
        score.cache_clear()  # every round pays for its own
        start = time.perf_counter()
        for text in texts:
            step(text)
        times.append(time.perf_counter() - start)
    return min(times)
