"""A kept page as text, decoded as its extraction decodes it."""

from zhengfa.crawler.extraction.decode import declared_charset, decode
from zhengfa.crawler.inflate import inflate


def page_text(payload: bytes, headers: tuple[tuple[str, str], ...], content_type: str, limit: int) -> str:
    """The text of a payload as transferred; raises DecodeError if it cannot be inflated to `limit` bytes."""
    plain = inflate(payload, headers, limit)
    return decode(plain, declared_charset(plain, content_type)).text
