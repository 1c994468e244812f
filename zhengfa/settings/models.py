"""The settings as typed models. Unknown keys are refused."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, model_validator

from zhengfa import __version__
from zhengfa.archive.portals import Channel, Level, Portal, PortalLayout, Trust
from zhengfa.archive.urls import is_at, is_this_machine
from zhengfa.settings.patterns import pattern_refusal


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class WebSettings(_Section):
    """Where the web page is served."""

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    contact: str = ""


_TIME = r"(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)"


class CrawlSettings(_Section):
    """How portals are visited."""

    contact: str = ""
    delay: Annotated[float, Field(ge=0)] = 3.0
    timeout: Annotated[float, Field(gt=0)] = 30.0
    page_limit: Annotated[int, Field(ge=1024)] = 10 * 1024 * 1024
    list_pages: Annotated[int, Field(ge=1)] = 50
    pages_per_host: Annotated[int, Field(ge=1)] = 2000
    failures: Annotated[int, Field(ge=1)] = 9
    hours: Annotated[str, Field(pattern=rf"^{_TIME}-{_TIME}$")] = "00:00-24:00"

    @property
    def user_agent(self) -> str:
        """What portals are told of who asks."""
        return f"zhengfa/{__version__} (+{self.contact})" if self.contact else f"zhengfa/{__version__}"


class ElasticsearchSettings(_Section):
    """How an Elasticsearch cluster is spoken to. The key comes from the environment only: it is a secret."""

    index: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,99}$")] = "zhengfa"
    ca_certs: Path | None = None
    api_key: SecretStr = SecretStr("")


class ChannelSettings(_Section):
    """A channel of a portal and its first list page."""

    name: str
    url: Annotated[str, Field(pattern=r"^https?://[^/\s]+/")]


# Without a scheme; a path behind it ends in /.
PortalHost = Annotated[str, Field(pattern=r"^(?:\[[0-9a-fA-F:]+\]|[^/\s:\[\]]+)(?::\d+)?(?:/\S*/)?$")]


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Selectors = Annotated[tuple[str, ...], BeforeValidator(_listed)]  # one CSS selector, or several, the surest first
Patterns = Annotated[tuple[str, ...], BeforeValidator(_listed)]  # one regular expression, or several


class LayoutSettings(_Section):
    """Where a portal's pages keep a field otherwise than its CMS does; what is not said stays as it is."""

    name: str = ""
    body: Selectors = ()
    headline: Selectors = ()
    kicker: Selectors = ()
    subtitle: Selectors = ()
    byline: Selectors = ()
    remove: Selectors = ()

    def selectors(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What is said, by field. An empty list is: nothing of the CMS's selectors is looked for."""
        said = [field for field in type(self).model_fields if field in self.model_fields_set - {"name"}]
        return tuple((field, getattr(self, field)) for field in said)


def _as_hosts(hosts: tuple[str, ...]) -> tuple[str, ...]:
    """Hosts as those of URLs are compared; a path behind one keeps its letters."""
    split = (host.partition("/") for host in hosts)
    return tuple(host.lower().removeprefix("www.") + slash + path for host, slash, path in split)


PORTAL_ID = re.compile("^[a-z0-9_]+$")


class PortalSettings(_Section):
    """A portal as config.yaml, or a file of the folder beside it, declares it."""

    id: Annotated[str, Field(pattern=PORTAL_ID)]
    name: str
    province: str
    level: Level
    region: str | None = None
    hosts: tuple[PortalHost, ...]
    former_hosts: tuple[PortalHost, ...] = ()
    cms: str | None = None
    articles: Patterns = ()
    trust: Trust = Trust.ORIGINAL
    sample: bool = False
    verified: date | Literal["never"] | None = None
    note: str = ""
    channels: tuple[ChannelSettings, ...] = ()
    layouts: tuple[LayoutSettings, ...] = ()

    def to_portal(self) -> Portal:
        """The record that the rest of the project works with."""
        return Portal(
            id=self.id,
            name=self.name,
            province=self.province,
            level=self.level,
            hosts=_as_hosts(self.hosts),
            cms=self.cms,
            channels=tuple(Channel(channel.name, channel.url) for channel in self.channels),
            trust=self.trust,
            is_sample=self.sample,
            layouts=tuple(
                PortalLayout(layout.name or f"{self.id} {number}", layout.selectors())
                for number, layout in enumerate(self.layouts, start=1)
            ),
            articles=self.articles,
            former_hosts=_as_hosts(self.former_hosts),
            region=self.region,
            verified=self.verified,
        )

    @model_validator(mode="after")
    def _what_is_crawled_is_known(self) -> "PortalSettings":
        if self.channels and not (self.cms or self.articles):
            raise ValueError("cms: missing, and channels cannot be read without it, or without `articles`")
        return self

    @model_validator(mode="after")
    def _patterns_can_be_used(self) -> "PortalSettings":
        for number, pattern in enumerate(self.articles):
            if refusal := pattern_refusal(pattern):
                raise ValueError(f"articles[{number}]: {refusal}")
        return self

    @model_validator(mode="after")
    def _channels_are_at_its_hosts(self) -> "PortalSettings":
        """A channel elsewhere would give articles that are not the portal's, and visit a host that nobody named."""
        for number, channel in enumerate(self.channels):
            if not any(is_at(channel.url, host) for host in _as_hosts(self.hosts)):
                known = ", ".join(self.hosts) or "none"
                raise ValueError(f"channels[{number}].url: at none of the portal's hosts; they are: {known}")
        return self

    @model_validator(mode="after")
    def _samples_are_on_this_machine(self) -> "PortalSettings":
        """Samples are visited without delay and without a contact: nobody else is to be visited so."""
        elsewhere = [host for host in _as_hosts(self.hosts) if not is_this_machine(host)]
        if self.sample and elsewhere:
            advice = "leave it out: samples, which are visited without delay, are at localhost or a loopback address"
            raise ValueError(f"sample: {elsewhere[0]} is not this machine; {advice}")
        return self


def _split(value: Any) -> Any:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


Host = Annotated[str, Field(pattern=r"^https?://[^/\s]+/?$")]
Hosts = Annotated[tuple[Host, ...], BeforeValidator(_split)]  # a variable names several with commas between them


class Settings(_Section):
    """All settings, from config.yaml and the environment."""

    data: Path = Path("data")
    engine: Literal["embedded", "elasticsearch"] = "embedded"
    hosts: Hosts = ()
    elasticsearch: ElasticsearchSettings = ElasticsearchSettings()
    web: WebSettings = WebSettings()
    crawl: CrawlSettings = CrawlSettings()
    portals: tuple[PortalSettings, ...] = ()

    @model_validator(mode="after")
    def _elasticsearch_is_somewhere(self) -> "Settings":
        if self.engine == "elasticsearch" and not self.hosts:
            raise ValueError("hosts: engine: elasticsearch needs an address, as [http://127.0.0.1:9200]")
        return self

    def to_portals(self) -> tuple[Portal, ...]:
        """The portals as records."""
        return tuple(portal.to_portal() for portal in self.portals)
