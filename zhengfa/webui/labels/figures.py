"""How numbers are shown."""

from flask_babel import format_decimal, format_percent

from zhengfa.webui.labels.tongues import present_language

_ALMOST_SURE = 0.99  # from here on a tenth of a percent tells something
_MOST = 0.999  # all but sure is not sure


def count_text(count: int) -> str:
    """A number of things: grouped, in Chinese from five digits on, as GB/T 15835 has it."""
    return str(format_decimal(count, format="#,##0" if count >= 10_000 or present_language() != "zh" else "0"))


def probability_text(probability: float) -> str:
    """An estimate: 96%, 99.9%, and 100% only for a human's decision."""
    return confidence_text(probability) if _ALMOST_SURE < probability < 1 else str(format_percent(probability))


def confidence_text(confidence: float) -> str:
    """How sure a repair is: 97.4%, and 100% only where there is no doubt."""
    return str(format_percent(1) if confidence == 1 else format_percent(min(confidence, _MOST), "0.0%"))


FILTERS = {"confidence_text": confidence_text, "count_text": count_text, "probability_text": probability_text}
