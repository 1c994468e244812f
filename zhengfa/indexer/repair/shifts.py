"""Byte shifts: runs of GBK read one byte late, given back where the language leaves no doubt.

Every way to pair a run's bytes anew is scored against the text as it stands. What no reading explains well enough, or
what two readings explain alike, is left as it is and called damaged: no character is guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zhengfa.indexer.repair.draft import Edit
from zhengfa.indexer.repair.filling import AROUND, Reading, filled, shares, worth
from zhengfa.indexer.repair.language import score
from zhengfa.indexer.repair.offsets import Span
from zhengfa.indexer.repair.pairing import LOST, START, paths
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.indexer.script import is_traditional

LEAST_CONFIDENCE = 0.9  # below it a repair is refused
_LEAST_GAIN = 8.0  # of score, over the text as it stands
_MOST_RUNS = 200  # of a line: a paragraph has a few; beyond it is noise, and must not take hours
# Behind a title and a surname stands a name, and no language model knows names: 记者高希 is not 记者高校.
_NAME = re.compile(
    r"(?:[記记]者|[書书][記记]|[長长]|主席|主任|同志|委[員员]|代表|律[師师]|民警|法官)[\u3400-\u9fff]{1,2}"
)


@dataclass(frozen=True, slots=True)
class Shifts:
    """What was found in a text."""

    edits: tuple[Edit, ...]
    damaged: tuple[Span, ...]  # what leaves doubt, or is lost for good


@dataclass(frozen=True, slots=True)
class _Run:
    """One damaged run of a line."""

    start: int
    end: int
    edit: Edit | None  # None: refused
    is_damaged: bool


def find_shifts(text: str) -> Shifts:
    """Repair every run of a text that leaves no doubt."""
    edits: list[Edit] = []
    damaged: list[Span] = []
    if any(sign in text for sign in LOST):
        start = 0
        for line in text.split("\n"):
            for run in _runs(line):
                edits += [_moved(run.edit, start)] if run.edit else []
                damaged += [(run.start + start, run.end + start)] if run.is_damaged else []
            start += len(line) + 1
    return Shifts(tuple(edits), tuple(damaged))


def _runs(line: str) -> Iterator[_Run]:
    done, at = "", 0  # what the line reads so far, up to a place
    for _ in range(_MOST_RUNS):
        start = START.search(line, at)
        if start is None:
            return
        done += line[at : start.start()]
        run = _run(line, start, done)
        if run:
            yield run
        at = run.end if run else start.end()
        done += run.edit.after if run and run.edit else line[start.start() : at]
    if START.search(line, at):
        yield _Run(at, len(line), None, is_damaged=True)


def _run(line: str, start: re.Match[str], done: str) -> _Run | None:
    first = start.start()
    if reading := _best(line, start, done):
        path = reading.path
        if reading.confidence < LEAST_CONFIDENCE or _guesses_a_name(reading, done):
            return _Run(first, path.end, None, is_damaged=True)
        edit = Edit(RepairKind.BYTE_SHIFT, first, path.end, reading.text, path.spans, round(reading.confidence, 3))
        return _Run(first, path.end, edit, is_damaged=path.is_lossy)
    # A reading with its tone and without its bracket is damage in any case.
    is_damage = start["reading"] and not start["reading"].isascii()
    return _Run(*start.span(), None, is_damaged=True) if is_damage else None


def _guesses_a_name(reading: Reading, done: str) -> bool:
    """Whether a character in doubt stands where a name does."""
    text = done[-AROUND:] + reading.text
    first = len(text) - len(reading.text)
    return any(
        len(slot) > 1
        and "\u3400" <= text[at] <= "\u9fff"
        and any(_NAME.fullmatch(text, start, at) for start in range(at))
        for at, slot in enumerate(reading.path.slots, first)
    )


def _best(line: str, start: re.Match[str], done: str) -> Reading | None:
    """The likeliest reading of a run; None if the text as it stands is likelier."""
    # Without one certain character, "?!?" may be what was written, unless the page is a copy's.
    is_copy = any(map(is_traditional, done)) or line.startswith("！?", start.end())
    found = [path for path in paths(line, start) if is_copy or path.has_certain]
    readings = [filled(path, done, line[path.end :]) for path in found]
    if not readings:
        return None
    until = max(reading.path.end for reading in readings) + AROUND
    before = done[-AROUND:]
    scores = [worth(before, reading.text, line[reading.path.end : until]) for reading in readings]
    best = max(range(len(readings)), key=scores.__getitem__)
    if scores[best] - score(before + line[start.start() : until]) < _LEAST_GAIN:
        return None
    return replace(readings[best], confidence=readings[best].confidence * shares(scores)[best])


def _moved(edit: Edit, by: int) -> Edit:
    spans = tuple((start + by, end + by) for start, end in edit.spans)
    return replace(edit, start=edit.start + by, end=edit.end + by, spans=spans)
