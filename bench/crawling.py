"""`python -m bench.crawling [ARTICLES]`: pages a second of a crawl, beside a bare Scrapy spider that stores nothing.

`python -m bench.crawling memory [ARTICLES]`: what a crawl of so many articles has in memory on its way.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import urlopen

import yaml

from zhengfa.archive.store import open_archive

HOSTS = 2  # as many as the samples that `zhengfa demo` serves
ARTICLES = 3000  # of all hosts
ROUNDS = 3  # each kind in turn; the medians are compared
STEP = 5000  # articles between two looks at the memory


def main() -> None:
    match sys.argv[1:]:
        case ["memory", *rest]:
            for done, crawl, reading in measure_memory(int(rest[0]) if rest else 50_000):
                print(f"{done:6} articles {crawl:8.1f} MB, the reading process {reading:6.1f} MB", flush=True)
        case rest:
            _print_rates(int(rest[0]) if rest else ARTICLES)


def _print_rates(articles: int) -> None:
    speeds = measure_speeds(articles)
    bare = speeds["bare"]
    for name, speed in speeds.items():
        share, cost = speed.rate / bare.rate, 1000 * speed.processor
        print(f"{name:16} {speed.rate:8.1f} pages/s {share:6.2f} times bare, {cost:6.2f} ms of processor a page")


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a crawl was."""

    rate: float  # pages a second, as the portals saw it
    processor: float  # seconds a page, start of the process included: this one is the same beside other work


def measure_speeds(articles: int, rounds: int = ROUNDS) -> dict[str, Speed]:
    """Medians of each kind of crawl."""
    found: dict[str, list[Speed]] = {"bare": [], "bare, reading": [], "zhengfa": []}
    with serve_portals(HOSTS, articles // HOSTS) as ports:
        for _ in range(rounds):
            for name, speeds in found.items():
                speeds.append(_speed(ports, name))
    return {
        name: Speed(median(speed.rate for speed in speeds), median(speed.processor for speed in speeds))
        for name, speeds in found.items()
    }


def measure_memory(articles: int) -> Iterator[tuple[int, float, float]]:
    """Articles taken in, and the megabytes of the crawl and of the process that reads for it by then."""
    with serve_portals(1, articles) as ports, tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(crawl_command(f"p{ports[0]}"), env=crawl_environment(Path(folder), ports))
        try:
            wanted = STEP
            while process.poll() is None:
                time.sleep(0.2)
                done = articles_in(Path(folder))
                if done >= wanted:
                    yield done, _resident(process.pid), sum(map(_resident, _children(process.pid)))
                    wanted = done - done % STEP + STEP
        finally:
            process.kill()
            process.wait()


@contextmanager
def serve_portals(hosts: int, articles: int) -> Iterator[list[int]]:
    """The ports of portals in a process of their own, with so many articles each."""
    command = [sys.executable, "-m", "bench.portal", str(hosts), str(articles)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield [int(server.stdout.readline()) for _ in range(hosts)]
        finally:
            server.kill()


def crawl_command(*more: str) -> list[str]:
    """`zhengfa crawl` of all that is served."""
    return [sys.executable, "-m", "zhengfa", "crawl", *more, "--no-index", "--quiet"]


def crawl_environment(folder: Path, ports: list[int]) -> Mapping[str, str]:
    """Where the archive and the settings of a crawl are: samples without delay, and no other limit."""
    portals: list[dict[str, Any]] = [
        {
            **{"id": f"p{port}", "name": str(port), "province": "辽宁", "level": "city", "sample": True},
            **{"hosts": [f"127.0.0.1:{port}"], "cms": "trs_wcm"},
            "channels": [{"name": "要闻", "url": f"http://127.0.0.1:{port}/yw/"}],
        }
        for port in ports
    ]
    crawl = {"delay": 0, "list_pages": 10**6, "pages_per_host": 10**7}
    (folder / "config.yaml").write_text(yaml.safe_dump({"crawl": crawl, "portals": portals}, allow_unicode=True))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZHENGFA_")}
    return kept | {"ZHENGFA_CONFIG": str(folder / "config.yaml"), "ZHENGFA_DATA": str(folder / "archive")}


def articles_in(folder: Path) -> int:
    """How many articles an archive that is being written holds."""
    if not (folder / "archive/archive.sqlite").exists():
        return 0
    with open_archive(folder / "archive") as archive:
        return archive.counts()["articles"]


def _speed(ports: list[int], name: str) -> Speed:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    if name == "zhengfa":
        with tempfile.TemporaryDirectory() as folder:
            command = crawl_command(*(f"p{port}" for port in ports))
            subprocess.run(command, env=crawl_environment(Path(folder), ports), check=True)
    else:
        kind = "reading" if "reading" in name else "bare"
        subprocess.run([sys.executable, "-m", "bench.bare_spider", kind, *map(str, ports)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    with urlopen(f"http://127.0.0.1:{ports[0]}/asked") as answer:
        count, seconds = map(float, answer.read().split())
    return Speed(count / seconds, spent / count)


def _children(pid: int) -> list[int]:
    return list(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
