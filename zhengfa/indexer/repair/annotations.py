"""Pinyin annotations: 來(lái). Copying machines put them behind characters that their conversion table touched.

Lifted is only what is a reading of the very character that it stands behind, where that character is a traditional one:
portals themselves gloss a rare simplified character now and then, as 谌(chén), and such a bracket is the article's own.
"""

import re
import unicodedata
from collections.abc import Iterator

from zhengfa.indexer.readings import readings
from zhengfa.indexer.repair.draft import Edit
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.indexer.script import is_traditional

# Markdown copies have a backslash before the bracket; some copies a blank inside.
SYLLABLE = r"[a-zɡ\u0300\u0301\u0304\u0308\u030cāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ]{1,7}"
_BRACKETED = re.compile(rf"(?<=[\u3400-\u9fff])\\?[(（]\s?({SYLLABLE})\s?\\?[)）]")
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")


def annotation_edits(text: str) -> Iterator[Edit]:
    """Every annotation of a text, brackets included."""
    for found in _BRACKETED.finditer(text):
        if is_annotated(text[found.start() - 1], found[1]):
            yield Edit(RepairKind.ANNOTATION, *found.span())


def is_annotated(character: str, pinyin: str) -> bool:
    """Whether copying machines put this reading behind this character."""
    return is_traditional(character) and bool(_toneless(pinyin) & readings(character))


def _toneless(pinyin: str) -> frozenset[str]:
    """A syllable without its tone; both spellings where a copy may have dropped the dots of ü."""
    plain = _TONES.sub("", unicodedata.normalize("NFD", pinyin)).replace("u\u0308", "v").replace("ɡ", "g")
    return frozenset({plain, plain.replace("u", "v")} if plain[:1] in "ln" else {plain})
