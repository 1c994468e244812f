"""Pinyin annotations: 來(lái). Copying machines put them behind characters that their conversion table touched.

Lifted is only what is a reading of the very character that it stands behind, where that character is a traditional one:
portals themselves gloss a rare simplified character now and then, as 谌(chén), and such a bracket is the article's own.
"""

import re
import unicodedata
from collections.abc import Iterator

from zhengfa.indexer.readings import readings
from zhengfa.indexer.script import is_traditional

# Markdown copies have a backslash before the bracket; some copies a blank inside.
_BRACKETED = re.compile(
    r"(?<=[\u3400-\u9fff])\\?[(（]\s?([a-zɡ\u0300\u0301\u0304\u0308\u030cāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ]{1,7})\s?\\?[)）]"
)
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")


def find_annotations(text: str) -> Iterator[re.Match[str]]:
    """The annotations of a text, brackets included."""
    for found in _BRACKETED.finditer(text):
        character = text[found.start() - 1]
        if is_traditional(character) and toneless(found[1]) & readings(character):
            yield found


def toneless(pinyin: str) -> frozenset[str]:
    """A syllable without its tone; both spellings where a copy may have dropped the dots of ü."""
    plain = _TONES.sub("", unicodedata.normalize("NFD", pinyin)).replace("u\u0308", "v").replace("ɡ", "g")
    return frozenset({plain, plain.replace("u", "v")} if plain[:1] in "ln" else {plain})
