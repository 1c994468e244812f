"""The people who wrote an article, as printed: a role stays with the name that it stands before.

A wrong name is worse than none: outside a labelled field only what begins with a Chinese surname counts as a name.
"""

import re
from collections.abc import Iterator, Sequence

from zhengfa.archive.records import Provenance
from zhengfa.crawler.extraction.labels import Field, Lifted, label_pattern, labelled, lift, up_to
from zhengfa.crawler.extraction.lines import clean
from zhengfa.crawler.extraction.signals import Candidate, some

# The commonest surnames in both scripts; those of two characters follow.
_SURNAMES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖萧蕭田董袁"
    "潘于於余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鍾鐘姜崔谭譚廖范範汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎"
    "閻薛尹段雷黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴赖賴覃洪武莫孔汤湯向常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐"
    "颜顏倪庄莊聂聶章鲁魯岳翟申欧歐殷耿关關兰蘭焦巴左柳祝纪紀梅舒凌涂塗包宁寧霍路苗解饶饒阮尚纵祁苑车車裴柯管卜柴"
    "单單童费費娄婁滕米佟桂骆駱栾欒盛项項曲卓成游裘谷池查干戚连連冉阳陽应應岑仇牟井房古银銀鲍鮑华華喻郁鬱柏窦竇木"
    "邬鄔敖印鹿隋封时時臧茅乌烏丛叢郎卞褚靳边邊匡甘屈晏辛屠麦麥全闵閔闫閆初楚宗景冷艾谈談雍党黨燕和母戈肇纳納多寇"
    "乐樂宫宮从從晁巩鞏幸芦蘆蔚蔺藺栗宓计計普哈才朴奚伊旷缪修蔡付俞詹荆鞠丰豐巫贝貝繆符尧堯强強桑支瞿赫翁庾麻沙危"
    "仲束闻聞"
)
_COMPOUND = "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|皇甫|尉迟|令狐|慕容|端木|东方|夏侯|呼延|司徒|公孙"
_HAN = r"\u3400-\u9fff"
# Words that follow a name without a blank: 记者李晶报道, 张三摄.
_STOPS = label_pattern("报道 摄 通讯员 实习 记者 从 在 近日 了解 获悉 采访 编辑 综合 供稿 发自") + "|文[/／:：]"
_GIVEN = rf"(?:(?!{_STOPS})[{_HAN}])"
_NAME = (
    rf"(?:(?:{_COMPOUND}){_GIVEN}{{1,2}}|[{_SURNAMES}]{_GIVEN}{{1,2}}|[{_HAN}]{{2,6}}[·•‧][{_HAN}]{{2,8}}"
    rf"|[{_SURNAMES}][ 　]+[{_HAN}](?![{_HAN}]))"
)
_REPORTER = label_pattern("记者 通讯员 评论员 特派员 实习生 特约撰稿")
_ROLE = rf"(?:[{_HAN}A-Za-z0-9·\-]{{0,16}}?(?:{_REPORTER}))"
_ITEM = rf"(?:{_ROLE}[ 　:：]*)?{_NAME}"
_PEOPLE = rf"{_ITEM}(?:[、，,;；/ 　]+(?:和)?{_ITEM})*"

_CREDIT = rf"(?:{label_pattern('作者 文 文/图 图/文 文图 撰文 采写 执笔')}[/／|丨:： 　]+)"
_PLACE = rf"[ 　]*(?:[{_HAN}]{{0,6}}(?:报道|報道|摄影|供稿|综合))?"  # (张三 上海报道)
_IN_BRACKETS = re.compile(
    rf"[（(【]\s*(?P<people>{_ROLE}[ 　:：]*{_PEOPLE}){_PLACE}(?:[ 　]+[^（）() 　]{{1,12}})?[）)】]"
)
_LINE = re.compile(
    rf"^[□■◎●▲◆\s]*(?:{_CREDIT}(?={_ITEM})|(?={_ROLE}))(?P<people>(?:{_ROLE}[ 　:：]*)?{_PEOPLE})"
    rf"{_PLACE}(?:[ 　]*(?:文|摄|/)[ 　]*)?(?:$|[ 　]+{label_pattern('来源 编辑 责任编辑 摄影')})"
)
_LEAD = re.compile(rf"^.{{0,24}}?[讯訊电電][ 　]*[，,]?(?P<people>{_ROLE}[ 　]*{_PEOPLE})")
_CLOSING = re.compile(rf"[（(]{_CREDIT}?(?P<people>{_PEOPLE}){_PLACE}[）)]\s*$")
_ITEMS = re.compile(_ITEM)
_FIELD_END = re.compile(r"[|｜\t【】\[\]<>()（）]|\s{2,}")
_NO_NAME = re.compile(r"^[-—+]|[。？！，“”]")  # a widget behind an empty label (-标准+); a sentence
_SPLIT = re.compile(r"[、，,;；/|]+|\s+")
_ROLE_ALONE = re.compile(rf"^{_ROLE}$")
_LEADING_ROLE = re.compile(rf"^{_ROLE}[ 　:：]*")

