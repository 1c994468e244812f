"""Lines and signs in a text that nobody wrote for it.

The crawler leaves out what a page marks as no part of its article. Here is what stands in the text itself: lines that a
copy's maker put in, lines of the page around, placeholders that nothing filled, marks printed twice. A line with a full
stop is a sentence, and is never taken out.
"""

import re
from collections.abc import Iterator

from zhengfa.indexer.repair.draft import Edit
from zhengfa.indexer.repair.records import RepairKind

_SENTENCE = re.compile("[。！？]")
_LONGEST_NAVIGATION = 120  # characters

# Place names in a row, as link farms print them: 合山市| 峨边| 鄢陵县|. Some have lost their last character.
_BAR = re.compile("[|｜]")
_FEWEST_PLACES = 6
_PLACE = re.compile(r"[\u3400-\u9fff]{1,10}?[县市区州旗盟省镇乡]")
_MOST_OTHERS = 1 / 3  # of a row

# Of two that begin alike the longer one stands first: the pattern below takes the first that fits.
_BUTTONS = (
    "返回首页|设为首页|首页|加入收藏|收藏本站|网站地图|联系我们|关于我们|移动客户端|手机客户端|客户端|官方微信|官方微博"
    "|新浪微博|腾讯微博|微信|微博|QQ空间|朋友圈|分享到|分享至|分享|打印本页|打印此页|打印|关闭本页|关闭窗口|关闭|返回顶部"
    "|我要纠错|上一篇|下一篇|上一页|下一页|尾页|点赞|扫一扫|相关报道|相关新闻|相关链接|相关阅读|无障碍浏览"
    r"|(?:点击|浏览|阅读)(?:数|量|次数)\s*[:：]\s*\d*次?|浏览\s*\d*\s*人次"
)
_SIZES = r"字[号体][\s:：【\[(（]*大\s*中\s*小"
_AROUND = r"[\s\[\]【】()（）|｜丨>＞»·•:：/_\-—]"
_NAVIGATION = re.compile(
    # Atomic: 返回首页 is one button or two, and a row of them must not be tried in every way.
    rf"{_AROUND}*(?:(?>{_BUTTONS}|{_SIZES}){_AROUND}*+)++"
    r"|[\s|｜丨>＞»·•]+"
    r"|.{0,10}位置\s*[:：].*[>＞»].*"
    r"|[上下]一篇\s*[:：].*"
    r"|[34]\s?上一篇\s+[34]\s?下一篇"  # the arrows of an icon font
    r"|(?:Copyright|©|版权所有(?![\u4e00-\u9fff])).*"
    r"|.*(?:ICP备|公网安备)\s?\d.*",
    re.IGNORECASE,
)

_TEMPLATE = re.compile(r"\{\{[^{}\n]{0,80}\}\}|\$\{[A-Za-z_][\w.]{0,60}\}|<%=?[^%\n]{0,80}%>")
# Exactly two; a row of three or more is a leader or an ellipsis. Dashes and ellipses are double by nature.
_MARKS = "，、；：。,"
_DOUBLED = re.compile(rf"(?<![{_MARKS}])([{_MARKS}])\1(?![{_MARKS}])")
# Blanks that no encoding knew: an indent, and the one behind 本报讯.
_INDENT = re.compile(r"(?<![^\n])\?\?(?=[\u3400-\u9fff“《\d])")
_BLANK = re.compile(r"(?<=[讯訊电電])\?(?=\d{1,2}月|[记記]者)")
_SIGNS_OF_NOISE = ("{{", "${", "<%", "?", *(mark * 2 for mark in _MARKS))
_ELEMENTS = (
    "p|div|span|strong|b|i|u|a|br|td|tr|table|font|section|li|ul|ol|h[1-6]|img|center|em|o:p|ucaptitle|ucapcontent"
)
_TAG = re.compile(rf"</?(?:{_ELEMENTS})(?:\s[^<>\n]{{0,200}})?/?>|\\r\\n|\\n(?=[\u3400-\u9fff])", re.IGNORECASE)


def noise_edits(text: str) -> Iterator[Edit]:
    """Everything in a text that is no part of it, mark-up apart. A line goes with one of its line ends."""
    has_signs = any(sign in text for sign in _SIGNS_OF_NOISE)
    done = start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if kind := _kind(line):
            first, last = (start - 1, end) if start > done else (start, min(end + 1, len(text)))
            if has_signs:
                yield from _signs(text, done, first)
            yield Edit(kind, first, last)
            done = last
        start = end + 1
    if has_signs:
        yield from _signs(text, done, len(text))


def tag_edits(text: str) -> Iterator[Edit]:
    """Mark-up and escapes that show: what a page's own text never holds, and what a repair of bytes gives back."""
    if "<" in text or "\\" in text:
        yield from (Edit(RepairKind.TAG, *found.span()) for found in _TAG.finditer(text))


def _signs(text: str, start: int, end: int) -> Iterator[Edit]:
    found = [Edit(RepairKind.TEMPLATE, *match.span()) for match in _TEMPLATE.finditer(text, start, end)]
    found += [Edit(RepairKind.PUNCTUATION, *match.span()) for match in _INDENT.finditer(text, start, end)]
    for match, after in (
        *((match, match[1]) for match in _DOUBLED.finditer(text, start, end)),
        *((match, " ") for match in _BLANK.finditer(text, start, end)),
    ):
        found.append(Edit(RepairKind.PUNCTUATION, *match.span(), after, (match.span(),)))
    yield from sorted(found, key=lambda edit: edit.start)


def _kind(line: str) -> RepairKind | None:
    is_short = len(line) <= _LONGEST_NAVIGATION
    if is_short and not _SENTENCE.search(line) and _NAVIGATION.fullmatch(line.strip()):
        return RepairKind.NAVIGATION
    return RepairKind.SPAM if ("|" in line or "｜" in line) and _is_row_of_places(line) else None


def _is_row_of_places(line: str) -> bool:
    names = [name for part in _BAR.split(line) if (name := part.strip())]
    others = sum(not _PLACE.fullmatch(name) for name in names)
    return len(names) >= _FEWEST_PLACES and others <= _MOST_OTHERS * len(names)
