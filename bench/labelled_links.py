"""The real texts as a register, and the hand-made labels of which officials in them are one person.

Labels are in `labelled_links.toml`; the texts are not ours, and are read from ZHENGFA_SHARED.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from bench.judged_texts import FETCHED, read_page
from zhengfa.archive.content import Content
from zhengfa.archive.portals import Level, Portal
from zhengfa.archive.records import Article, ArticleState, Change, Revision
from zhengfa.archive.rows import content_hash
from zhengfa.archive.urls import article_id
from zhengfa.indexer.document import Document, to_document
from zhengfa.indexer.register.store import RegisterFile

LABELS = Path(__file__).with_name("labelled_links.toml")
_NATION = "全国"
_SUFFIXES = ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市")


def load_labels() -> Mapping[str, Mapping[str, str]]:
    """By names and documents, which person is meant; of what nobody can know there is none."""
    found: Mapping[str, Sequence[Sequence[str]]] = tomllib.loads(LABELS.read_text("utf-8"))
    return {
        name: {line.split()[0]: f"{name} {number}" for number, lines in enumerate(persons) for line in lines}
        for name, persons in found.items()
    }


@contextmanager
def register_shared(shared: Path) -> Iterator[tuple[RegisterFile, Mapping[str, str]]]:
    """A register of the shared texts, and which document each of its articles is."""
    with TemporaryDirectory(prefix="zhengfa-labelled-") as folder:
        file, keys = RegisterFile(Path(folder) / "register.sqlite"), dict[str, str]()
        with file.update() as writer:
            for key, document in shared_documents(shared):
                writer.add(document)
                keys[document.article_id] = key
            writer.commit(len(keys))
        yield file, keys


def shared_documents(shared: Path) -> Iterator[tuple[str, Document]]:
    """The shared texts and pages, each on a portal of the province that it is labelled with."""
    for known in json.loads((shared / "officials/mentions.json").read_text("utf-8")):
        payload = (shared / f"officials/text/{known['id']}.txt").read_bytes()
        path = urlsplit(known["url"]).path
        yield _document(f"officials:{known['id']}", payload, "text/plain", path, known["region"])
    for known in json.loads((shared / "seeds/officials.json").read_text("utf-8")):
        if "doc" in known:
            payload = (shared / "seeds" / known["doc"]).read_bytes()
            yield _document(f"seeds:{known['doc'][:3]}", payload, "text/plain", "/", known["region"])
    for name, facts in json.loads((shared / "pages/truth.json").read_text("utf-8")).items():
        payload = (shared / f"pages/html/{name}.html").read_bytes()
        yield _document(f"pages:{name}", payload, "text/html", urlsplit(facts["url"] or "/").path, "")


def _document(key: str, payload: bytes, content_type: str, path: str, region: str) -> tuple[str, Document]:
    """A document at an address of its own, whose path keeps the date that the real one tells."""
    host = key.replace(":", "-").replace("_", "-").lower()
    url = f"http://{host}.example{path or '/'}"
    province = next((region.removesuffix(suffix) for suffix in _SUFFIXES if region.endswith(suffix)), _NATION)
    portal = Portal(host, key, province, Level.PROVINCE, (f"{host}.example",), "trs_wcm", ())
    content: Content = read_page(payload, url, content_type)
    article = Article(article_id(url), url, url, host, None, ArticleState.LIVE, FETCHED, FETCHED)
    change = Change(1, article, Revision(article.article_id, 1, 1, content, content_hash(content)), FETCHED)
    return key, to_document(change, {host: portal})
