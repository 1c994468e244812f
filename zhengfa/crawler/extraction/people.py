"""Lists of people as papers sign them: `记者王芳 李明`, `记者周小江、通讯员张芙`; a role stays with the name behind it.

A wrong name is worse than none: only what begins with a Chinese surname counts as a name, unless a reporter's title
stands before it and nothing but other names behind it.
"""

import re
from collections.abc import Sequence

from zhengfa.crawler.extraction.labels import Lifted, label_pattern, lifted
from zhengfa.crawler.extraction.lines import clean
from zhengfa.crawler.extraction.surnames import HAN, PLACE, is_word, name_pattern, surname_pattern

# Words that follow a name without a blank: 记者李晶报道, 张三摄.
_STOPS = (
    label_pattern("报道 摄 通讯员 实习 见习 记者 从 在 近日 了解 获悉 采访 编辑 综合 供稿 发自 撰文")
    + "|文[/／:：|｜丨]"
)
_GIVEN = rf"(?:(?!{_STOPS}|某)[{HAN}])"  # 王某 is a party to a case
# 江苏报道: a place, though 江 is a surname.
NAME = rf"(?!{PLACE}(?![{HAN}])|{PLACE}报道){name_pattern(_GIVEN)}"
_REPORTER = label_pattern("记者 通讯员 评论员 特派员 实习生 特约撰稿 撰稿人 主笔")
_OUTLET_END = "[网網报報社台臺]|频道|頻道|中心|客户端|融媒|在线"
# 新华网 记者: a blank parts an outlet from its reporter, but it also parts one name from the next one's role.
_BEFORE_ROLE = rf"(?:[{HAN}A-Za-z0-9·\-]{{1,16}}?(?:{_OUTLET_END})[ 　])?[{HAN}A-Za-z0-9·\-]{{0,16}}?"
_BEHIND_ROLE = "[ 　:：/／丨｜|]*"
ROLE = rf"(?:{_BEFORE_ROLE}(?:{_REPORTER}){_BEHIND_ROLE})"
ITEM = rf"{ROLE}?{NAME}"
_BETWEEN = r"[、，,;；/&＆ 　□■◎]+(?:和)?"
PEOPLE = rf"{ITEM}(?:{_BETWEEN}{ITEM})*"
# (张三 上海报道), 李四发自北京; a photographer, or the work done, may stand behind the names.
PLACE_TAIL = rf"[ 　/／]*(?:[{HAN}]{{0,6}}(?:报道|報[道導]|摄影|攝影|供稿|综合|整理)|发自[{HAN}]{{2,6}})?"

# Behind a role, up to where a list ends: names that nothing parts stay one value, and any name is taken.
_ENDS = rf"(?=$|[^{HAN}]|(?:{PLACE})?(?:报道|報[道導]|摄影|供稿|综合|发自))"
_GLUED = rf"(?:{surname_pattern(_GIVEN)}){{2,4}}"
_NOISE = label_pattern(
    """
    手记 札记 调查 观察 提问 整理 根据 现场 日前 团队 昨 今 称 问 答 发现 协会 证 节 会 站 部 们 摄影 编译 摘编 图片
    图文 制图 视频 文图 综述 专访 连线 体验 直击 探访 走访 文字 整合 统稿 口述 原创 首发 文章 制度 管理 培训 队伍 工作
    名单 大会 论坛 之家 家园 俱乐部 眼中 眼里 笔下 镜头 走基层 行动 报名 招募 热线 电话 注 按 团 沙龙 日记 说 看 访
    """
)
_OTHER = rf"(?!{_NOISE}|{PLACE}(?:报道|報道|(?![{HAN}]))){_GIVEN}"
_ANY = rf"{_OTHER}{{2,8}}{_ENDS}"  # 旦增旺姆; two names that nothing parts have up to 8 characters
_ANY_NEXT = rf"{_OTHER}{{3,8}}{_ENDS}"  # a second one of two characters is rather what was done: 整合
_SIGNED_NAME = rf"(?:{NAME}|{_GLUED}){_ENDS}"
SIGNED = rf"{ROLE}{_SIGNED_NAME}(?:{_BETWEEN}{ROLE}?(?:{_SIGNED_NAME}))*"
# 评论员文章, 特派员制度: behind other roles stand other words than names.
_PRESS = rf"(?:{_BEFORE_ROLE}{label_pattern('记者 通讯员')}{_BEHIND_ROLE})"
_ANY_FIRST = rf"(?:{ROLE}{_SIGNED_NAME}|{_PRESS}{_ANY})"
ANY_SIGNED = rf"{_ANY_FIRST}(?:{_BETWEEN}(?:{_ANY_FIRST}|{NAME}{_ENDS}|{_ANY_NEXT}))*"

_ITEMS = re.compile(ITEM)
_SIGNED_ITEMS = re.compile(rf"{_ANY_FIRST}|{_SIGNED_NAME}|{_ANY}")
_LEADING_ROLE = re.compile(rf"^{ROLE}")
_ROLE_ALONE = re.compile(rf"^{ROLE}$")
# 某大学教授 王芳: titles that stand before a name as a role does. Bounded, as an author's field is.
_TITLES = label_pattern(
    """
    研究员 教授 讲师 主任 部长 院长 所长 局长 处长 书记 主席 律师 法官 检察官 博士 会长 秘书长 理事 作家 学者 民警
    导师 院士 校长 委员 顾问 总编辑 干警
    """
)
_TITLE = rf"[{HAN}A-Za-z0-9“”·、，]{{0,60}}{_TITLES}[ 　]*"
_TITLED = re.compile(rf"^{_TITLE}(?P<name>{NAME})$")


def people_in(line: Lifted, start: int, end: int) -> tuple[str, ...]:
    """Each person of a list of surnames and roles, as published."""
    return _listed(_ITEMS, line, start, end)


def signed_in(line: Lifted, start: int, end: int) -> tuple[str, ...]:
    """Each person of a list that a reporter's title opens, as published."""
    return _listed(_SIGNED_ITEMS, line, start, end)


def is_titled(text: str) -> bool:
    """Whether a text is one person with a title before the name."""
    return bool(_TITLED.match(text))


def bare_names(people: Sequence[str]) -> tuple[str, ...]:
    """Authors without their roles: `本报记者 王 芳` becomes `王芳`."""
    bare = (_TITLED.sub(r"\g<name>", _LEADING_ROLE.sub("", author) or author) for author in people)
    return tuple(re.sub(rf"^([{HAN}])[ 　]+([{HAN}])$", r"\1\2", name) for name in bare)


def joined_roles(parts: Sequence[str]) -> tuple[str, ...]:
    """A role that a blank parts from its name is joined with it again."""
    people: list[str] = []
    role = ""
    for part in parts:
        if _ROLE_ALONE.match(lifted(part)):
            role = f"{role} {part}".strip()
        else:
            people.append(f"{role} {part}".strip())
            role = ""
    return tuple(people)


def _listed(pattern: re.Pattern[str], line: Lifted, start: int, end: int) -> tuple[str, ...]:
    items = pattern.finditer(line.text, start, end)
    found = (item for item in items if not is_word(_LEADING_ROLE.sub("", item.group())))
    return tuple(clean(line.as_published(item.start(), item.end())) for item in found)
