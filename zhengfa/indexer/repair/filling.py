"""The places of a run where several characters could stand, filled by what the language says."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from operator import itemgetter

from zhengfa.indexer.repair.fitting import fitting
from zhengfa.indexer.repair.language import score
from zhengfa.indexer.repair.pairing import UNKNOWN, Path, Slot

AROUND = 8  # characters on either side that decide between readings
_ANY_CHARACTER = -6.0  # of score, for one of Chinese text on average
_MOST_OPTIONS = 12  # kept at each place in doubt
_MOST_CHARACTERS = 24  # tried behind all but the likeliest of them


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a run, with every place filled."""

    path: Path
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Option:
    """A run's text so far, and what speaks for its characters beside the words that they make."""

    text: str
    fit: float


def filled(path: Path, before: str, after: str) -> Reading:
    """A path with the likeliest characters in its places, and how sure they are."""
    options = [_Option("", 0.0)]
    for place, slot in enumerate(path.slots):
        if len(slot) == 1:
            options = [_Option(option.text + slot[0], option.fit) for option in options]
        else:
            options = _likeliest(slot, before, options, _behind(path, place, after))
    near, behind = before[-AROUND:], after[:AROUND]
    scores = [worth(near, option.text, behind) + option.fit for option in options]
    best = max(range(len(options)), key=scores.__getitem__)
    return Reading(path, options[best].text, shares(scores)[best] if path.is_whole else 0.0)


def shares(scores: Sequence[float]) -> list[float]:
    """The probability of each of several readings, from the logarithms of what each is worth."""
    most = max(scores)
    worth = [exp(value - most) for value in scores]
    return [value / sum(worth) for value in worth]


def worth(before: str, text: str, after: str) -> float:
    """The score of a reading between its neighbours; what is lost at its end counts as any character would."""
    known = text.rstrip(UNKNOWN)
    if known == text:
        return score(before + text + after)
    return score(before + known) + _ANY_CHARACTER * (len(text) - len(known)) + score(after)


def _likeliest(slot: Slot, before: str, options: Sequence[_Option], behind: str | None) -> list[_Option]:
    """The best ways to go on. What is unlikely behind the first option is not tried behind the others."""
    rated = _rated(slot, before, options[0], behind)
    likely = [option.text[-1] for _, option in rated[:_MOST_CHARACTERS]]
    for option in options[1:]:
        rated += _rated(likely, before, option, behind)
    rated.sort(key=itemgetter(0), reverse=True)
    return [option for _, option in rated[:_MOST_OPTIONS]]


def _rated(slot: Sequence[str], before: str, option: _Option, behind: str | None) -> list[tuple[float, _Option]]:
    so_far = before + option.text
    fits = fitting(so_far, behind)
    rated = []
    for character in slot:
        fit = option.fit + fits(character)
        near = score(so_far[-AROUND:] + character + (behind or "")[:AROUND])
        rated.append((fit + near, _Option(option.text + character, fit)))
    return sorted(rated, key=itemgetter(0), reverse=True)


def _behind(path: Path, place: int, after: str) -> str | None:
    """What follows a place without doubt; None if the very next character is in doubt too."""
    certain: list[str] = []
    for slot in path.slots[place + 1 :]:
        if len(slot) > 1 or slot == (UNKNOWN,):
            return "".join(certain) or None
        certain.append(slot[0])
    return "".join(certain) + after
