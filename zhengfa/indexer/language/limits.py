"""How much a query may hold. Whoever hits one of these is told so."""

MAX_LENGTH = 500  # characters: a sentence or two; more is a text pasted by mistake
MAX_CLAUSES = 64  # words, phrases, fields and dates: more than anybody types, and what an engine answers at once
MAX_DEPTH = 8  # parentheses in parentheses
MAX_DISTANCE = 20  # characters between two texts near each other: a clause of a sentence
MAX_MARKS = 8  # `?` in one pattern
FIRST_YEAR, LAST_YEAR = 1900, 2099  # what four digits must lie between to be a year
