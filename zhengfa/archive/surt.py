"""Sort-friendly URLs, the keys of capture indexes: http://www.a.cn/yw/?b=1 as `cn,a)/yw?b=1`.

They follow the rules of the Internet Archive's canonicaliser, by which the indexes of pywb and cdxj-indexer are keyed.
Its Python package is under the AGPL and therefore not used here.
"""

import re
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

_WWW = re.compile(r"www\d*\.")
_SESSION = re.compile(
    r"(?<![^&])(?:jsessionid=[0-9a-z]{32}|phpsessid=[0-9a-z]{32}|sid=[0-9a-z]{32}|aspsessionid[a-z]{8}=[a-z]{24})(?:&|$)"
)
_SLASHES = re.compile("/+")
_USUAL_PORTS = {"http": 80, "https": 443}
# All that may stand in a key as it is: what is visible in ASCII, but for the marks of fragments and of escapes.
_SAFE = "".join(map(chr, range(0x21, 0x7F))).replace("#", "").replace("%", "")


def surt(url: str) -> str:
    """The key of a URL: its host turned round, in lower case, without `www.`, session ids, usual port and fragment."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return _escaped(url.strip())
    scheme = parts.scheme.lower()
    if scheme not in _USUAL_PORTS:
        return f"file:{_path(parts.path)}" if scheme == "file" else _escaped(url.strip())
    place = f":{port}" if port not in (None, _USUAL_PORTS[scheme]) else ""
    query = _query(parts.query)
    return f"{_host(parts.hostname or '')}{place}){_path(parts.path)}{f'?{query}' if query else ''}"


def surt_prefixes(url: str) -> tuple[str, str]:
    """What the keys of all URLs begin with that begin with this one; and the one key besides, of the folder itself."""
    key = surt(url)
    is_folder = urlsplit(url).path.endswith("/") and not key.endswith("/")
    return (f"{key}/", key) if is_folder else (key, key)


def _host(host: str) -> str:
    host = _WWW.sub("", host.rstrip("."), count=1) if _WWW.match(host) else host.rstrip(".")
    if ":" in host:  # an IPv6 address
        return host
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:  # a label that is empty or too long
        host = _escaped(host)
    return ",".join(reversed(host.lower().split(".")))


def _path(path: str) -> str:
    segments: list[str] = []
    for segment in _SLASHES.sub("/", _escaped(path)).split("/"):
        if segment == "..":
            del segments[-1:]
        elif segment not in ("", "."):
            segments.append(segment)
    return "/" + "/".join(segments)


def _query(query: str) -> str:
    return "&".join(sorted(_SESSION.sub("", _escaped(query)).strip("&").split("&")))


def _escaped(text: str) -> str:
    """In lower case, each character escaped once or not at all, however it was."""
    plain, earlier = text.encode("utf-8", "surrogatepass"), b""
    while plain != earlier:
        plain, earlier = unquote_to_bytes(plain), plain
    return quote_from_bytes(plain, safe=_SAFE).lower()
