"""The words that titles and names are made of, from `lexicon.toml`, as patterns and sets."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
BLANK = " \t\u3000\xa0"
DOT = "·•‧・"

_DATA: dict[str, Any] = tomllib.loads(files("zhengfa.indexer.officials").joinpath("lexicon.toml").read_text("utf-8"))


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted({*words}, key=lambda word: (-len(word), word))


def any_of(words: Iterable[str]) -> str:
    """A pattern of words, the longest first, that looks at a word only where its first character stands."""
    by_first: dict[str, list[str]] = {}
    for word in _longest_first(words):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return "(?:" + "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()) + ")"


def _heads_pattern(words: Iterable[str], not_before: Mapping[str, str]) -> re.Pattern[str]:
    """Heads that are not the beginning of another word. What one begins starts with its own first character."""
    by_first: dict[str, list[str]] = {}
    for word in _longest_first(words):
        others = "|".join(map(re.escape, not_before.get(word, "").split()))
        by_first.setdefault(word[0], []).append(re.escape(word[1:]) + (f"(?!{others})" if others else ""))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()))


def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(_DATA[section][key].split())


ANCHORS = re.compile(_DATA["stops"]["anchors"])
PUBLIC_HEADS = frozenset(word for group in _DATA["heads"].values() for word in group.split())
PRIVATE_HEADS = _words("private", "heads")
PRIVATE_ORGANS = re.compile(any_of(_words("private", "organs")))
PRIVATE_OFFICES = _words("private", "offices")
PUBLIC_WORDS = re.compile(any_of(_words("private", "public_words")))
HEADS = _heads_pattern(PUBLIC_HEADS | PRIVATE_HEADS, _DATA["not_before"])

DEPUTY, EXECUTIVE, ACTING, FORMER, OTHER_MODIFIERS, RANKS = (
    _words("modifiers", key) for key in ("deputy", "executive", "acting", "former", "other", "ranks")
)
MODIFIERS = any_of(DEPUTY | EXECUTIVE | ACTING | FORMER | OTHER_MODIFIERS | RANKS)

LEVELS = _longest_first(_words("levels", "ends"))
COUNTRY = _longest_first(_words("levels", "country"))
BARE_REGIONS = _longest_first(_words("levels", "bare"))
ORGANS: dict[str, str] = {way: organ for organ, ways in _DATA["organs"].items() for way in ways.split()}
COMMITTEES = {level: called for called, levels in _DATA["committees"].items() for level in levels.split()}
NATIONAL_ORGANS = re.compile(any_of(_words("national", "organs")) + "(?!门)")  # 公安部门 may be of any region
NATIONAL_OFFICES = _words("national", "offices")
PROVINCE_ORGANS = tuple(_DATA["national"]["province"].split())
PREFECTURE_ORGANS = tuple(_DATA["national"]["prefecture"].split())
OFFICE_ORGANS: dict[str, str] = _DATA["offices"]

# Words that hold a stop are found first, and so guard it.
STOPS = re.compile(f"{any_of(_words('stops', 'protected'))}|({any_of(_words('stops', 'words'))})")
LONGEST_COMPONENT: int = _DATA["stops"]["longest_component"]

STRONG = _words("reports", "strong")
WEAK = _words("reports", "weak")
ACTS = _words("reports", "acts")
NEVER = _words("reports", "never")
ORGAN_ENDS = _words("reports", "organ_ends")
NEVER_LAST = _words("reports", "never_last")
BOTH = _words("reports", "both")

SURNAMES = frozenset("".join(_DATA["names"]["surnames"].split()))
COMPOUND = _words("names", "compound")
DOUBTFUL = frozenset(_DATA["names"]["doubtful"])
PARTS = _words("names", "parts")
NAME_PARTS = any_of(PARTS)
TRANSCRIBING = f"[{''.join(_DATA['names']['transcribing'].split())}]"
NOT_NAMES = _words("names", "not_names")
ALWAYS_NAMED = _words("names", "always")
REPORTERS = any_of(_words("people", "reporters"))
EDITORS = any_of(_words("people", "editors"))
