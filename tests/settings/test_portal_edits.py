"""Edits of settings files by single lines: what they change, and that they change nothing else."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from zhengfa.archive.errors import ConfigError
from zhengfa.settings.declarations import Declaration, find_declarations
from zhengfa.settings.portal_edits import add_entry, check_entry, entry_text, mark_verified, with_entry, with_verified

DAY = date(2026, 7, 13)
COMMENTS = st.sampled_from(["", "  # 备注: verified: never", "\n    # id: p1\n"])
VALUES = st.sampled_from(["never", "2020-01-01", "'never'", '"never"', "never  # nobody"])


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file of portals as people write them: in blocks or in braces, with comments, quotes and either line end."""
    written = draw(st.sampled_from(["# top\n\nportals:\n", "portals: # all\n", "data: x\nportals:\n"]))
    dent = draw(st.sampled_from(["", "  "]))
    for number in range(draw(st.integers(1, 4))):
        verified = draw(st.none() | VALUES)
        if draw(st.booleans()):
            said = f", verified: {verified.partition('  #')[0]}" if verified else ""
            written += f"{dent}- {{id: p{number}, name: '网, 站'{said}, note: a}}{draw(COMMENTS).rstrip()}\n"
            continue
        lines = [
            "name: 辽宁# 长安网",
            "hosts: [a.cn, b.cn]",
            "hosts:\n" + f"{dent}    - a.cn",
            "cms: trs_wcm",
            "note: >-\n" + f"{dent}    x: y",
        ]
        chosen = draw(st.lists(st.sampled_from(lines), unique_by=lambda line: line.partition(":")[0]))
        chosen += [f"verified: {verified}"] if verified else []
        entry = f"\n{dent}  ".join([f"- id: p{number}{draw(COMMENTS).rstrip()}", *draw(st.permutations(chosen))])
        written += f"{dent}{entry}\n"
    written += draw(st.sampled_from(["", "\n# end", "# verified: never\n"]))
    return written.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@given(files(), st.data())
def test_one_entry_is_verified_and_every_other_word_stays(text: str, data: st.DataObject) -> None:
    before = yaml.safe_load(text)
    chosen = data.draw(st.sampled_from([portal["id"] for portal in before["portals"]]))
    after = with_verified(text, chosen, DAY)
    expected = [one | {"verified": DAY} if one["id"] == chosen else one for one in before["portals"]]
    assert yaml.safe_load(after) == before | {"portals": expected}
    added = [line for line in after.splitlines() if line not in text.splitlines()]
    assert len(added) <= 1  # none, if a line of the same words stands elsewhere
    assert abs(len(after.splitlines()) - len(text.splitlines())) <= 1
    assert ("\r\n" in after) is ("\r\n" in text)
    assert after.count("#") == text.count("#")


