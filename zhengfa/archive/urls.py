"""Canonical URLs, and the ids made of them. One article, one canonical URL, one id."""

import hashlib
import re
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit, urlunsplit

from w3lib.url import canonicalize_url

# Parameters that tell how a reader came to a page, not which page it is.
TRACKING = re.compile(r"(?:utm_\w+|spm|isappinstalled|wfr|scene|clicktime|enterid)")
# The values that WeChat gives to `from` when a page is shared; other values may choose the page.
WECHAT_FROM = frozenset({"singlemessage", "groupmessage", "timeline"})
_REMEMBERED = 4096  # URLs: on its way through a crawl, one is asked about a dozen times within a second
_UNPRINTED = re.compile(r"[\s\x00-\x1f\x7f]")
ID_LENGTH = 16  # hex digits, 64 bits: with a million articles, the odds of any two colliding are 1 in 37 million


@lru_cache(maxsize=_REMEMBERED)
def canonical_url(url: str) -> str:
    """One spelling for all addresses of a page: no scheme or `www.` differences, port, fragment or tracking."""
    parts = urlsplit(url.strip())
    if parts.scheme.lower() not in ("http", "https"):
        return url.strip()  # file: and urn: name one thing as they are
    # Split by hand: decoding would make different GBK-encoded values the same run of U+FFFD.
    kept = [pair for pair in parts.query.split("&") if not _is_tracking(*pair.partition("=")[::2])]
    plain = urlunsplit(("http", host_of(url), parts.path or "/", "&".join(kept), ""))
    return canonicalize_url(plain)


@lru_cache(maxsize=_REMEMBERED)
def host_of(url: str) -> str:
    """The host of a URL in lower case without `www.`, with its port unless that is the scheme's own; "" if none."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    try:
        port = parts.port
    except ValueError:  # a port that is no number
        port = None
    host = f"[{host}]" if ":" in host else host
    return host if port in (None, 80, 443) else f"{host}:{port}"


def is_at(url: str, host: str) -> bool:
    """Whether a URL is at a host, as `host_of` spells it, or at `host/path/` below that path."""
    name, _, path = host.partition("/")
    return host_of(url) == name and (not path or urlsplit(url).path.startswith(f"/{path}"))


def is_this_machine(host: str) -> bool:
    """Whether a host, as `host_of` spells it, is this machine whatever a resolver says: who asks there asks himself."""
    name = urlsplit(f"//{host}").hostname or ""
    return name == "localhost" or is_loopback(name)


def is_loopback(address: str) -> bool:
    """Whether an IP address is one of this machine; False for what is no address."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def is_web_url(url: str) -> bool:
    """Whether a URL is an http or https one with a host: what a page can be at."""
    if _UNPRINTED.search(url):  # urlsplit would pass over line ends, which end a header in a WARC file
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # such as http://[x
        return False


def is_home_page(url: str) -> bool:
    """Whether a URL names a whole site: it can identify no article."""
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and parts.path in ("", "/") and not parts.query


def article_id(canonical: str) -> str:
    """The id of the article at a canonical URL: hex digits of its SHA-256."""
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


def _is_tracking(name: str, value: str) -> bool:
    return TRACKING.fullmatch(name) is not None or (name == "from" and value in WECHAT_FROM)
