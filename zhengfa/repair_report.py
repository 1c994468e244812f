"""A repaired text on the command line: both texts, the log as a table, and all of it as JSON."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from zhengfa.indexer.repair.log import log_values, sorted_repairs
from zhengfa.indexer.repair.records import Repair, Repaired, RepairKind
from zhengfa.terminal import Terminal, visible

Field = tuple[str, Repaired]  # with its name

HEADINGS = ("kind", "before → after", "times", "confidence", "places (line:character of the text before)")
_PLACES_IN_SIGHT = 6  # on a terminal, so that a row stays a row; piped, all of them
_ORDER = tuple(RepairKind)


def repaired_values(file: str, fields: Sequence[Field]) -> dict[str, Any]:
    """A file's texts as JSON; spans count characters of the text as published."""
    return {"file": file, "fields": [_field_values(name, repaired) for name, repaired in fields]}


def print_repaired(terminal: Terminal, file: str, fields: Sequence[Field]) -> None:
    """A file's texts before and after their repair, and what was done."""
    if not any(repaired.repairs or repaired.damaged for _, repaired in fields):
        terminal.heading(f"=== {file}: nothing to repair ===")
        return
    terminal.heading(f"=== {file} ===")
    for name, repaired in fields:
        if repaired.repairs:
            _print_field(terminal, name, repaired)
        else:
            terminal.heading(f"\n--- {name}: nothing {'repaired' if repaired.damaged else 'to repair'} ---")
            _print_text(terminal, repaired.published, repaired.damaged_lines_published())
        if repaired.damaged:
            terminal.caution(f"\n{_damage_said(name, repaired)}")
    terminal.line("")


def _print_field(terminal: Terminal, name: str, repaired: Repaired) -> None:
    terminal.heading(f"\n--- {name}: before ---")
    _print_text(terminal, repaired.published, repaired.damaged_lines_published())
    terminal.heading(f"\n--- {name}: after ---")
    _print_text(terminal, repaired.text, repaired.damaged_lines())
    terminal.heading(f"\n--- {name}: {_counted(repaired.repairs)} ---")
    most = _PLACES_IN_SIGHT if terminal.is_interactive else None
    starts = list(accumulate((len(line) + 1 for line in repaired.published.split("\n")), initial=0))
    terminal.table(HEADINGS, [_row(repair, starts, most) for repair in sorted_repairs(repaired.repairs)])


def _print_text(terminal: Terminal, text: str, damaged: Sequence[bool]) -> None:
    for line, is_damaged in zip(text.split("\n"), damaged, strict=True):
        if is_damaged:
            terminal.caution(f"[damaged] {visible(line)}")
        else:
            terminal.line(visible(line))


def _row(repair: Repair, starts: Sequence[int], most_places: int | None) -> tuple[str, ...]:
    places = [_place(starts, start) for start, _ in repair.places[:most_places]]
    if more := len(repair.places) - len(places):
        places.append(f"and {more} more")
    change = f"{_cell(repair.before)} → {_cell(repair.after) or 'taken out'}"
    confidence = f"{repair.confidence:.1%}".replace(".0%", "%")
    return repair.kind.replace("_", " "), change, str(len(repair.places)), confidence, " ".join(places)


def _place(starts: Sequence[int], at: int) -> str:
    """Line and character, from 1, as editors count; `starts` are those of the lines."""
    line = bisect_right(starts, at)
    return f"{line}:{at - starts[line - 1] + 1}"


def _counted(repairs: Sequence[Repair]) -> str:
    """How many repairs there are, and of which kinds: 3 repairs: 2 annotation, 1 script."""
    counts: Counter[RepairKind] = Counter()
    for repair in repairs:
        counts[repair.kind] += len(repair.places)
    kinds = ", ".join(f"{counts[kind]} {kind.replace('_', ' ')}" for kind in _ORDER if counts[kind])
    return f"{counts.total()} {'repair' if counts.total() == 1 else 'repairs'}: {kinds}"


def _damage_said(name: str, repaired: Repaired) -> str:
    flags = repaired.damaged_lines_published()
    numbers = ", ".join(str(number) for number, is_damaged in enumerate(flags, 1) if is_damaged)
    return f"{name}: damage that could not be repaired, marked [damaged], in line {numbers} of the text before"


def _cell(text: str) -> str:
    return visible(text).replace("\n", "⏎").replace("\t", "⇥")


def _field_values(name: str, repaired: Repaired) -> dict[str, Any]:
    log = log_values(name, repaired)
    return {"field": log.pop("field"), "published": repaired.published, "text": repaired.text, **log}
