"""Where papers sign a text: in brackets behind the lead-in or the last sentence, on a line of their own, by credits."""

import re

from zhengfa.crawler.extraction.labels import COLON, label_pattern
from zhengfa.crawler.extraction.people import ANY_SIGNED, ITEM, PEOPLE, PLACE_TAIL, ROLE, SIGNED
from zhengfa.crawler.extraction.surnames import HAN

_CREDITS = label_pattern("作者 文 文/图 图/文 文、图 图、文 图文 文图 文字 撰文 撰稿 采写 执笔")
_CREDIT = rf"(?:{_CREDITS}[/／\\|｜丨:： 　]+)"
_OPEN, _CLOSE = r"[（(【\[]\s*", r"\s*[）)】\]]"
# Behind the names: 文/图; the photographer's own credit; one more word.
_REST = r"(?:[ 　/／]*文?[ 　/／]*[图圖]|[ 　/／]*文[ 　,，/／;；][^（）()]{0,30}|[ 　]+[^（）() 　]{1,12})?"
_END = rf"{PLACE_TAIL}{_REST}{_CLOSE}"

# (记者 王芳 李明 上海报道); (王芳 通讯员李明)
IN_BRACKETS = re.compile(rf"{_OPEN}(?P<people>{ANY_SIGNED}){_END}")
MIXED = re.compile(rf"{_OPEN}(?P<people>{PEOPLE}[ 　、，]+{ROLE}{ITEM}(?:[、， 　]+{ITEM})*){_END}")

# (来源：某报 记者：王芳); 【文/某网 王芳】 opens a text
_OUTLET = r"(?:稿源|来源|來源)\s*[:：][^（）()【】]{2,30}?[ 　，,；;]+"
SOURCED = re.compile(rf"{_OPEN}{_OUTLET}(?P<people>{ANY_SIGNED}){_END}")
OPENING = re.compile(rf"{_OPEN}文[/／|｜丨:：]\s*(?:[^（）()【】\[\] 　]{{1,16}}[ 　])?(?P<people>{PEOPLE}){_CLOSE}")

# A line of its own: □ 本报记者 王芳; 文/王芳 图/李明; 记者：王芳 编辑：李明
_DESK = rf"[{HAN}]{{0,4}}{label_pattern('来源 编辑 责任编辑 责编 摄影 图 视频 制图 审核 校对')}[/／|｜丨:： 　]?"
_PICTURES = r"[^ 　，。]{2,8}[ 　/／]*[图圖摄攝]"
LINE = re.compile(
    rf"[□■◎●▲◆◇○☉▶►\s]*(?:{_CREDIT}(?={ITEM})|(?={ROLE}))(?P<people>{SIGNED}|{PEOPLE}){PLACE_TAIL}"
    rf"(?:[ 　/／]*(?:文[/／]?[图摄]|[图摄][/／]?文|文))?[ 　/／]*(?:$|(?<=[ 　])(?:{_DESK}|{_PICTURES}$|20\d\d))"
)
BULLETED = re.compile(rf"[□■◎]\s*(?P<people>{PEOPLE})$")  # □ 王芳

# 本报讯 记者王芳报道; 本报讯（王芳 李明）近日: behind the lead-in alone, brackets hold names without a role.
_LEAD_IN = r".{0,24}?(?<![来致通短简资喜音审问发供停用充水])[讯訊电電][ 　]*"  # 来电 and 通讯 are words
LEAD = re.compile(rf"{_LEAD_IN}[，,]?(?P<people>{ROLE}{PEOPLE})")
# 某报记者 王芳 报道：
REPORT = re.compile(rf"(?P<people>{ROLE}{PEOPLE})[ 　]*(?:[{HAN}]{{2,4}})?(?:报道|報道|報導)\s*[:：]")
LEAD_NAMES = re.compile(rf"{_LEAD_IN}{_OPEN}(?P<people>{PEOPLE}){_END}")

# The last words: （王芳 李明）; （某县法院 王芳）; （作者：王芳，某单位研究员）; （某县法院 供稿）
_OFFICE = rf"[{HAN}]{{2,20}}(?:院|局|所|委|队|厅|大学|监狱|中心|办|警方|支队|大队|科|处)"
CLOSING = re.compile(
    rf"[（(](?:{_CREDIT}|供稿[:：]|{_OFFICE}[ 　:：]+)?(?P<people>{PEOPLE})(?:{PLACE_TAIL}|[ 　]+{_OFFICE})[）)]\s*$"
)
_ASIDE = r"(?:[（(][^（）()]{2,60}[）)])?"
AUTHOR_END = re.compile(rf"{_OPEN}(?:本文)?作者\s*[:：]\s*(?P<value>[^（）()。]{{2,60}}){_ASIDE}{_CLOSE}\s*$")
OFFICE_END = re.compile(r"[（(](?P<value>[^（）()，。:： 　]{4,20})[ 　]*供稿(?:[ 　][^（）()]{0,30})?[）)]\s*$")

# A credit inside a line, behind which must stand people: 记者： alone may open an interview's question.
WRITER = re.compile(rf"{label_pattern('记者 本报记者 通讯员 撰文 撰稿 采写 执笔 文字')}{COLON}$")
LONGEST_LABEL = 16  # characters that 本报记者 and its colon take, blanks between them included
# One of these characters is in each of the credits, either script; asked first, as most lines hold none.
HAS_CREDIT = re.compile("[记記]者|[讯訊][员員]|[撰采執执供]|文字")
# A credit that opens a line: any name is taken, a pen name too (执笔/阿明).
PEN = re.compile(rf"[（(【\[□■]?\s*{label_pattern('撰文 撰稿 采写 执笔 供稿')}\s*[/／|｜丨:：]\s*")
