"""How names are spelled in pinyin, in every way that people type them: zhangguoqing, guoqing zhang, zgq, zhanggq."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import islice, product

from zhengfa.indexer.officials.lexicon import COMPOUND, DOT, HAN
from zhengfa.indexer.readings import ordered_readings

_DATA = tomllib.loads(files("zhengfa.indexer.officials").joinpath("surname_readings.toml").read_text("utf-8"))
_SURNAMES: dict[str, str] = _DATA["single"]
_COMPOUND: dict[str, str] = _DATA["compound"]
_READINGS = 2  # of one character in a given name: the third and further ones are those of old texts
_MOST = 8  # ways to read one name
_LONGEST_CHINESE = 4  # characters of a name that begins with a surname; dotted ones have none

_DOTS = re.compile(f"[{DOT}]")
_UMLAUT = re.compile("u[\u0300-\u0307\u0309-\u036f]*\u0308")  # a tone mark may stand before the dots of ü
_NO_LETTERS = re.compile("[^a-z]")

Syllables = Sequence[str]


@lru_cache(1 << 14)
def spellings(name: str) -> frozenset[str]:
    """The spellings of a name in lower case, without blanks and tones; none if a character's reading is not known."""
    return frozenset(
        variant
        for surname, given in _read(name)
        for spelling in _orders(surname, given)
        for variant in {spelling, spelling.replace("v", "u"), spelling.replace("v", "yu")}
    )


@lru_cache(1 << 14)
def full_spellings(name: str) -> frozenset[str]:
    """The spellings with every syllable whole and the surname first: names that share one sound alike."""
    return frozenset("".join((*surname, *given)) for surname, given in _read(name))


def is_spelling(typed: str) -> bool:
    """Whether what was typed can only be pinyin: Latin letters, with tones or without."""
    return bool(typed_spelling(typed)) and not re.search(f"[{HAN}]", typed)


def typed_spelling(typed: str) -> str:
    """What was typed, as `spellings` has it: Zhāng Guó-qīng and zhang1 guo2qing1 are zhangguoqing, lǚ is lv."""
    parts = unicodedata.normalize("NFD", typed.lower())
    return _NO_LETTERS.sub("", _UMLAUT.sub("v", parts).replace("u:", "v"))


def _orders(surname: Syllables, given: Syllables) -> Iterator[str]:
    """All syllables whole, the given name's first letters, or all first letters; the surname first or last."""
    for one, other in (
        ("".join(surname), "".join(given)),
        ("".join(surname), _initials(given)),
        (_initials(surname), _initials(given)),
    ):
        yield one + other
        yield other + one


def _initials(syllables: Syllables) -> str:
    return "".join(syllable[0] for syllable in syllables)


def _read(name: str) -> Iterator[tuple[Syllables, Syllables]]:
    """The ways to read a name, as syllables of surname and given name; the usual ones first."""
    plain = _DOTS.sub("", name)
    size = _surname_size(plain) if plain == name and len(name) <= _LONGEST_CHINESE else 0
    said = (_surname_readings(name[:size]), *(ordered_readings(one)[:_READINGS] for one in plain[size:]))
    for surname, *given in islice(product(*said), _MOST):
        yield surname.split(), given


def _surname_size(name: str) -> int:
    return 2 if name[:2] in COMPOUND and len(name) > 2 else 1


def _surname_readings(surname: str) -> Sequence[str]:
    """The readings of a surname, syllables parted by blanks."""
    if len(surname) == 2:
        return [_COMPOUND.get(surname) or " ".join(ordered_readings(one)[0] for one in surname)]
    return _SURNAMES[surname].split() if surname in _SURNAMES else ordered_readings(surname)[:_READINGS] or [""]