# What a CMS prints when it knows no author: nobody.
_NOBODY = """
    佚名 匿名 admin administrator 本站 本网 本網 本站原创 本站编辑 小编 管理员 系统管理员 网站管理员 超级管理员 未知
    不详 无 網絡 网络 互联网 转载 原创 editor null none root
"""
NOBODY = frozenset(_NOBODY.split())
_EDGE = 200  # characters of a paragraph's ends; names stand there, and the time stays bounded
_LEAST_PARAGRAPH = 20  # characters; captions and the words of a video player are shorter
_LONGEST_FIELD = 40  # characters of an author field; longer is a sentence


def authors(byline: Sequence[str], paragraphs: Sequence[str]) -> Iterator[Candidate[tuple[str, ...]]]:
    """Who may have written the text, the surest signal first; each gives all the people that it names."""
    long = [text for text in paragraphs if len(text) >= _LEAST_PARAGRAPH]
    edges = [end for text in (*long[:2], *paragraphs[-3:]) for end in (text[:_EDGE], text[-_EDGE:])]
    short = [text for text in (*byline, *paragraphs[:3], *paragraphs[-5:]) if len(text) <= _EDGE]
    yield from some(Provenance.BYLINE, "label", _fields(byline))
    yield from some(Provenance.TEXT, "reporters in brackets", _matched(_IN_BRACKETS, edges))
    yield from some(Provenance.TEXT, "lead", _matched(_LEAD, [text[:_EDGE] for text in long[:2]]))
    yield from some(Provenance.BYLINE, "line of reporters", _matched(_LINE, short))
    closing = [text[-_EDGE:] for text in (*paragraphs[-1:], *long[-1:])]
    yield from some(Provenance.TEXT, "closing brackets", _matched(_CLOSING, closing))


def is_name(text: str) -> bool:
    """Whether a text is one person's name and nothing more."""
    return bool(re.fullmatch(_NAME, text))


def bare_names(people: Sequence[str]) -> tuple[str, ...]:
    """Authors without their roles: `本报记者 王 芳` becomes `王芳`."""
    bare = (_LEADING_ROLE.sub("", author) or author for author in people)
    return tuple(re.sub(rf"^([{_HAN}])[ 　]+([{_HAN}])$", r"\1\2", name) for name in bare)


def from_field(line: Lifted, start: int, end: int) -> tuple[str, ...]:
    """The authors in a labelled value: people, or the office that signs."""
    value = up_to(_FIELD_END, line.as_published(start, end).strip(" 　(（")).strip()
    plain = lift(value)
    if not value or len(plain.text) > _LONGEST_FIELD or plain.text.lower() in NOBODY or _NO_NAME.search(plain.text):
        return ()
    if re.fullmatch(rf"(?:{_ROLE}[ 　:：]*)?{_PEOPLE}", plain.text):
        return _people(plain, 0, len(plain.text))
    parts = [part for part in _SPLIT.split(value) if re.search(r"\w", part) and lift(part).text.lower() not in NOBODY]
    return _joined_roles(parts)


def _fields(lines: Sequence[str]) -> tuple[str, ...]:
    for line in map(lift, lines):
        for field, start, end in labelled(line):
            if field is Field.AUTHOR and (people := from_field(line, start, end)):
                return people
    return ()


def _matched(pattern: re.Pattern[str], texts: Sequence[str]) -> tuple[str, ...]:
    for text in texts:
        line = lift(text)
        if found := pattern.search(line.text):
            return _people(line, found.start("people"), found.end("people"))
    return ()


def _people(line: Lifted, start: int, end: int) -> tuple[str, ...]:
    """Each person of a list, as published."""
    found = _ITEMS.finditer(line.text, start, end)
    return tuple(clean(line.as_published(item.start(), item.end())) for item in found)


def _joined_roles(parts: Sequence[str]) -> tuple[str, ...]:
    """A role that a blank parts from its name is joined with it again."""
    people: list[str] = []
    role = ""
    for part in parts:
        if _ROLE_ALONE.match(lift(part).text):
            role = f"{role} {part}".strip()
        else:
            people.append(f"{role} {part}".strip())
            role = ""
    return tuple(people)
