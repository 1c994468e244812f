"""Regular expressions that people write in settings, matched in time linear to the text whatever they are.

Python's own engine tries again and again where repeats meet: `(a+)+$` on thirty letters takes minutes. The one that
pydantic brings, of Rust, never does; in return it knows neither look-around nor references back.
"""

from functools import lru_cache

from pydantic_core import SchemaError, SchemaValidator, core_schema

LONGEST = 300  # characters; a whole URL has a hundred


def pattern_refusal(pattern: str) -> str:
    """Why a pattern cannot be used; "" if it can."""
    if not pattern:
        return "is empty, and would match every URL"
    if len(pattern) > LONGEST:
        return f"is longer than {LONGEST} characters"
    try:
        _matcher(pattern)
    except SchemaError as error:
        return f"is no regular expression that can be used: {_reason(error)}"
    return ""


def is_matched(pattern: str, text: str) -> bool:
    """Whether a pattern occurs in a text."""
    return _matcher(pattern).isinstance_python(text)


@lru_cache(maxsize=1024)  # a portal has one or two
def _matcher(pattern: str) -> SchemaValidator:
    return SchemaValidator(core_schema.str_schema(pattern=pattern, regex_engine="rust-regex"))


def _reason(error: SchemaError) -> str:
    """The last line says it; those above draw where it is."""
    return str(error).strip().rpartition("\n")[2].removeprefix("error: ").strip()
