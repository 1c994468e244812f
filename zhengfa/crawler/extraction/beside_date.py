"""What stands beside the date without a label: the outlet, and next to it the people who wrote."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile

from zhengfa.crawler.extraction.labels import Field, Lifted, before_labels, labelled, lift
from zhengfa.crawler.extraction.surnames import is_name

_DATE = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s*\d{1,2}[:：∶]\d{2}(?:[:：∶]\d{2})?)?"
_HAS_DATE = re.compile(_DATE)
_HAN = r"\u3400-\u9fff"
# What the names of outlets end in.
_ENDS = "网|網|报|報|社|客户端|客戶端|发布|發布|周刊|週刊|杂志|雜誌|电视台|電視台|融媒"
# What the names of offices and of their accounts end in, and outlets that end in no such word: on the date's own line.
_MORE_ENDS = """
    月刊 广播电台 融媒体 云媒 在线 在線 卫视 之声 零距离 海外版 政法 政法委 公安 警方 长安 公安局 公安厅 司法局 司法厅
    检察院 法院 信访局 人民政府 人大 政协 纪委监委 统计局 编辑部 新华每日电讯 参考消息 瞭望 求是 半月谈 央视新闻 总台
    澎湃新闻 封面新闻 红星新闻 极目新闻 上游新闻 九派新闻 央广 半月谈内部版
"""
_BUTTON = "关注|登录|进入|返回|下载|手机|扫|分享|打开|查看|更多|欢迎|推荐"
# Columns and words that end like outlets: 警情通报, 权威发布, 数字报.
_COLUMN = (
    r".{0,14}(?:[通简簡汇公海情战捷预举申播填上]报|(?:电子|数字)报|(?:权威|信息|新闻|政策|最新|重磅|公开)发布|互联网)$"
)
_BEFORE_END = rf"(?!{_BUTTON}|{_COLUMN})《?[{_HAN}A-Za-z0-9·—-]"
_OUTLET = re.compile(rf"{_BEFORE_END}{{2,16}}(?:{_ENDS})》?")
_OUTLET_ON_LINE = re.compile(
    rf"{_BEFORE_END}{{0,16}}(?:{_ENDS}|{'|'.join(_MORE_ENDS.split())})》?|平安(?!建设|创建|法治|综治|稳定)[{_HAN}]{{2,6}}"
)
_LEAST_OUTLET, _LONGEST_OUTLET = 3, 20  # characters: 半月谈; 北青网-北京青年报
_LONGEST_LINE = 80  # characters of a line that holds a date, an outlet and a button or two
_PARTS = re.compile(r"[\s|｜\[\]【】\ue000-\uf8ff]+")
_SENTENCE_SIGN = re.compile("[，。？！]")
EDGES = " \u3000\xa0:：,，;；-—·"
_NAMES_OUTLET = re.compile(rf"(?P<names>[{_HAN}、 ]{{2,20}})\s?[/／]\s?(?P<outlet>[^\s/／]{{3,20}})")
# An outlet named in a sentence without a colon, on a line that says nothing more than that and the date.
_SENTENCE = re.compile(
    rf"[(（]?(?:本文|文章|稿件|信息)?(?:来源于|來源於|来源自)\s?(?P<outlet>[{_HAN}A-Za-z0-9《》·]{{2,20}})[)）]?"
)


def outlets_beside(lines: Sequence[str]) -> Iterator[str]:
    """Outlets without a label: a word on the date's line, or the line above or below it."""
    for number, line in enumerate(lines):
        if len(line) <= _LONGEST_LINE and _HAS_DATE.search(line):
            bare = _HAS_DATE.sub(" ", line).strip()
            if stated := _SENTENCE.fullmatch(bare):
                yield stated["outlet"]
            yield from filter(is_outlet, _words(bare))
            for beside in (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]):
                signed = _signed_outlet(beside)
                if signed or _OUTLET.fullmatch(beside):
                    yield signed["outlet"] if signed else beside


def names_beside(lines: Sequence[str]) -> tuple[str, ...]:
    """People without a label: behind the outlet on its line, beside the date, or before the outlet and a stroke."""
    for text in lines:
        if len(text) > _LONGEST_LINE or _SENTENCE_SIGN.search(text):
            continue
        if signed := _signed_outlet(text):
            return tuple(_names(re.split("[、 ]+", signed["names"])))
        if people := tuple(_names(_unlabelled(lift(text)))):
            return people
    return ()


def is_outlet(word: str) -> bool:
    """Whether a word is the name of an outlet or an office, as such names end."""
    return _LEAST_OUTLET <= len(word) <= _LONGEST_OUTLET and bool(_OUTLET_ON_LINE.fullmatch(word))


def _signed_outlet(line: str) -> re.Match[str] | None:
    """王芳/某省日报"""
    found = _NAMES_OUTLET.fullmatch(line) if "/" in line or "／" in line else None
    is_signed = found and is_outlet(found["outlet"]) and is_name(found["names"].split("、")[0].strip())
    return found if is_signed else None


def _unlabelled(line: Lifted) -> list[str]:
    """The words of a line with an outlet that no label announces: before the first label, behind source and time."""
    fields = labelled(line.text)
    words = _words(_HAS_DATE.sub(" ", before_labels(line)))
    has_outlet = _HAS_DATE.search(line.text) is not None and any(map(is_outlet, words))
    for field, start, end in fields:
        value = _words(_HAS_DATE.sub(" ", line.text[start:end]))
        if field is Field.SOURCE and value:
            has_outlet = True
            words += value[1:]
        elif field is Field.TIME:
            words += value
    return words if has_outlet else []


def _names(words: Sequence[str]) -> Iterator[str]:
    """The first names that stand together."""
    return takewhile(is_name, dropwhile(lambda word: not is_name(word), words))


def _words(text: str) -> list[str]:
    return [word for part in _PARTS.split(text) if (word := part.strip(EDGES))]
