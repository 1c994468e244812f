"""An article as a reference: RIS, BibTeX, GB/T 7714-2015 and Chicago, for reference managers and footnotes."""

import re
from dataclasses import dataclass
from typing import Self

from zhengfa.archive.clock import SHANGHAI, from_iso_utc
from zhengfa.indexer.stored import Stored

_NAMED = 3  # authors that GB/T 7714-2015 (8.1.2) names; of more, the first three and 等
_LISTED = 3  # authors that a note of Chicago (17th edition, 14.76) names; of more, the first and et al.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
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
    accessed: str  # the day of the capture, in China like the other one
    url: str
    archived: str = ""  # the address of the archive's own page; "" where the archive has none

    @classmethod
    def of(cls, stored: Stored, archived: str = "") -> Self:
        """The citation of an article, and where the archive shows it."""
        title = "：".join(filter(None, (_line(stored.headline), _line(stored.subtitle))))
        portal = _line(stored.portal_name)
        return cls(
            key=f"zhengfa{stored.article_id[:16]}",
            title=title or "（无标题）",
            authors=tuple(filter(None, map(_line, stored.authors))),
            source=_line(stored.source) or portal,
            portal=portal,
            day=(stored.published_at or "")[:10],
            accessed=f"{from_iso_utc(stored.fetched_at).astimezone(SHANGHAI):%Y-%m-%d}",
            url=_BLANKS.sub("", _line(stored.url)),
            archived=archived,
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
        ("DB", "政法档案 Zhengfa Archive" if citation.archived else ""),
        ("AV", citation.archived),
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
        "note": f"政法档案存档：{_tex(citation.archived)}" if citation.archived else "",
        "langid": "chinese",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@online{{{citation.key},\n{lines}}}\n\n"


def to_gbt7714(citation: Citation) -> str:
    """A reference by GB/T 7714-2015, 4.8.2: of an electronic announcement, with the day it was looked at."""
    named = citation.authors[:_NAMED] or tuple(filter(None, (citation.source,)))
    who = ", ".join(named) + (", 等" if len(citation.authors) > _NAMED else "")
    published = f"({citation.day})" if citation.day else ""
    archived = f" 存档: {citation.archived}." if citation.archived else ""
    where = f"{published}[{citation.accessed}]. {citation.url}.{archived}"
    return f"{f'{who}. ' if who else ''}{citation.title}[EB/OL]. {where}\n"


def to_chicago(citation: Citation) -> str:
    """A note by the Chicago Manual of Style, 17th edition, 14.191: names and titles stay in Chinese script."""
    who = f"{authors}, " if (authors := _listed(citation.authors)) else ""
    accessed = f"accessed {_in_english(citation.accessed)}"
    rest = ", ".join(filter(None, (citation.source, _in_english(citation.day), accessed, citation.url)))
    archived = f"; archived at {citation.archived}" if citation.archived else ""
    return f"{who}“{citation.title},” {rest}{archived}.\n"


def _listed(names: tuple[str, ...]) -> str:
    """甲, 甲 and 乙, or 甲, 乙, and 丙; of more, 甲 et al."""
    if len(names) > _LISTED:
        return f"{names[0]} et al."
    if len(names) == 2:  # only of three on, a comma stands before the last
        return " and ".join(names)
    return ", ".join((*names[:-1], f"and {names[-1]}")) if len(names) > 1 else "".join(names)


def _in_english(day: str) -> str:
    """July 13, 2021 or July 2021."""
    if not day:
        return ""
    year, month, *date = day.split("-")
    return f"{_MONTHS[int(month) - 1]} {f'{int(date[0])}, ' if date else ''}{year}"


def _line(text: str | None) -> str:
    return _BLANKS.sub(" ", _CONTROLS.sub("", text or "")).strip()


def _slashed(day: str) -> str:
    """2021/07/13/, with every slash whatever is known."""
    year, month, date = [*day.split("-"), "", ""][:3]
    return f"{year}/{month}/{date}/" if day else ""


def _tex(text: str) -> str:
    return text.translate(_TEX)
