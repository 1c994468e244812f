"""`python -m bench.pages [ARTICLES]`: how long the server takes for each page, with so many articles.

The index and the register are made of copies (`bench/copies.py`), each of which has its place and its day; the archive
holds some of the articles themselves, since an article page asks it for one article by its id.
"""

ARTICLES = 200_000
A_KIND = 40  # pages of each kind
ROUNDS = 2  # the first is of a server that has just begun


def main() -> None:
    pass
