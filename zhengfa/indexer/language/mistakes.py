"""What can be wrong with a query, in words. The web page has its own words, in Chinese."""

from enum import StrEnum


class Mistake(StrEnum):
    """What is wrong with a query."""

    TOO_LONG = "too_long"
    TOO_MANY_CLAUSES = "too_many_clauses"
    TOO_DEEP = "too_deep"
    QUOTE_OPEN = "quote_open"
    QUOTE_STRAY = "quote_stray"
    QUOTE_EMPTY = "quote_empty"
    PARENTHESIS_OPEN = "parenthesis_open"
    PARENTHESIS_STRAY = "parenthesis_stray"
    PARENTHESIS_EMPTY = "parenthesis_empty"
    PARENTHESIS_ATTACHED = "parenthesis_attached"
    OPERAND_MISSING = "operand_missing"
    OPERATOR_LOWER_CASE = "operator_lower_case"
    MINUS_ALONE = "minus_alone"
    MINUS_IN_FIELD = "minus_in_field"
    FIELD_UNKNOWN = "field_unknown"
    FIELD_EMPTY = "field_empty"
    FIELD_IN_FIELD = "field_in_field"
    VALUE_UNKNOWN = "value_unknown"
    VALUE_NO_TEXT = "value_no_text"
    DATE_IMPOSSIBLE = "date_impossible"
    DATE_EXPECTED = "date_expected"
    DATES_REVERSED = "dates_reversed"
    NEAR_BARE = "near_bare"
    NEAR_TOO_FAR = "near_too_far"
    NEAR_OPERAND = "near_operand"
    NEAR_CHAIN = "near_chain"
    NEAR_HOLDERS = "near_holders"
    SPELLING_PATTERN = "spelling_pattern"
    WILDCARD_ALONE = "wildcard_alone"
    WILDCARD_LEADING = "wildcard_leading"
    WILDCARDS_ADJACENT = "wildcards_adjacent"
    WILDCARDS_MANY = "wildcards_many"
    TEXT_EMPTY = "text_empty"


# What is wrong, and what to do.
MESSAGES: dict[Mistake, tuple[str, str]] = {
    Mistake.TOO_LONG: ("the query has {length} characters", "the limit is {limit}: search for a part of it"),
    Mistake.TOO_MANY_CLAUSES: ("the query has {count} words, phrases and fields", "the limit is {limit}"),
    Mistake.TOO_DEEP: ("there are too many parentheses in parentheses here", "the limit is {limit}"),
    Mistake.QUOTE_OPEN: ("this quotation mark is not closed", "close it, or leave it out"),
    Mistake.QUOTE_STRAY: ("this quotation mark closes nothing", "leave it out"),
    Mistake.QUOTE_EMPTY: ("there is nothing between these quotation marks", "leave them out"),
    Mistake.PARENTHESIS_OPEN: ("this parenthesis is not closed", "close it, or leave it out"),
    Mistake.PARENTHESIS_STRAY: ("this parenthesis closes nothing", "leave it out"),
    Mistake.PARENTHESIS_EMPTY: ("there is nothing in these parentheses", "leave them out"),
    Mistake.PARENTHESIS_ATTACHED: (
        "this parenthesis stands in a word, but does not end in it",
        "put a blank before it, or quote the text",
    ),
    Mistake.OPERAND_MISSING: (
        "{operator} has nothing to join here",
        "leave it out, or quote it to search for the word",
    ),
    Mistake.OPERATOR_LOWER_CASE: (
        "{operator} may be a word or an operator",
        "write {upper} for the operator, or quote it to search for the word",
    ),
    Mistake.MINUS_ALONE: ("this minus stands alone", "write it directly before what must not occur, or leave it out"),
    Mistake.MINUS_IN_FIELD: ("this minus stands behind {field}", "write it before the field"),
    Mistake.FIELD_UNKNOWN: ("there is no field {field}", "use one of {known}, or quote the text"),
    Mistake.FIELD_EMPTY: ("nothing follows {field}", "write what to search for, or leave it out"),
    Mistake.FIELD_IN_FIELD: ("{field} stands inside another field", "write it outside of the parentheses"),
    Mistake.VALUE_UNKNOWN: ("{field} has no value {value}", "there are {known}"),
    Mistake.VALUE_NO_TEXT: ("{field} takes a name, without ? and * and near", "write the name alone"),
    Mistake.NEAR_HOLDERS: ("near cannot stand behind {field}", "write AND: both are looked for in the article"),
    Mistake.DATE_IMPOSSIBLE: ("{date} is no date", "write it as 2021, 2021-07 or 2021-07-13"),
    Mistake.DATE_EXPECTED: ("{text} is no date", "write it as 2021, 2021-07, 2021-07-13 or 2021-07..2022-02"),
    Mistake.DATES_REVERSED: ("{first} is later than {last}", "write the earlier one first"),
    Mistake.NEAR_BARE: ("near needs a distance", "write near/5 for five characters between at most"),
    Mistake.NEAR_TOO_FAR: ("{distance} characters are too far apart for near", "the limit is {limit}"),
    Mistake.NEAR_OPERAND: (
        "near stands between two words or phrases, without a field and *",
        "write (A near/5 B) in parentheses behind a field, or join with AND",
    ),
    Mistake.NEAR_CHAIN: ("near joins two texts, and this would be a third", "write A near/5 B AND B near/5 C"),
    Mistake.SPELLING_PATTERN: ("{text} is pinyin with a wildcard inside", "write * at its end, or no wildcard"),
    Mistake.WILDCARD_ALONE: ("{text} has no character to search for", "write some beside ? and *"),
    Mistake.WILDCARD_LEADING: ("a text cannot begin with *", "leave it out, or write ? for each character"),
    Mistake.WILDCARDS_ADJACENT: ("{text} has wildcards side by side", "one * is enough"),
    Mistake.WILDCARDS_MANY: (
        "{text} has too many wildcards",
        "a text may have up to {limit} ?, and one * inside or at its end; at its end with no other beside it",
    ),
    Mistake.TEXT_EMPTY: ("there is no character here that can be searched for", "leave it out"),
}
