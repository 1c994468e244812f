"""What portals and their firewalls say in place of a page, with status 200.

The words alone decide nothing: an article may be about them. They are looked for only where there is next to no text.
"""

import re
from collections.abc import Sequence

from zhengfa.crawler.extraction.refusal import Reason, Refusal

# Firewalls and what their pages hold; from reports on Chinese portals, 2019-2026.
_FIREWALLS = {
    "加速乐": ("__jsl_clearance",),
    "瑞数": ("$_ts",),
    "WZWS": ("wzws", "WZWS", "reason:GeoBL"),
    "C3VK": ("C3VK",),
    "EdgeOne": ("EdgeOne", "__tst_status", "EO_Bot"),
    "阿里云": ("acw_sc__v2", "aliyun_waf", "aliyunCaptcha"),
    "Cloudflare": ("cf-browser-verification", "cf_chl_", "challenge-platform"),
    "腾讯云": ("TencentCaptcha", "waf_captcha"),
}
# In lower case, as `may_be_challenge` looks for them in every page that is fetched: without regard to case that would
# take four times as long.
_CHINESE = (
    r"访问被(?:拦截|拒绝|阻断)|请求被(?:拦截|拒绝)|请求存在(?:异常|威胁)|异常访问|(?:安全|人机|滑动)验证|拖动.{0,6}滑块"
    r"|访问(?:过于|太)频繁|(?:网站|应用|云)防火墙|疑似(?:黑客)?攻击|正在(?:检查|验证)您?的?(?:浏览器|访问)"
    r"|请(?:您?先)?(?:开启|启用|打开)(?:浏览器)?的?\s?javascript"
)
_ENGLISH = (
    *("enable javascript", "access denied", "just a moment"),
    *("request blocked", "request rejected", "forbidden"),
)
_CHALLENGE = re.compile("|".join((_CHINESE, *_ENGLISH)), re.IGNORECASE)
_CHINESE_LOWERED = re.compile(_CHINESE)
_MISSING = re.compile(
    r"(?:页面|网页|网址|链接|文章|稿件|信息|内容|资源|栏目|文件)[^。，]{0,10}"
    r"(?:不存在|不见了|找不到|未找到|被?删除|下线|失效|过期|丢失|不可用)"
    r"|(?:找不到|无法找到|没有找到|未找到)[^。，]{0,10}(?:页面|网页|网址|文章|信息|内容|资源|文件)"
    r"|(?:^|\D)404(?:\D|$)|not found|出错(?:了|啦)"
    r"|已被发布者删除|因违规无法查看|此内容被投诉|(?:该公众号|账号)已(?:迁移|注销|被屏蔽)",  # WeChat
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"请(?:先)?登[录陆]|用户登[录陆]|登[录陆](?:后|才)[^。]{0,6}(?:查看|阅读|访问)|账号密码|忘记密码|扫码登[录陆]"
)
_PASSWORD = re.compile(r"""type\s*=\s*["']?password""", re.IGNORECASE)
_REDIRECT = re.compile(
    r"""http-equiv\s*=\s*["']?refresh|(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\s*\()\s*["']""",
    re.IGNORECASE,
)
_COOKIE = re.compile(r"document\.cookie\s*=")
_SHELL = 2048  # bytes of a page that holds nothing but a script; those seen that set a cookie have some 380
_NOTICE = 400  # characters of text, links left aside, that the page of a notice has at most
_LONGEST_LINE = 80
# Commas and full stops: 400 characters hold some 40, and furniture and links next to none.
_NOTICE_MARKS = 60
_STUB = 60  # characters of text on a page that only sends its reader on


def says_missing(title: str) -> bool:
    """Whether a `<title>` says that there is no such page."""
    return bool(_MISSING.search(title))


def has_much_text(html: str) -> bool:
    """Whether a page holds more text than any notice, as articles do: told by its punctuation, without parsing it."""
    return html.count("，") + html.count("。") > _NOTICE_MARKS


def may_be_challenge(html: str) -> bool:
    """Whether it is worth reading a page to see if it is a firewall's: any mark of one is somewhere in it."""
    if any(mark in html for marks in _FIREWALLS.values() for mark in marks):
        return True
    lowered = html.lower()
    is_said = any(words in lowered for words in _ENGLISH) or bool(_CHINESE_LOWERED.search(lowered))
    return is_said or _is_cookie_shell(html)


def _is_cookie_shell(html: str) -> bool:
    return len(html) <= _SHELL and bool(_COOKIE.search(html))


def notice(title: str, own: Sequence[str], html: str) -> Refusal | None:
    """What is said in place of the page, if it is; `own` is its text without links and furniture."""
    length = sum(map(len, own))
    if length > _NOTICE:
        return None
    firewall = next((name for name, marks in _FIREWALLS.items() if any(mark in html for mark in marks)), "")
    if firewall and length <= _STUB:
        return Refusal(Reason.CHALLENGE, firewall)
    said = [text for text in (title, *own) if len(text) <= _LONGEST_LINE]
    for reason, pattern in ((Reason.CHALLENGE, _CHALLENGE), (Reason.SOFT_404, _MISSING), (Reason.LOGIN, _LOGIN)):
        if text := next((text for text in said if pattern.search(text)), None):
            return Refusal(reason, firewall if reason is Reason.CHALLENGE and firewall else text)
    if _PASSWORD.search(html):
        return Refusal(Reason.LOGIN)
    if length <= _STUB and _is_cookie_shell(html):
        return Refusal(Reason.CHALLENGE, "a script that sets a cookie")
    if length <= _STUB and (redirect := _REDIRECT.search(html)):
        return Refusal(Reason.REDIRECT, "meta refresh" if "refresh" in redirect[0].lower() else "script")
    return None
