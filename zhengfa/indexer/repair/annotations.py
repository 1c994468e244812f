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

# Markdown copies have a backslash before the bracket; some copies a blank inside.
SYLLABLE = r"[a-zɡ\u0300\u0301\u0304\u0308\u030cāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ]{1,7}"
_BRACKETED = re.compile(rf"(?<=[\u3400-\u9fff])(?:[(（]\s?({SYLLABLE})\s?[)）]|\\\(\s?({SYLLABLE})\s?\\\))")
# Between a character's second byte and a letter the machines saw a character too: 或T(qí)OT.
_BEHIND_LETTER = re.compile(rf"(?<=[^\x00-\x7f][@-~])\(({SYLLABLE})\)")
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")


def annotation_edits(text: str) -> Iterator[Edit]:
    """Every annotation of a text, brackets included."""
    found = [match for match in _BRACKETED.finditer(text) if _is_lifted(text[match.start() - 1], match)]
    found += [match for match in _BEHIND_LETTER.finditer(text) if _is_lifted(_straddling(text, match), match)]
    for match in sorted(found, key=re.Match.start):
        yield Edit(RepairKind.ANNOTATION, *match.span())


def _is_lifted(character: str, match: re.Match[str]) -> bool:
    return is_annotated(character, match[match.lastindex or 1])


def _straddling(text: str, match: re.Match[str]) -> str:
    found = gbk.pair(text[match.start() - 2])
    return (gbk.character(found[1], ord(text[match.start() - 1])) if found else None) or ""


def is_annotated(character: str, pinyin: str) -> bool:
    """Whether copying machines put this reading behind this character."""
    return bool(character) and is_traditional(character) and bool(_toneless(pinyin) & readings(character))


def annotated(characters: Iterable[str], pinyin: str) -> tuple[str, ...]:
    """Those characters that a reading belongs to; if it has a tone, those with the very tone where there are any."""
    fitting = tuple(character for character in characters if is_annotated(character, pinyin))
    same_tone = tuple(character for character in fitting if pinyin in toned_readings(character))
    return same_tone or fitting


def _toneless(pinyin: str) -> frozenset[str]:
    """A syllable without its tone; both spellings where a copy may have dropped the dots of ü."""
    plain = _TONES.sub("", unicodedata.normalize("NFD", pinyin)).replace("u\u0308", "v").replace("ɡ", "g")
    return frozenset({plain, plain.replace("u", "v")} if plain[:1] in "ln" else {plain})
