"""The bytes of a damaged run, paired anew.

Copying machines search and replace bytes of GBK without regard to where characters begin. What they put in, a "?" or a
reading in brackets, swallows the byte before it, so from there every pair is read one byte late, until an ASCII byte
ends a character. To pair the bytes anew is the same walk with one byte pending: the second byte of the character just
read is the first of the character to be written. At the edges of a run a byte is hidden under a "?"; then several
characters could stand in one place, and the walk leaves them all there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zhengfa.indexer.repair import gbk
from zhengfa.indexer.repair.annotations import SYLLABLE, annotated
from zhengfa.indexer.repair.offsets import Span

# Where a run can begin: a "?" in place of a lead byte, before a mark whose bytes the machines look for (A3A1, A3BB,
# A3AC; often printed in half width by now), or before a reading whose bracket was swallowed.
# Decoders that print "\ufffd" for a lost byte keep the ASCII byte behind it.
_MARK = re.compile(r"(?:\?|\ufffd\??)(?=[！!；;，,])")
_READING = re.compile(rf"(?:\?|\ufffd[(（]?)\s?(?P<reading>{SYLLABLE})\s?[)）]")
START = re.compile(f"{_MARK.pattern}|{_READING.pattern}")
_BRACKETED = re.compile(rf"[(（]\s?({SYLLABLE})\s?[)）]")
_TAG = re.compile(r"[?\ufffd](?=/(?:p|div|span|strong|b|a|td|li|font|section)\s?>)")
_MARK = re.compile(r"(?:\?|\ufffd\??)(?=[！!；;，,])")
LOST = "?\ufffd€"
UNKNOWN = "?"  # in the place of a character that no byte is left of
_LETTERS = range(0x40, 0x7F)  # ASCII bytes that end a character of GBK
_MOST_LEADS = 16  # more come of no reading: any byte is possible then
_MOST_BRANCHES = 6  # in one run; each "?" before a mark doubles the ways to read what follows

Slot = tuple[str, ...]  # the characters that could stand at one place; one if there is no doubt


@dataclass(frozen=True, slots=True)
class Path:
    """One way to read a run: its places, the span of the line that each stands for, and where the run ends."""

    slots: tuple[Slot, ...] = ()
    spans: tuple[Span, ...] = ()
    end: int = 0
    is_whole: bool = True  # the run was followed to its end

    @property
    def is_lossy(self) -> bool:
        """Whether a character of the run is lost for good."""
        return (UNKNOWN,) in self.slots

    @property
    def has_certain(self) -> bool:
        """Whether any character leaves no doubt."""
        return any(len(slot) == 1 and slot[0] != UNKNOWN for slot in self.slots)

    def then(self, slot: Slot, start: int, end: int) -> "Path":
        """The path with one more place."""
        return Path((*self.slots, slot), (*self.spans, (start, end)), end)


def paths(line: str, start: re.Match[str]) -> list[Path]:
    """Every way to read the run that begins at a match of START."""
    hidden = _hidden_leads(line, start)
    found = _walk(line, start.end(), hidden, start.start(), Path(), _MOST_BRANCHES) if hidden else ()
    return [path for path in found if path.slots and all(path.slots)]


def _hidden_leads(line: str, start: re.Match[str]) -> tuple[int, ...]:
    """The lead bytes that the "?" can hide: any, or those that make a character of that reading."""
    if not start["reading"]:
        return tuple(gbk.LEADS)
    before = gbk.pair(line[start.start() - 1]) if start.start() else None
    if before is None:
        return ()
    leads = {character: byte for byte, character in gbk.beginning_with(before[1]) if byte in gbk.LEADS}
    return tuple(leads[character] for character in annotated(leads, start["reading"]))


def _walk(line: str, at: int, pending: tuple[int, ...], home: int, path: Path, branches: int) -> Iterator[Path]:
    """Go on at a place; `home` is where the character stands that the pending byte ended."""
    slots, spans = list(path.slots), list(path.spans)
    while at < len(line):
        so_far = Path(tuple(slots), tuple(spans), home)
        if line[at] in LOST:
            yield from _at_lost(line, at, pending, home, so_far, branches)
            return
        if slots and (bracket := _BRACKETED.match(line, at)):  # behind what the machine took for a character
            at = bracket.end()
            continue
        lead, trail = gbk.pair(line[at]) or gbk.full_width_pair(line[at]) or (ord(line[at]), None)
        slot = _slot(pending, lead) if lead < 0x100 else ()
        if not slot:
            yield replace(so_far, is_whole=False)
            return
        if trail is None:
            yield _closed(line, at, slot, home, so_far)
            return
        slots.append(slot)
        spans.append((home, at))
        if trail in _LETTERS:  # the letter stood behind the run and was swallowed
            yield Path(tuple(slots), tuple(spans), at).then((chr(trail),), at, at + 1)
            return
        pending, home, at = (trail,), at, at + 1
    yield Path(tuple(slots), tuple(spans)).then(_any(pending), home, at)  # the last byte of the line is gone


def _at_lost(line: str, at: int, pending: tuple[int, ...], home: int, path: Path, branches: int) -> Iterator[Path]:
    """At a "?" inside a run: the byte before it is hidden, with the ASCII byte that it swallowed; or it was put in."""
    yield _closed(line, at, _slot(pending, gbk.EURO), home, path)  # the next byte is a lead byte again
    if line[at] == "€":
        return
    if reading := _READING.match(line, at):
        yield path.then(annotated(_any(pending), reading["reading"]), home, reading.end())
    elif _TAG.match(line, at):
        yield path.then(_any(pending), home, at).then(("<",), at, at + 1)
    elif (mark := _MARK.match(line, at)) and branches:
        yield path.then(_any(pending), home, mark.end())
        yield from _walk(line, mark.end(), pending, home, path, branches - 1)
    elif line[at] == "\ufffd" or at + 1 == len(line):
        yield path.then(_any(pending), home, at + 1)
    else:  # the character is lost, and with it a digit or a blank
        yield path.then((UNKNOWN,), home, at).then((UNKNOWN,), at, at + 1)


def _closed(line: str, at: int, slot: Slot, home: int, path: Path) -> Path:
    """The byte is the second one of the run's last character, whose own annotation may follow."""
    bracket = _BRACKETED.match(line, at + 1)
    if bracket and (fitting := annotated(slot, bracket[1])):
        return path.then(fitting, home, bracket.end())
    return path.then(slot, home, at + 1)


def _slot(leads: tuple[int, ...], trail: int) -> Slot:
    return tuple(found for lead in leads if (found := gbk.character(lead, trail)))


def _any(leads: tuple[int, ...]) -> Slot:
    """What could stand where the second byte is hidden; where the first one is as well, nothing is left to judge by."""
    if len(leads) > _MOST_LEADS:
        return (UNKNOWN,)
    return tuple(character for lead in leads for _, character in gbk.beginning_with(lead))
