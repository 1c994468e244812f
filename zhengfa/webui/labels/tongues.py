"""Which language a text on a page is in: what portals wrote is Chinese, what errors say may be English."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from flask_babel import get_locale, gettext
from markupsafe import Markup

_HAN = (
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u31c0-\u31ef\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_MARKS = "[\u3001-\u303f\uff01-\uff60“”‘’·…—]"  # punctuation that belongs to the Han characters it stands between
_RUN = re.compile(f"{_HAN}(?:(?:{_HAN}|{_MARKS})*{_HAN})?")

# Characters that turn the direction of what follows. Where no element can isolate them, they are left out.
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def present_language() -> str:
    """The language of the present page; without a request, the one that messages are written in."""
    locale = get_locale()
    return locale.language if locale else "zh"


def has_han(text: str) -> bool:
    """Whether Han characters occur in a text."""
    return _RUN.search(text) is not None


def lang_of(text: object) -> str:
    """The language of a text as one whole, for a `lang` attribute: zh where it has Han characters, else the page's."""
    return "zh" if has_han(str(text)) else present_language()


def in_language(text: str, language: str) -> Markup:
    """A text in an element that says which language it is in."""
    return Markup('<span lang="{}">{}</span>').format(language, text)


def mark_han(text: object, language: str = "") -> Markup:
    """A text that quotes others: where it is not Chinese (the page's language, or another), Chinese words say so."""
    escaped = Markup.escape(text)
    if (language or present_language()) == "zh":
        return escaped
    return Markup(_RUN.sub(lambda run: in_language(run[0], "zh"), escaped))  # noqa: S704  # escaped above


def gap() -> str:
    """What stands between sentences."""
    return "" if present_language() == "zh" else " "


def listed(items: Iterable[object]) -> str:
    """Things of a kind, one after the other."""
    return str(gettext("、")).join(map(str, items))


def plain(text: object) -> str:
    """A text for places where its direction cannot be isolated, such as a page's title."""
    return _BIDI_CONTROLS.sub("", str(text))


FILTERS: dict[str, Callable[..., Any]] = {"lang_of": lang_of, "listed": listed, "mark_han": mark_han, "plain": plain}
