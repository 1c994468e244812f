"""What a check of a portal finds, each with what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What can be found."""

    UNRESOLVED_HOST = "unresolved_host"
    NO_ANSWER = "no_answer"
    BLOCKED = "blocked"
    DISALLOWED = "disallowed"
    LEFT_ALONE = "left_alone"
    UNSAFE = "unsafe"
    HTTP_ERROR = "http_error"
    TOO_LARGE = "too_large"
    REDIRECTED = "redirected"
    NO_ARTICLES = "no_articles"
    OFF_SITE = "off_site"
    FUTURE_DATE = "future_date"
    NOT_AN_ARTICLE = "not_an_article"
    SELECTORS = "selectors"
    NO_HEADLINE = "no_headline"
    NO_DATE = "no_date"
    NO_SOURCE = "no_source"
    SHORT_TEXT = "short_text"
    DAMAGED_TEXT = "damaged_text"
    UNREADABLE = "unreadable"
    # Worth knowing, and nothing that is wrong.
    HTTP_ONLY = "http_only"
    CERTIFICATE = "certificate"
    OTHER_ENCODING = "other_encoding"
    UNDATED_ROWS = "undated_rows"
    NO_PAGING = "no_paging"
    OLD = "old"
    SOME_OFF_SITE = "some_off_site"


_NOTES = frozenset(
    {
        *(FindingKind.HTTP_ONLY, FindingKind.CERTIFICATE, FindingKind.OTHER_ENCODING, FindingKind.UNDATED_ROWS),
        *(FindingKind.NO_PAGING, FindingKind.OLD, FindingKind.SOME_OFF_SITE),
    }
)


# What holds for a whole host, and is said once.
_OF_HOSTS = frozenset(
    {
        *(FindingKind.UNRESOLVED_HOST, FindingKind.LEFT_ALONE, FindingKind.UNSAFE, FindingKind.BLOCKED),
        *(FindingKind.HTTP_ONLY, FindingKind.CERTIFICATE, FindingKind.OTHER_ENCODING),
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found: what it is, at which URL, in words, and what to do."""

    kind: FindingKind
    url: str
    what: str
    advice: str

    @property
    def is_wrong(self) -> bool:
        """Whether something has to be put right; if not, it is a note."""
        return self.kind not in _NOTES

    @property
    def matter(self) -> tuple[str, ...]:
        """What two findings share that say the same."""
        return (self.kind, self.what) if self.kind in _OF_HOSTS else (self.kind, self.what, self.url)


def once(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without those that say again what one before them says."""
    kept: dict[tuple[str, ...], Finding] = {}
    for finding in findings:
        kept.setdefault(finding.matter, finding)
    return list(kept.values())
