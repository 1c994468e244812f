"""Made-up careers through the real pipeline: articles into an archive, documents into a register."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.career_cast import Naming, Written
from bench.career_news import portals_of, write_news
from bench.careers import SIZE, Career
from bench.homonyms import make_careers
from zhengfa.archive.clock import now
from zhengfa.archive.content import Byline, Content, Precision, Provenance, Published
from zhengfa.archive.portals import Portal
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import Response, RunKind, Visit
from zhengfa.archive.store import Archive, open_archive
from zhengfa.archive.urls import article_id, canonical_url
from zhengfa.indexer.document import to_document
from zhengfa.indexer.regions.table import load_table
from zhengfa.indexer.register.store import RegisterFile

_BATCH = 500  # articles that are made durable at once


@dataclass(frozen=True, slots=True)
class Told:
    """What a register was made of, and what is true of it."""

    file: RegisterFile
    folder: Path
    careers: Sequence[Career]
    namings: Mapping[str, Sequence[Naming]]  # by article id
    days: Mapping[str, str]  # of articles, by their ids


@contextmanager
def tell_careers(seed: int, size: int = SIZE) -> Iterator[Told]:
    """The register of the articles on a seed's careers."""
    careers = make_careers(seed, size)
    articles = write_news(careers, seed)
    with TemporaryDirectory(prefix="zhengfa-careers-") as folder:
        yield register_articles(Path(folder), careers, articles)


def register_articles(folder: Path, careers: Sequence[Career], articles: Sequence[Written]) -> Told:
    """Save articles into an archive in a folder, and register what they tell."""
    portals = portals_of(articles, {key: states[-1] for key, states in load_table().states.items()})
    file = RegisterFile(folder / "index" / "register.sqlite")
    with open_archive(folder, create=True) as archive:
        keys = _save(archive, articles, portals)
        with file.update() as writer:
            for change in archive.changes(0):
                writer.add(to_document(change, portals))
            writer.commit(archive.sequence())
    namings = {key: article.namings for key, article in zip(keys, articles, strict=True)}
    days = {key: article.day.isoformat() for key, article in zip(keys, articles, strict=True)}
    return Told(file, folder, careers, namings, days)


def _save(archive: Archive, articles: Sequence[Written], portals: Mapping[str, Portal]) -> list[str]:
    keys = []
    with record_run(archive, RunKind.IMPORT) as recorder:
        for start in range(0, len(articles), _BATCH):
            batch = articles[start : start + _BATCH]
            urls = [f"http://{portals[one.portal].hosts[0]}/{start + at}.html" for at, one in enumerate(batch)]
            payloads = [f"{url}\n{one.headline}".encode() for url, one in zip(urls, batch, strict=True)]
            pages = zip(urls, payloads, strict=True)
            kept = recorder.keep([Response(url, payload, now(), "text/html", 200, ()) for url, payload in pages])
            with recorder.transaction():
                for url, article, one in zip(urls, batch, kept, strict=True):
                    recorder.save(one.capture, _content(article), Visit(url, now(), article.portal))
            keys += [article_id(canonical_url(url)) for url in urls]
    return keys


def _content(article: Written) -> Content:
    published = Published(datetime.combine(article.day, time()), Precision.DAY, Provenance.LAYOUT)
    return Content(article.headline, tuple(article.body), byline=Byline(article.source), published=published)
