"""What a payload is that is no article."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """What a page is instead of an article."""

    EMPTY = "empty page"
    LIST_PAGE = "list page"
    SOFT_404 = "soft 404"  # the portal says, with status 200, that there is no such page any more
    CHALLENGE = "challenge page"  # of a firewall, in place of the page
    LOGIN = "login"
    VIDEO = "video only"
    PICTURES = "pictures only"
    DOCUMENT = "document only"  # the text is in a PDF or an office document
    REDIRECT = "redirect"  # by script or meta tag, to another page
    UNPARSABLE = "unparsable"
    NO_TEXT = "no body text"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page gave no article, and what shows it."""

    reason: Reason
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}" if self.detail else str(self.reason)


# What a payload begins with that is no page, whatever its content type says.
_SIGNATURES = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP or Office",
    b"\xd0\xcf\x11\xe0": "Office 97-2003",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
}


def of_payload(payload: bytes) -> Refusal | None:
    """What a payload is that is no text."""
    kind = next((kind for signature, kind in _SIGNATURES.items() if payload.startswith(signature)), None)
    return Refusal(Reason.DOCUMENT, kind) if kind else None
