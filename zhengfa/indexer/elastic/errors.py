"""What Elasticsearch's client raises → this project's errors."""

from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import ApiError, ConnectionTimeout, NotFoundError, TransportError

from zhengfa.archive.errors import EngineError, EngineUnavailableError, IndexMissingError

BUSY = (429, 502, 503, 504)  # too much at once, or no copy of the data in reach just now
_LATER = "nothing is lost: try again later, `zhengfa index` brings the index level"


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Raise this project's errors in the place of the client's."""
    try:
        yield
    except NotFoundError as error:
        raise IndexMissingError("nothing is indexed yet", where=where, advice="run `zhengfa index`") from error
    except ConnectionTimeout as error:
        raise unavailable("Elasticsearch does not answer in time", where) from error
    except TransportError as error:
        raise unavailable("Elasticsearch cannot be reached", where) from error
    except ApiError as error:
        if error.status_code in BUSY:
            raise unavailable("Elasticsearch is too busy", where) from error
        raise EngineError(f"Elasticsearch refuses: {error}", where=where) from error


def unavailable(what: str, where: str) -> EngineUnavailableError:
    """The error that says that a server is not to be had just now."""
    return EngineUnavailableError(what, where=where, advice=_LATER)
