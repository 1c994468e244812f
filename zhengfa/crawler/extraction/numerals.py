"""Dates in Chinese numerals, as documents print them: 二〇二一年七月十三日."""

import re

# The zeros that are printed: U+3007, U+25CB, U+25EF, 零, the digit, and letters in Latin and Greek.
_ZEROS = "〇○◯零0OoΟ"
_DIGITS = {**dict.fromkeys(_ZEROS, 0), **{one: number for number, one in enumerate("一二三四五六七八九", 1)}}
_TENS = {"十": 1, "廿": 2, "卅": 3}
_DATE = re.compile(
    f"(?P<year>[一二][{_ZEROS}一二三四五六七八九]{{3}})年(?P<month>[一二三四五六七八九十]{{1,3}})月"
    "(?:(?P<day>[一二三四五六七八九十廿卅]{1,3})[日号])?"
)


def in_digits(text: str) -> str:
    """A text whose dates in numerals are in digits: 2021年7月13日."""
    return _DATE.sub(_converted, text) if "年" in text else text


def _converted(found: re.Match[str]) -> str:
    year = "".join(str(_DIGITS[one]) for one in found["year"])
    day = f"{_number(found['day'])}日" if found["day"] else ""
    return f"{year}年{_number(found['month'])}月{day}"


def _number(numeral: str) -> int:
    """七, 十三, 二十, 廿五; 0, which is no day and no month, for what is no number."""
    tens = next((one for one in numeral if one in _TENS), None)
    if tens is None:
        return _DIGITS[numeral] if len(numeral) == 1 else 0
    before, _, behind = numeral.partition(tens)
    if len(before) > 1 or len(behind) > 1 or not {*before, *behind} <= _DIGITS.keys():
        return 0
    return 10 * _DIGITS.get(before, 1) * _TENS[tens] + _DIGITS.get(behind, 0)
