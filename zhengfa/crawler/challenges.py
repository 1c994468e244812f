"""Answers that refuse the whole visit: a status that says so, or a firewall's challenge served as 200."""

from datetime import datetime
from email.utils import parsedate_to_datetime

from zhengfa.archive.errors import ZhengfaError
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.decode import declared_charset, decode
from zhengfa.crawler.extraction.notices import has_much_text, may_be_challenge
from zhengfa.crawler.extraction.refusal import Reason
from zhengfa.crawler.inflate import inflate
from zhengfa.crawler.intake import BLOCKED_STATUS

_MOST_BYTES = 256 * 1024  # as transferred and inflated; challenges seen have from 380 bytes to some tens of thousands


def visit_refusal(status: int, payload: bytes, headers: tuple[tuple[str, str], ...], url: str) -> str:
    """Why a response, as transferred, ends the visit to its host; "" if it does not."""
    if status in BLOCKED_STATUS:
        return f"HTTP {status}"
    if not 200 <= status < 300 or not payload or len(payload) > _MOST_BYTES:
        return ""
    content_type = next((value for name, value in headers if name.lower() == "content-type"), "")
    try:
        plain = inflate(payload, headers, _MOST_BYTES)
        html = decode(plain, declared_charset(plain, content_type)).text
        # Cheap first: nearly every page is an article, which is read once more when it has been kept.
        if has_much_text(html) or not may_be_challenge(html):
            return ""
        refusal = extract(plain, url, content_type=content_type).refusal
    except ZhengfaError:  # its outcome says what is wrong with it
        return ""
    return str(refusal) if refusal and refusal.reason is Reason.CHALLENGE else ""


def retry_after(headers: tuple[tuple[str, str], ...], at: datetime) -> float | None:
    """The seconds that a Retry-After header asks to wait, given as such or as a date; None if there is none."""
    value = next((value.strip() for name, value in headers if name.lower() == "retry-after"), "")
    if value.isascii() and value.isdigit():
        return float(value[:9])  # more digits are beyond every limit too
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (moment - at).total_seconds()) if moment.tzinfo else None
