"""Pinyin annotations: 來(lái). Copying machines put them behind characters that their conversion table touched.

Lifted is only what is a reading of the very character that it stands behind, where that character is a traditional one:
portals themselves gloss a rare simplified character now and then, as 谌(chén), and such a bracket is the article's own.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from zhengfa.indexer.readings import readings, toned_readings
from zhengfa.indexer.repair import gbk
from zhengfa.indexer.repair.draft import Edit
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.indexer.script import is_traditional

SYLLABLE = r"[a-zɡ\u0300\u0301\u0304\u0308\u030cāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ]{1,7}"
# Some copies have a blank inside; Markdown copies have a backslash before both brackets.
_BRACKETED = re.compile(rf"[(（]\s?({SYLLABLE})\s?(\\)?[)）]")
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")


def annotation_edits(text: str) -> Iterator[Edit]:
    """Every annotation of a text, brackets included."""
    for match in _BRACKETED.finditer(text):
        start = match.start() - bool(match[2] and text[: match.start()].endswith("\\"))
        if start and is_annotated(_character_before(text, start), match[1]):
            yield Edit(RepairKind.ANNOTATION, start, match.end())


def _character_before(text: str, place: int) -> str:
    """What the machines took for the character before a place: behind a letter it is half of one, as in 或T(qí)OT."""
    letter = text[place - 1]
    half = gbk.pair(text[place - 2]) if letter.isascii() and place > 1 else None
    return (gbk.character(half[1], ord(letter)) or letter) if half else letter


def is_annotated(character: str, pinyin: str) -> bool:
    """Whether copying machines put this reading behind this character."""
    return is_traditional(character) and bool(_toneless(pinyin) & readings(character))


def annotated(characters: Iterable[str], pinyin: str) -> tuple[str, ...]:
    """Those characters that a reading belongs to; if it has a tone, those with the very tone where there are any."""
    fitting = tuple(character for character in characters if is_annotated(character, pinyin))
    same_tone = tuple(character for character in fitting if pinyin in toned_readings(character))
    return same_tone or fitting


def _toneless(pinyin: str) -> frozenset[str]:
    """A syllable without its tone; both spellings where a copy may have dropped the dots of ü."""
    plain = _TONES.sub("", unicodedata.normalize("NFD", pinyin)).replace("u\u0308", "v").replace("ɡ", "g")
    return frozenset({plain, plain.replace("u", "v")} if plain[:1] in "ln" else {plain})
