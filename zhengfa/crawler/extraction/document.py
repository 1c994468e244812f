"""How a text begins and ends where no punctuation marks a line as prose: first heading, signature, attachments."""

import re
from collections.abc import Sequence

from zhengfa.crawler.extraction.attachments import ATTACHMENTS
from zhengfa.crawler.extraction.lines import Line

# Official documents have a fixed form (GB/T 9704-2012): numbered headings; then attachments, organ and date, notes.
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_DIGIT = "[〇○零一二三四五六七八九]"
_HEADING = re.compile(rf"(?:第{_NUMERAL}[章節节條条部]|[（(]{_NUMERAL}[）)]|{_NUMERAL}、).{{1,40}}")
_SIGNATURE = re.compile(r"[（(][^（）()]{2,40}[）)]")  # (本报记者 王芳); （此件公开发布）
_ORGAN = re.compile(r"[\w（）() ]{4,40}")
_DATE = re.compile(rf"[12]\d{{3}}年\d{{1,2}}月\d{{1,2}}日|二[〇○零]{_DIGIT}{{2}}年{_NUMERAL}月{_NUMERAL}日")
_ATTACHED = re.compile(rf"附件\s?\d{{0,2}}\s?[:：].{{2,80}}|.{{2,80}}{ATTACHMENTS.pattern}", re.IGNORECASE)


def with_frame(lines: Sequence[Line], first: int, last: int) -> tuple[int, int]:
    """A run of prose, from `first` up to but not including `last`, with the lines around it that belong to it."""
    if first and _HEADING.fullmatch(lines[first - 1].text):
        first -= 1
    while last < len(lines) and (taken := _closing(lines, last)):
        last += taken
    return first, last


def is_signature(text: str) -> bool:
    """Whether a line is a signature in brackets."""
    return bool(_SIGNATURE.fullmatch(text))


def _closing(lines: Sequence[Line], number: int) -> int:
    """How many lines, from this one on, close a text: a signature or attachment, or else organ and date."""
    text = lines[number].text
    if is_signature(text) or _ATTACHED.fullmatch(text):
        return 1
    is_dated = number + 1 < len(lines) and _DATE.fullmatch(lines[number + 1].text)
    return 2 if is_dated and _ORGAN.fullmatch(text) and not lines[number].linked else 0
