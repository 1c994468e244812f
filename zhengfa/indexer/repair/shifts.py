"""Byte shifts: runs of GBK read one byte late, given back where the language leaves no doubt.

Every way to pair a run's bytes anew is scored against the text as it stands. What no reading explains well enough, or
what two readings explain alike, is left as it is and called damaged: no character is guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zhengfa.indexer.repair.draft import Edit
from zhengfa.indexer.repair.filling import AROUND, Reading, filled, shares
from zhengfa.indexer.repair.language import score
from zhengfa.indexer.repair.offsets import Span
from zhengfa.indexer.repair.pairing import LOST, START, paths
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.indexer.script import is_traditional

LEAST_CONFIDENCE = 0.9  # below it a repair is refused
_LEAST_GAIN = 8.0  # of score, over the text as it stands


@dataclass(frozen=True, slots=True)
class Shifts:
    """What was found in a text."""

    edits: tuple[Edit, ...]
    refused: tuple[Span, ...]  # damage that leaves doubt


def find_shifts(text: str) -> Shifts:
    """Repair every run of a text that leaves no doubt."""
    edits: list[Edit] = []
    refused: list[Span] = []
    if any(sign in text for sign in LOST):
        start = 0
        for line in text.split("\n"):
            for found in _line_shifts(line):
                if found.confidence >= LEAST_CONFIDENCE:
                    edits.append(_moved(found, start))
                else:
                    refused.append((found.start + start, found.end + start))
            start += len(line) + 1
    return Shifts(tuple(edits), tuple(refused))


def _line_shifts(line: str) -> Iterator[Edit]:
    """Every damaged run of a line, repaired or with too little confidence."""
    done, at = "", 0  # what the line reads so far, up to a place
    while start := START.search(line, at):
        done += line[at : start.start()]
        edit = _edit(line, start, done)
        if edit:
            yield edit
        at = edit.end if edit else start.end()
        is_done = edit and edit.confidence >= LEAST_CONFIDENCE
        done += edit.after if edit and is_done else line[start.start() : at]


def _edit(line: str, start: re.Match[str], done: str) -> Edit | None:
    first = start.start()
    if reading := _best(line, start, done):
        path = reading.path
        return Edit(RepairKind.BYTE_SHIFT, first, path.end, reading.text, path.spans, round(reading.confidence, 3))
    # A reading with its tone and without its bracket is damage in any case.
    is_damage = start["reading"] and not start["reading"].isascii()
    return Edit(RepairKind.BYTE_SHIFT, *start.span(), confidence=0.0) if is_damage else None


def _best(line: str, start: re.Match[str], done: str) -> Reading | None:
    """The likeliest reading of a run; None if the text as it stands is likelier."""
    # Without one certain character, "?!?" may well be what was written, unless the page is a copy's.
    is_copy = any(map(is_traditional, done))
    found = [path for path in paths(line, start) if is_copy or any(len(slot) == 1 for slot in path.slots)]
    readings = [filled(path, done, line[path.end :]) for path in found]
    if not readings:
        return None
    until = max(reading.path.end for reading in readings) + AROUND
    before = done[-AROUND:]
    scores = [score(before + reading.text + line[reading.path.end : until]) for reading in readings]
    best = max(range(len(readings)), key=scores.__getitem__)
    if scores[best] - score(before + line[start.start() : until]) < _LEAST_GAIN:
        return None
    return replace(readings[best], confidence=readings[best].confidence * shares(scores)[best])


def _moved(edit: Edit, by: int) -> Edit:
    spans = tuple((start + by, end + by) for start, end in edit.spans)
    return replace(edit, start=edit.start + by, end=edit.end + by, spans=spans)
