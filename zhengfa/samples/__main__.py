"""`python -m zhengfa.samples`: serve the sample portals until Ctrl-C."""

from argparse import ArgumentParser, ArgumentTypeError
from contextlib import suppress
from datetime import date
from threading import Event

from zhengfa.samples.catalogue import LAST_DAY, SIZE
from zhengfa.samples.portals import PORTALS
from zhengfa.samples.server import PORTS, serve_samples
from zhengfa.samples.troubles import Trouble


def main() -> None:
    """Serve on the default ports and print the addresses."""
    options = _parser().parse_args()
    ports = {portal_id: PORTS[portal_id] for portal_id in options.portal or PORTS}
    try:
        with (
            suppress(KeyboardInterrupt),
            serve_samples(ports, day=options.day, troubles=dict(options.trouble), size=options.articles) as addresses,
        ):
            for portal_id, address in addresses.items():
                print(f"{portal_id}  {PORTALS[portal_id].name}  http://{address}/")
            print("Ctrl-C stops them.", flush=True)
            Event().wait()
    except OSError as error:
        raise SystemExit(f"cannot listen at {error.filename}: {error.strerror}") from error


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m zhengfa.samples", description="Serve the sample portals until Ctrl-C.")
    parser.add_argument("portal", nargs="*", type=_portal, help="ids; all, if none is named")
    parser.add_argument("--day", type=date.fromisoformat, default=LAST_DAY, help="that they show; %(default)s")
    articles = "of each portal but the first two; %(default)s"
    parser.add_argument("--articles", type=int, default=SIZE, metavar="NUMBER", help=articles)
    troubles = f"what is wrong with a portal, as waf:sample_liaohe; known: {', '.join(Trouble)}"
    parser.add_argument(
        "--trouble", type=_trouble, action="append", default=[], metavar="TROUBLE:PORTAL", help=troubles
    )
    return parser


def _portal(text: str) -> str:
    if text not in PORTS:
        raise ArgumentTypeError(f"no sample portal {text!r}; known: {', '.join(PORTS)}")
    return text


def _trouble(text: str) -> tuple[str, Trouble]:
    name, _, portal_id = text.partition(":")
    if name not in list(Trouble):
        raise ArgumentTypeError(f"no trouble {name!r}; known: {', '.join(Trouble)}")
    return _portal(portal_id), Trouble(name)


if __name__ == "__main__":
    main()
