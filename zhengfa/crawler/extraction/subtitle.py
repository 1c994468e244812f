"""The subtitle where no layout names it: papers print it below the headline, behind a dash."""

import re
from collections.abc import Sequence

from zhengfa.crawler.extraction.credits import is_byline
from zhengfa.crawler.extraction.furniture import is_furniture
from zhengfa.crawler.extraction.lines import Line

_DASHED = re.compile(r"(?:[—―─－-]{2}|—)\s*(?P<text>[^\s—―─－-][^。]{3,60})")
_BELOW = 3  # lines below the headline; a byline and a row of buttons may stand between


def subtitle_line(lines: Sequence[Line], headline_at: int | None) -> int | None:
    """The line of the subtitle: with a dash, and nothing but byline and buttons between it and the headline."""
    if headline_at is None:
        return None
    for number in range(headline_at + 1, min(headline_at + 1 + _BELOW, len(lines))):
        text = lines[number].text
        if _DASHED.fullmatch(text) and not lines[number].linked:
            return number
        if not is_byline(text) and not is_furniture(text):
            return None
    return None
