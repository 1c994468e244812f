"""`python -m bench.mending`: real pages damaged in one way each, read by the fast parser alone and after mending."""

import json
import os
import re
import time
from pathlib import Path

from zhengfa.crawler.extraction.article import Extraction, extract

_BODY = re.compile("<body[^>]*>", re.IGNORECASE)
DAMAGES = {
    "nothing": "",
    **{f"<{tag}> never closed": f"<{tag}>" for tag in ("title", "textarea", "noscript", "iframe", "select", "script")},
    "comment never closed": "<!-- ",
    "quote never closed": '<div class="x>',
    "4,000 nested <div>": "<div>" * 4_000,
    "2,000 attributes": "<div " + " ".join(f"a{number}=1" for number in range(2_000)) + ">",
}


def main() -> None:
    """One row a kind of damage: of how many pages the same body comes out, and at what cost."""
    folder = Path(os.environ.get("ZHENGFA_SHARED") or "../shared") / "pages"
    pages = [
        ((folder / "html" / f"{name}.html").read_bytes().decode(facts["encoding"], "replace"), facts["url"] or "")
        for name, facts in json.loads((folder / "truth.json").read_text("utf-8")).items()
    ]
    wanted = [_body(extract(html.encode(), url)) for html, url in pages]
    print(f"{'damage':28}{'fast parser':>12}{'mended':>8}{'lost':>6}{'ms a page':>11}")
    for name, damage in DAMAGES.items():
        start = time.process_time()
        found = [extract(_damaged(html, damage), url) for html, url in pages]
        cost = (time.process_time() - start) / len(pages) * 1000
        same = [found.is_mended for found, body in zip(found, wanted, strict=True) if _is_same(_body(found), body)]
        fast, mended = same.count(False), same.count(True)
        print(f"{name:28}{fast:12}{mended:8}{len(pages) - fast - mended:6}{cost:11.1f}")


def _damaged(html: str, damage: str) -> bytes:
    """A page with something put at the start of its body."""
    return _BODY.sub(lambda tag: tag[0] + damage, html, count=1).encode()


def _body(extraction: Extraction) -> frozenset[str]:
    return frozenset(extraction.content.body) if extraction.content else frozenset()


def _is_same(found: frozenset[str], wanted: frozenset[str]) -> bool:
    """Whether nearly all paragraphs came out, and nearly no others."""
    return len(found & wanted) >= 0.95 * len(found | wanted)


if __name__ == "__main__":
    main()
