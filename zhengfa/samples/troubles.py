"""What can go wrong with a portal, to be switched on at any sample portal: for health checks and for crawlers.

`python -m zhengfa.samples --trouble waf:sample_liaohe` and `serve_samples(troubles={"sample_liaohe": Trouble.WAF})` do
it. robots.txt is always served as it should be.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum


class Trouble(StrEnum):
    """What a portal does instead of answering as it should."""

    REDESIGN = "redesign"  # all pages have other tags, classes and ids, and the marks of the CMS are gone
    SOFT_404 = "soft_404"  # articles are a page that says, with status 200, that there is none; lists are well
    WAF = "waf"  # every page is a firewall's challenge, with status 200
    REFUSED = "refused"  # every page is HTTP 412 with a script
    CHALLENGED = "challenged"  # every page is HTTP 521 with a script that sets a cookie
    DATE_FORMAT = "date_format"  # dates are printed as 13.07.21
    EMPTY_LIST = "empty_list"  # list pages are well but for their rows; articles are well
    SLOW = "slow"  # every answer comes in drops, and would take minutes
    BROKEN = "broken"  # connections are reset after the head and the first half of a page
    WRONG_LENGTH = "wrong_length"  # more bytes are announced than come
    TRUNCATED_GZIP = "truncated_gzip"  # compressed, and the second half is missing


@dataclass(frozen=True, slots=True)
class Answer:
    """What a portal answers."""

    status: int
    content_type: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


OTHER_DATES = ("%d.%m.%y", "%d.%m.%y %H:%M")  # day and minute, as no portal prints them
# The firewalls' pages in their sizes, with what they are known by: EdgeOne's shell has 988 bytes, the others' some 400.
_WAF_BYTES = 988
_WAF = """<!DOCTYPE html><html><head><meta charset="utf-8"><title></title></head><body><script>
(function(){var EO_Bot_Ssid=%d;document.cookie="__tst_status="+EO_Bot_Ssid+"#;";location.reload();})();
</script><noscript></noscript><!--%s--></body></html>"""
_REFUSED = (
    b"""<html><head><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=1;$_ts.cd="q";</script></head></html>"""
)
_CHALLENGED = b"""<script>document.cookie="__jsl_clearance=1|0|sample;Max-age=3600";location.href=location.pathname
</script>"""
_NAMED = re.compile(r"""\b(class|id)="([^"]+)\"""")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<(/?)(?:h[1-4]|p|ul|li|table|tr|td|article|[a-z]+content|[a-z]+title|founder-\w+)\b", re.IGNORECASE)
_META = re.compile(r'<meta name="(?!sample\b)[^>]*>')


def in_place_of_pages(trouble: Trouble | None) -> Answer | None:
    """What is answered whatever is asked for."""
    match trouble:
        case Trouble.WAF:
            page = _WAF % (1024, "")
            return Answer(200, "text/html", (_WAF % (1024, "0" * (_WAF_BYTES - len(page)))).encode())
        case Trouble.REFUSED:
            return Answer(412, "text/html", _REFUSED)
        case Trouble.CHALLENGED:
            return Answer(521, "text/html", _CHALLENGED, {"Set-Cookie": "__jsluid_s=sample; path=/; HttpOnly"})
    return None


def redesigned(html: str) -> str:
    """A page as another design agency would have built it: nothing is where selectors look for it."""
    plain = _META.sub("", _COMMENT.sub("", html))
    return _NAMED.sub(_renamed, _TAG.sub(lambda found: f"<{found[1]}div", plain))


def _renamed(found: re.Match[str]) -> str:
    """Another name for every class and id, always the same for the same one."""
    return f'{found[1]}="v{sum(map(ord, found[2])):x}"'
