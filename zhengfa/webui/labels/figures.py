"""How numbers are shown."""

from collections.abc import Callable
from functools import lru_cache

from flask_babel import format_decimal, format_percent, ngettext

from zhengfa.webui.labels.tongues import present_language

_ALMOST_SURE = 0.99  # from here on a tenth of a percent tells something
_MOST = 0.999  # all but sure is not sure


def count_text(count: int) -> str:
    """A number of things: grouped, in Chinese from five digits on, as GB/T 15835 has it."""
    return _grouped(count, present_language())


@lru_cache(maxsize=4096)  # Babel takes as long for a number as a template for ten lines, and a page has hundreds
def _grouped(count: int, language: str) -> str:
    return str(format_decimal(count, format="#,##0" if count >= 10_000 or language != "zh" else "0"))


def articles_text(count: int) -> str:
    """A number of articles."""
    return _articles(count, present_language())


@lru_cache(maxsize=4096)
def _articles(count: int, language: str) -> str:
    return str(ngettext("%(count)s 篇", "%(count)s 篇", count, count=_grouped(count, language)))


def probability_text(probability: float) -> str:
    """An estimate: 96%, 99.9%, and 100% only for a human's decision."""
    return confidence_text(probability) if _ALMOST_SURE < probability < 1 else str(format_percent(probability))


def confidence_text(confidence: float) -> str:
    """How sure a repair is: 97.4%, and 100% only where there is no doubt."""
    return str(format_percent(1) if confidence == 1 else format_percent(min(confidence, _MOST), "0.0%"))


FILTERS: dict[str, Callable[..., str]] = {
    "articles_text": articles_text,
    "confidence_text": confidence_text,
    "count_text": count_text,
    "probability_text": probability_text,
}
