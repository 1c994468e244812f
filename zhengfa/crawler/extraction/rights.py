"""What sites print of their rights and duties: copyright, disclaimers, how to reprint."""

import re

_LONGEST = 120  # characters of a remark
_LONGEST_NOTICE = 400  # characters; legal notices run longer

# One of these stands in every notice: looked for first, as that is ten times quicker than the pattern.
_SIGNS_OF_NOTICE = """
    声明 聲明 otice opyright OPYRIGHT © 版权 版權 ICP 公网 公網 代表
"""
_NOTICE_SIGNS = tuple(_SIGNS_OF_NOTICE.split())
_REMARK_SIGNS = ("代表", "未经", "未經", "不构成", "不構成", "转载", "轉載", "安装")
_NOTICE_INITIALS = frozenset(sign[0] for sign in _NOTICE_SIGNS)  # one pass over a line, as most have none
_NOTICE = re.compile(
    r"^[\s\[【“\"（(]*(?:(?:免[责責]|特[别別]|版[权權]|平[台臺]|(?:本站)?[郑鄭]重)[声聲]明|Notice)[\]】]?\s*[:：∶本以凡]"
    r"|[Cc]opyright|COPYRIGHT|©|版[权權]所有|ICP[备備]|公[网網]安[备備]"
)
# These may stand below a picture in the middle of a text, and end nothing. What somebody did 未经许可 is news.
_REMARK = re.compile(
    r"不代表本(?:站|网|網)"
    r"|未[经經].{0,12}(?:授[权權]|[许許]可|允[许許]|同意)[，, ]?(?:均|一律)?"
    r"(?:不得|不可|[严嚴]禁|禁止|[请請]勿|勿|[谢謝][绝絕]).{0,8}(?:[转轉][载載]|使用|[复複]制|摘[编編])"
    r"|[请請]先?(?:下载并?|下載)?安[装裝].{0,12}(?:[阅閱][读讀]器|播放器|插件)"
    r"|不[构構]成.{0,6}投[资資]建[议議]|[转轉][载載][请請须需].{0,8}(?:注明|附上|[联聯][系繫]|授[权權])"
)
_DISCLAIMER = re.compile(
    r"(?:本文|以上|文章|此文|注|[声聲]明)[^。]{0,60}(?:不代表|[仅僅]代表)[^。]{0,20}(?:[观觀][点點]|立[场場])"
    r"|(?:本[网網站])?[声聲]明\s*[:：∶].{0,80}(?:[转轉][载載]|侵[权權犯]|版[权權]|不[构構]成)"
)


def is_notice(text: str) -> bool:
    """Whether a line is a copyright notice or a site's disclaimer."""
    if len(text) > _LONGEST_NOTICE or _NOTICE_INITIALS.isdisjoint(text):
        return False
    if not any(sign in text for sign in _NOTICE_SIGNS):
        return False
    return bool(_NOTICE.search(text) or _DISCLAIMER.match(text))


def is_remark(text: str) -> bool:
    """Whether a line reserves rights or opinions."""
    return len(text) <= _LONGEST and any(sign in text for sign in _REMARK_SIGNS) and bool(_REMARK.search(text))
