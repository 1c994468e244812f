"""Lines that say who wrote, edited and put out an article, and when."""

import re
from functools import lru_cache

from zhengfa.archive.content import Precision, Provenance
from zhengfa.crawler.extraction.dates import moments
from zhengfa.crawler.extraction.furniture import SIGNS
from zhengfa.crawler.extraction.labels import COLON, Field, label_pattern, labelled, lifted

_CACHED = 2_000  # lines: each is asked about several times while its page is read
_LONGEST = 120  # characters; a byline with every label filled takes about 100
_LONGEST_BARE_BYLINE = 60  # characters of a byline without labels: date, outlet, name
_LABEL_BY = 60  # the character by which a byline's first label stands: behind a date and a URL at most

_ADDRESS = re.compile(r"https?://[!-~]+")  # of the site, in front of a byline
_STAMP = re.compile(label_pattern("发布时间 发布日期 发表时间 发稿时间 更新时间 录入时间"))
# Who checked, made and put out the page, behind the text: 初审：… 复审：… 终审：…
_STAFF = label_pattern(
    """
    审核 初审 复审 终审 一审 二审 三审 一校 二校 三校 审稿 审签 审读 复核 签发 编审 监审 校对 责任校对 制作 制图 排版
    设计 统筹 策划 出品 出品人 监制 总监制 主编 总编 编委 值班主任 值班编辑 值班编委 值班总编 美编 美术编辑 视觉编辑
    图片编辑 视频编辑 技术编辑 摄影 视频 录入 投稿邮箱
    """
)
_CREW = re.compile(rf"{SIGNS}*{_STAFF}{COLON}[^。，]{{1,60}}")
_EDITOR = label_pattern("责任编辑 责编 编辑")
_UNMARKED = re.compile(rf"[（(【\[]?\s*{_EDITOR}[ 　]{{1,4}}[\u3400-\u9fff]{{2,4}}\s*[)）】\]]?")  # （编辑 王芳）
# Behind the last sentence: …防线。（责任编辑 王芳）
_LAST_WORDS = re.compile(
    rf"(?<=[。！？”])\s*(?P<credit>[（(【\[]\s*{_EDITOR}\s*[:：/ 　][^（）()【】\[\]。]{{2,30}}[)）】\]])\s*$"
)


def parted(text: str) -> tuple[str, str]:
    """A paragraph, and the editor's credit in brackets behind its last sentence; "" without one."""
    found = _LAST_WORDS.search(text[-_LONGEST:])
    return (text[: len(text) - len(found[0])], found["credit"]) if found else (text, "")


@lru_cache(_CACHED)
def is_byline(text: str) -> bool:
    """Whether a line is a byline: labels with their values, or a date and time with next to nothing else."""
    if len(text) > _LONGEST or "。" in text:
        return False
    plain = lifted(_ADDRESS.sub("", text) if "://" in text else text)
    fields = labelled(plain)
    if any(field is not Field.OTHER for field, _, _ in fields):
        first_value = fields[0][1]
        return first_value <= _LABEL_BY and "，" not in plain[:first_value]
    dated = any(moment.precision is Precision.MINUTE for moment in moments(plain, Provenance.BYLINE))
    return dated and len(plain) <= _LONGEST_BARE_BYLINE and "，" not in plain


def is_credit(text: str) -> bool:
    """Whether a line names who made the page and nothing else: behind the text it is no part of it."""
    named = (Field.SOURCE, Field.AUTHOR, Field.EDITOR, Field.CHIEF_EDITOR)
    plain = lifted(text)
    if _CREW.fullmatch(plain) or _UNMARKED.fullmatch(plain):
        return True
    return is_byline(text) and (bool(_STAMP.search(plain)) or any(field in named for field, _, _ in labelled(plain)))
