"""`python -m bench.kills [KILLS] [ARTICLES] [SEED]`: a crawl that is killed again and again, and what it has then.

Exits with 1 unless every page was captured and recorded once, in the database and in the WARC files, which are sound.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

from bench.crawling import crawl_command, crawl_environment, serve_portals
from bench.portal import PER_PAGE, path_of
from zhengfa.archive.store import Archive, open_archive
from zhengfa.archive.warc_contents import Damage
from zhengfa.archive.warc_records import read_responses

KILLS, ARTICLES = 20, 2850  # and 143 list pages: three thousand URLs


def main() -> None:
    given = [int(argument) for argument in sys.argv[1:]]
    kills, articles, seed = (*given, *(KILLS, ARTICLES, 0)[len(given) :])
    with tempfile.TemporaryDirectory() as folder, serve_portals(1, articles) as [port]:
        crawl_and_kill(Path(folder), port, kills, articles, random.Random(seed))
        with open_archive(Path(folder) / "archive") as archive:
            wrong = [*faults(archive, port, articles)]
            counts = archive.counts()
            print(f"{counts['runs']} runs, {asked(port)} pages asked for, {counts['captures']} captures")
            print(f"outcomes: {archive.outcome_counts()}")
    print("\n".join(wrong) or f"{articles} articles once each after {kills} kills")
    raise SystemExit(bool(wrong))


def crawl_and_kill(folder: Path, port: int, kills: int, articles: int, chosen: random.Random) -> None:
    """Kill so many crawls, each after some pages, at any moment between two of them; then let one come to its end."""
    environment = crawl_environment(folder, [port])
    for number in range(1, kills + 1):
        process = subprocess.Popen(crawl_command(f"p{port}"), env=environment)
        wanted = asked(port) + chosen.randrange(1, 2 * articles // (kills + 1))
        while process.poll() is None and asked(port) < wanted:
            time.sleep(0.002)
        time.sleep(chosen.uniform(0, 0.05))
        process.kill()  # nothing, if it came to its end before
        ended = process.wait()
        print(f"kill {number}: after {asked(port)} pages in all, the process ended with {ended}", flush=True)
    subprocess.run(crawl_command(f"p{port}"), env=environment, check=True)


def asked(port: int) -> int:
    """How many pages the portal was asked for."""
    with urlopen(f"http://127.0.0.1:{port}/count") as answer:
        return int(answer.read())


def faults(archive: Archive, port: int, articles: int) -> Iterator[str]:
    """What is not as it should be."""
    urls = [f"http://127.0.0.1:{port}{path_of(number)}" for number in range(1, articles + 1)]
    lists = [f"http://127.0.0.1:{port}/yw/index_{page}.html" for page in range(1, -(-articles // PER_PAGE))]
    connection = archive.connection
    for what, sql in (
        ("captures", "SELECT url, count(*) FROM captures GROUP BY url"),
        ("outcomes", "SELECT url, count(*) FROM outcomes GROUP BY url"),
    ):
        yield from _not_once(what, dict(map(tuple, connection.execute(sql))), urls)
    written: Counter[str] = Counter()
    for path in sorted(archive.warc_folder.glob("*.gz")):
        for found in read_responses(path):
            if isinstance(found, Damage):
                yield f"{path.name}: {found.reason}"
            else:
                written[found.url] += 1
    yield from _not_once("WARC records", written, urls)
    yield from (f"never asked for: {url}" for url in lists if url not in written)
    if (counted := archive.counts())["articles"] != articles or counted["revisions"] != articles:
        yield f"{counted['articles']} articles, {counted['revisions']} revisions"
    checked = subprocess.run(
        [str(Path(sys.executable).parent / "warcio"), "check", *map(str, sorted(archive.warc_folder.iterdir()))],
        capture_output=True,
        text=True,
        check=False,
    )
    if checked.returncode:
        yield f"warcio check: {checked.stdout[:500]}"


def _not_once(what: str, counts: dict[str, int], urls: list[str]) -> Iterator[str]:
    wrong = {url: counts.get(url, 0) for url in urls if counts.get(url, 0) != 1}
    if wrong:
        yield f"{what}: {len(wrong)} articles not once, as {[*wrong.items()][:3]}"


if __name__ == "__main__":
    main()
