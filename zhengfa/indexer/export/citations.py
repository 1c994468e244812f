"""An article as a reference: RIS, BibTeX, GB/T 7714-2015 and Chicago, for reference managers and footnotes."""

import re
from dataclasses import dataclass
from typing import Self

from zhengfa.indexer.stored import Stored

_NAMED = 3  # authors that GB/T 7714-2015 (8.1.2) names; of more, the first three and 等
_BLANKS = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# What TeX takes for commands; a brace that has no partner would end a field.
_TEX = str.maketrans(
    {
        **{character: f"\\{character}" for character in "{}$&#_%"},
        "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)
_IN_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", "%": "\\%", "#": "\\#"})


@dataclass(frozen=True, slots=True)
class Citation:
    """What references say of an article. Texts have no line ends; days are as exact as they are known."""

    key: str
    title: str
    authors: tuple[str, ...]
    source: str  # whom the portal credits, or the portal itself
    portal: str
    day: str  # 2021-07-13, 2021-07 or ""
    accessed: str  # the day of the capture
    url: str

    @classmethod
    def of(cls, stored: Stored) -> Self:
        """The citation of an article."""
        title = "：".join(filter(None, (_line(stored.headline), _line(stored.subtitle))))
        portal = _line(stored.portal_name)
        return cls(
            key=f"zhengfa{stored.article_id[:16]}",
            title=title or "（无标题）",
            authors=tuple(filter(None, map(_line, stored.authors))),
            source=_line(stored.source) or portal,
            portal=portal,
            day=(stored.published_at or "")[:10],
            accessed=stored.fetched_at[:10],
            url=_BLANKS.sub("", _line(stored.url)),
        )


def to_ris(citation: Citation) -> str:
    """A record of RIS, as reference managers import it."""
    lines = [
        ("TY", "NEWS"),
        ("ID", citation.key),
        ("TI", citation.title),
        *(("AU", author) for author in citation.authors),
        ("T2", citation.source),
        ("PB", citation.portal),
        ("PY", citation.day[:4]),
        ("DA", _slashed(citation.day)),
        ("Y2", _slashed(citation.accessed)),
        ("UR", citation.url),
        ("LA", "zh"),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n\r\n"


def to_bibtex(citation: Citation) -> str:
    """An entry of BibLaTeX, which BibTeX reads too. Names in braces are not taken apart."""
    fields = {
        "title": f"{{{_tex(citation.title)}}}",
        "author": " and ".join(f"{{{_tex(author)}}}" for author in citation.authors),
        "organization": _tex(citation.source),
        "date": citation.day,
        "year": citation.day[:4],
        "url": citation.url.translate(_IN_URL),
        "urldate": citation.accessed,
        "langid": "chinese",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@online{{{citation.key},\n{lines}}}\n\n"


def to_gbt7714(citation: Citation) -> str:
    """A reference by GB/T 7714-2015, 4.8.2: of an electronic announcement, with the day it was looked at."""
    named = citation.authors[:_NAMED] or tuple(filter(None, (citation.source,)))
    who = ", ".join(named) + (", 等" if len(citation.authors) > _NAMED else "")
    published = f"({citation.day})" if citation.day else ""
    return f"{f'{who}. ' if who else ''}{citation.title}[EB/OL]. {published}[{citation.accessed}]. {citation.url}.\n"


def to_chicago(citation: Citation) -> str:
    """A note by the Chicago Manual of Style, 17th edition, 14.191: a news article without pages."""
    who = ", ".join(citation.authors)
    parts = [who, f"“{citation.title}”", citation.source, citation.day, f"accessed {citation.accessed}", citation.url]
    return ", ".join(filter(None, parts)) + ".\n"


def _line(text: str | None) -> str:
    return _BLANKS.sub(" ", _CONTROLS.sub("", text or "")).strip()


def _slashed(day: str) -> str:
    """2021/07/13/, with every slash whatever is known."""
    year, month, date = [*day.split("-"), "", ""][:3]
    return f"{year}/{month}/{date}/" if day else ""


def _tex(text: str) -> str:
    return text.translate(_TEX)
