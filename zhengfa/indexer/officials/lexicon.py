"""The words that titles and names are made of, from `lexicon.toml`, as patterns and sets."""

import re
import tomllib
from collections.abc import Collection
from importlib.resources import files
from typing import Any

from zhengfa.indexer.alternatives import any_of, first_of, longest_first

HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
NOT_HAN = "\0-\u33ff\ua000-\U0001ffff\U00040000-\U0010ffff"
BLANK = " \t\u3000\xa0"
DOT = "·•‧・"

_DATA: dict[str, Any] = tomllib.loads(files("zhengfa.indexer.officials").joinpath("lexicon.toml").read_text("utf-8"))


def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(_DATA[section][key].split())


def _unless(words: Collection[str]) -> str:
    """A pattern for a place that none of these words follows."""
    return f"(?!{'|'.join(map(re.escape, words))})" if words else ""


ANCHORS = re.compile(_DATA["stops"]["anchors"])
PUBLIC_HEADS = frozenset(word for group in _DATA["heads"].values() for word in group.split())
PRIVATE_HEADS = _words("private", "heads")
PRIVATE_ORGANS = re.compile(any_of(_words("private", "organs")))
PRIVATE_OFFICES = _words("private", "offices")
PUBLIC_WORDS = re.compile(any_of(_words("private", "public_words")))
_ALL_HEADS = longest_first(PUBLIC_HEADS | PRIVATE_HEADS)
_NOT_BEFORE = {head: longest_first(rests.split()) for head, rests in _DATA["not_before"].items()}
# Heads that are not the beginning of another word, and in how many characters one is told at most.
HEADS = re.compile(first_of({head: _unless(_NOT_BEFORE.get(head, ())) for head in _ALL_HEADS}))
HEAD_REACH = len(_ALL_HEADS[0]) + max(len(rests[0]) for rests in _NOT_BEFORE.values())

DEPUTY, EXECUTIVE, ACTING, FORMER, OTHER_MODIFIERS, RANKS = (
    _words("modifiers", key) for key in ("deputy", "executive", "acting", "former", "other", "ranks")
)
MODIFIERS = any_of(DEPUTY | EXECUTIVE | ACTING | FORMER | OTHER_MODIFIERS | RANKS)

LEVELS = longest_first(_words("levels", "ends"))
COUNTRY = longest_first(_words("levels", "country"))
BARE_REGIONS = longest_first(_words("levels", "bare"))
ORGANS: dict[str, str] = {way: organ for organ, ways in _DATA["organs"].items() for way in ways.split()}
COMMITTEES = {level: called for called, levels in _DATA["committees"].items() for level in levels.split()}
NATIONAL_ORGANS = re.compile(any_of(_words("national", "organs")) + "(?!门)")  # 公安部门 may be of any region
NATIONAL_OFFICES = _words("national", "offices")
PROVINCE_ORGANS = tuple(_DATA["national"]["province"].split())
BELOW_PROVINCE, COUNTY_ORGANS = _words("national", "below_province"), _words("national", "county")
PREFECTURE_ORGANS = tuple(_DATA["national"]["prefecture"].split())
OFFICE_ORGANS: dict[str, str] = _DATA["offices"]

_GUARDS = _words("stops", "protected")
STOP_WORDS = _words("stops", "words") - _GUARDS
# Words that hold a stop are found first, and so guard it.
STOPS = re.compile(first_of(dict.fromkeys([*longest_first(_GUARDS), *longest_first(STOP_WORDS)], "")))
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
GIVEN_WORDS = _words("names", "given_words")
DOUBTFUL = frozenset(_DATA["names"]["doubtful"])
PARTS = _words("names", "parts")
NAME_PARTS = any_of(PARTS)
TRANSCRIBING = f"[{''.join(_DATA['names']['transcribing'].split())}]"
NOT_NAMES = _words("names", "not_names")
ALWAYS_NAMED = _words("names", "always")
REPORTERS = _words("people", "reporters")
EDITORS = _words("people", "editors")
