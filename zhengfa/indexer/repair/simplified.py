"""Traditional to simplified script, where the text is in traditional script, and never against a name.

opencc decides each character by the dictionary of phrases that it ships. Two things it cannot know are here: that a
text in simplified script is not to be touched, and that a few characters are names more often than words.
"""

import re
from collections.abc import Iterator
from itertools import compress
from operator import ne

from zhengfa.indexer.repair.draft import Edit
from zhengfa.indexer.repair.language import score, words
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.indexer.script import simplify

# Standard in simplified script as names (通用规范汉字表, 2013), but another character to opencc: they change only
# inside a word of the dictionary. 干部 and 特征 are words; 李乾元, 乾潭镇 and 冯徵 are none.
_NAMES = frozenset("乾徵昇陞脩氾勣吒谿濛")
_WIPED_DRY = re.compile("[擦揩拭晾晒曬烘吹榨拧擰舔]乾")  # and not a name; 干 stands behind these verbs
_NAMED = ("毕昇", "畢昇")  # the printer, whom jieba's dictionary writes with 升
# What opencc leaves, with the reason.
_MISSING = {
    "擧": "举",  # converters of spam copies write 擧 for 舉
    "姪": "侄",  # a variant that the first list of 1955 abolished
    "鬪": "斗",  # as 姪
    "牠": "它",  # as 姪
}
_FIXES = (
    (re.compile("甚(?=么)"), "什"),  # 甚麼 is 什么; opencc knows 什麼 alone
    (re.compile("(?<![神地天])祇"), "只"),  # 祇有; the other 祇 is a god
    (re.compile("覆(?=[核查议函信])"), "复"),  # opencc knows 答覆 and 反覆
)
_WRITE, _PARTICLE = "著", "着"  # one character in the script of Taiwan, where opencc's t2s expects two
# What stands in simplified texts as well (GB2312 has them), though opencc would change it: no sign of the script.
_IN_BOTH = frozenset("菸薹拚捱摺夥榘袷麴醣藉瞭於")
_LEAST_TEXT = 0.05  # traditional characters to all Chinese ones: machine-made copies have 0.2 to 0.4, clean text < 0.03
_LEAST_LINE = 0.2  # for one line of a text that is below
_SHORTEST_LINE = 6  # Chinese characters; a name alone (李後) tells nothing
_AROUND = 8  # characters that decide on a word
_HAN = re.compile(r"[\u3400-\u9fff]")


def is_traditional_text(text: str) -> bool:
    """Whether a text is in traditional script, a few names and quotations aside."""
    return _share(text, simplify(text)) >= _LEAST_TEXT


def simplified(text: str) -> str:
    """A text as the repair leaves it where it is in traditional script: so is read what is typed, and who is named.

    What the repair keeps is kept, so that 张乾 is found under the name that the article has.
    """
    edits = {edit.start: edit.after for edit in script_edits(text, is_traditional=True)}
    return "".join(edits.get(place, character) for place, character in enumerate(text)) if edits else text


def script_edits(text: str, *, is_traditional: bool | None = None) -> Iterator[Edit]:
    """Every character that has a simplified form, in a text that is in traditional script; None: the text itself tells.

    A line in traditional script is simplified in any case.
    """
    simple = simplify(text)
    if simple == text and not any(character in text for character in _MISSING):
        return
    if len(simple) != len(text):  # never seen of t2s; an offset map that is not exact must not come to be
        raise AssertionError(f"simplified text of {len(simple)} characters from {len(text)}")
    is_whole = _share(text, simple) >= _LEAST_TEXT if is_traditional is None else is_traditional
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if is_whole or _is_traditional_line(line, simple[start:end]):
            yield from _line_edits(line, simple[start:end], start)
        start = end + 1


def _is_traditional_line(line: str, simple: str) -> bool:
    return _share(line, simple) >= _LEAST_LINE and len(_HAN.findall(line)) >= _SHORTEST_LINE


def _line_edits(line: str, simple: str, start: int) -> Iterator[Edit]:
    for place, (before, after) in enumerate(zip(line, _fixed(simple), strict=True), start):
        character = _MISSING.get(before, after)
        is_kept = character == before or _is_unwritten(before, character)
        if not is_kept and not (before in _NAMES and _is_name(line, simple, place - start)):
            yield Edit(RepairKind.SCRIPT, place, place + 1, character, ((place, place + 1),))


def _fixed(simple: str) -> str:
    for pattern, character in _FIXES:
        simple = pattern.sub(character, simple)
    at = simple.find(_WRITE)
    while at >= 0:
        if _is_particle(simple, at):
            simple = simple[:at] + _PARTICLE + simple[at + 1 :]
        at = simple.find(_WRITE, at + 1)
    return simple


def _is_particle(simple: str, place: int) -> bool:
    """Whether 著 is 着 here: in a word (随着, 着力), or behind one (围绕着). 著名 is a word; 李著 is a name."""
    first = max(0, place - _AROUND)
    before, behind = simple[first:place], simple[place + 1 : place + _AROUND]
    particle = f"{before}{_PARTICLE}{behind}"
    if score(particle) <= score(f"{before}{_WRITE}{behind}"):
        return False
    lengths = [0]
    end = 0
    for word in words(particle):
        end += len(word)
        if end > len(before):
            return len(word) > 1 or lengths[-1] > 1
        lengths.append(len(word))
    return False


def _is_unwritten(before: str, after: str) -> bool:
    """Lone surrogates are no characters; and of 頔 and its like portals do not write the simplified form (𬱖)."""
    return "\ud800" <= before <= "\udfff" or (before <= "\uffff" < after)


def _is_name(line: str, simple: str, place: int) -> bool:
    """Whether a character of names is one here: no part of a word of the dictionary."""
    first = max(0, place - _AROUND)
    at = place - first
    if any(name in line[first : place + _AROUND] for name in _NAMED):
        return True
    if _WIPED_DRY.match(line, max(0, place - 1)):
        return False
    for word in words(simple[first : place + _AROUND]):
        if at < len(word):
            return len(word) == 1
        at -= len(word)
    return True


def _share(text: str, simple: str) -> float:
    """How much of a text is in traditional script."""
    if text == simple:  # as most are
        return 0.0
    differing = compress(text, map(ne, text, simple))
    changed = sum(character not in _IN_BOTH for character in differing)
    return changed / max(1, len(_HAN.findall(text)))
