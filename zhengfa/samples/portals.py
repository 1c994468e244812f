"""The two sample portals. `config.yaml` names them with the same ids, names and channels."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SampleChannel:
    """A channel: its name, its folder in URLs, and how many articles are written for it."""

    name: str
    folder: str
    articles: int


@dataclass(frozen=True, slots=True)
class SamplePortal:
    """A portal, and what makes its articles its own."""

    id: str
    name: str
    province: str
    channels: tuple[SampleChannel, ...]
    seed: int  # of the generator that draws its articles


LIAOHE = SamplePortal(
    id="sample_liaohe",
    name="辽河样例长安网",
    province="辽宁",
    channels=(SampleChannel("政法要闻", "zfyw", 92), SampleChannel("平安建设", "pajs", 62)),
    seed=8801,
)
JIANGNAN = SamplePortal(
    id="sample_jiangnan",
    name="江南样例平安网",
    province="浙江",
    channels=(SampleChannel("政法动态", "zfdt", 95), SampleChannel("法治时评", "fzsp", 42)),
    seed=8802,
)
PORTALS = {portal.id: portal for portal in (LIAOHE, JIANGNAN)}
