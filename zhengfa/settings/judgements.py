"""officials.yaml in an archive's folder: what humans decided on who is one person and who is not."""

from datetime import date as date_
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from zhengfa.archive.errors import ConfigError

FILE_NAME = "officials.yaml"

Posts = Annotated[tuple[str, ...], Field(min_length=2)]
_EXAMPLE = "each entry has name, same or different (two posts or more), by, date and why"


class Judgement(BaseModel):
    """One decision. A post is named by its label, with years behind @ where a name held it twice: 市长@2010..2014."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    same: Posts | None = None
    different: Posts | None = None
    by: Annotated[str, Field(min_length=1)]
    date: date_  # `on` would be a truth value to YAML 1.1
    why: Annotated[str, Field(min_length=1)]

    @model_validator(mode="after")
    def _decides_one_thing(self) -> "Judgement":
        if (self.same is None) == (self.different is None):
            raise ValueError("needs either same or different")
        return self

    @property
    def posts(self) -> tuple[str, ...]:
        """The posts that are judged."""
        return self.same or self.different or ()


_JUDGEMENTS = TypeAdapter(tuple[Judgement, ...])


def load_judgements(folder: Path) -> tuple[Judgement, ...]:
    """The decisions in an archive's folder; none, if there is no file. Raises ConfigError that names file and entry."""
    path = folder / FILE_NAME
    if not path.exists():
        return ()
    try:
        declared = yaml.safe_load(path.read_text("utf-8"))
        return _JUDGEMENTS.validate_python(declared or ())
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", where=str(path)) from error
    except yaml.YAMLError as error:
        raise ConfigError(f"is not YAML: {' '.join(str(error).split())}", where=str(path)) from error
    except ValidationError as error:
        [first, *_] = error.errors()
        place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"])
        message = first["msg"].removeprefix("Value error, ")
        raise ConfigError(message[0].lower() + message[1:], where=f"{path}: {place}", advice=_EXAMPLE) from None