@pytest.mark.parametrize("path", sorted((ROOT / "portals").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_portal_that_is_known_can_be_marked(path: Path, tmp_path: Path) -> None:
    text = path.read_text()
    for portal in yaml.safe_load(text)["portals"]:
        changed = with_verified(text, portal["id"], DAY).splitlines()
        lines = text.splitlines()
        assert len(changed) - len(lines) == ("verified" not in portal)
        assert sum(line not in lines for line in changed) == 1


class TestFile:
    TEXT = "# 注\nportals:\n  - id: a\n    verified: never # nobody\n"

    def test_the_file_is_replaced_and_keeps_its_rights_and_its_link(self, tmp_path: Path) -> None:
        real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
        real.write_text(self.TEXT)
        real.chmod(0o640)
        link.symlink_to(real)
        mark_verified(link, "a", DAY)
        assert link.is_symlink()
        assert real.read_text() == self.TEXT.replace("never", "2026-07-13")
        assert real.stat().st_mode & 0o777 == 0o640
        assert sorted(path.name for path in tmp_path.iterdir()) == ["link.yaml", "real.yaml"]

    def test_what_cannot_be_changed_alone_is_left_as_it_is(self, tmp_path: Path) -> None:
        shared = "portals:\n  - id: a\n    verified: &v never\n  - id: b\n    verified: *v\n"
        path = tmp_path / "c.yaml"
        path.write_text(shared)
        with pytest.raises(ConfigError, match="cannot be changed safely; write `verified: 2026-07-13` there yourself"):
            mark_verified(path, "b", DAY)
        assert path.read_text() == shared
        assert [*tmp_path.iterdir()] == [path]

    def test_a_portal_is_found_in_the_settings_or_beside_them(self, tmp_path: Path) -> None:
        config, other = tmp_path / "config.yaml", tmp_path / "portals/x.yml"
        other.parent.mkdir()
        config.write_text("portals: [{id: own}]\n")
        other.write_text(self.TEXT)
        assert find_declarations(config) == {"own": Declaration(config, 1), "a": Declaration(other, 3)}


WORDS = st.text(max_size=15)
VALUES_OF_ENTRIES = st.fixed_dictionaries(
    {"id": st.from_regex(r"[a-z0-9_]+", fullmatch=True), "name": WORDS, "hosts": st.lists(WORDS, max_size=2)},
    optional={
        "articles": WORDS,
        "sample": st.just(True),
        "note": WORDS,
        "channels": st.lists(st.fixed_dictionaries({"name": WORDS, "url": WORDS}), min_size=1, max_size=2),
    },
)
REMARKS = st.dictionaries(st.sampled_from(["name", "cms", "channels", "hosts"]), st.just("sure: <a b='c'> # x"))


@given(VALUES_OF_ENTRIES, REMARKS)
def test_an_entry_is_written_as_it_will_be_read(values: dict[str, object], remarks: dict[str, str]) -> None:
    text = entry_text(values, remarks)
    assert yaml.safe_load(text) == [values]
    assert all(remark in text for remark in remarks.values())


@given(files(), VALUES_OF_ENTRIES)
def test_an_entry_is_added_behind_the_others_and_every_other_word_stays(text: str, values: dict[str, object]) -> None:
    after = with_entry(text, entry_text(values, {}))
    assert yaml.safe_load(after)["portals"] == [*yaml.safe_load(text)["portals"], values]
    assert after.startswith(text)


def test_an_entry_that_would_be_refused_is_told_before_it_is_written() -> None:
    good = {"id": "a", "name": "甲", "province": "辽宁", "level": "city", "hosts": ["a.example"], "verified": "never"}
    check_entry(good)
    with pytest.raises(ConfigError, match=r"entry\.hosts\.0: cannot be declared: .*; write it yourself"):
        check_entry(good | {"hosts": ["http://a.example/"]})
    with pytest.raises(ConfigError, match=r"entry: cannot be declared: sample: a\.example is not this machine"):
        check_entry(good | {"sample": True})


class TestAdding:
    ENTRY = entry_text({"id": "b", "name": "乙"}, {"name": "said so"})

    def test_a_file_is_made_if_there_is_none(self, tmp_path: Path) -> None:
        path = tmp_path / "portals/added.yaml"
        add_entry(path, self.ENTRY)
        assert path.read_text() == "portals:\n  - id: b\n    name: 乙  # said so\n"
        add_entry(path, self.ENTRY.replace("id: b", "id: c"))
        assert [one["id"] for one in yaml.safe_load(path.read_text())["portals"]] == ["b", "c"]

    def test_what_cannot_be_written_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "portals").write_text("no folder")
        with pytest.raises(ConfigError, match=r"cannot be written: .*; add it there yourself"):
            add_entry(tmp_path / "portals/added.yaml", self.ENTRY)

    @pytest.mark.parametrize("text", ["portals: []\n", "portals: [{id: a}]\n", "portals:\n  - id: a\nother: 1\n"])
    def test_where_it_cannot_be_added_nothing_is_changed(self, tmp_path: Path, text: str) -> None:
        path = tmp_path / "a.yaml"
        path.write_text(text)
        with pytest.raises(ConfigError, match="cannot be changed safely; add it there yourself"):
            add_entry(path, self.ENTRY)
        assert path.read_text() == text
