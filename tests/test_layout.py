"""What is written about the code holds: its shape, its limits, its settings, its exceptions with their reasons."""

import ast
import re
import statistics
from itertools import chain
from pathlib import Path

import pytest

from bot.settings import Settings, name

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "content", "handlers", "scheduler")
TOP = {
    ".ci", ".env.example", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "Dockerfile", "LICENSE", "Makefile",
    "README.md", "bench", "bot", "compose.yaml", "content", "deploy", "docs", "handlers", "pyproject.toml",
    "requirements-dev.lock", "requirements.lock", "scheduler", "tests",
}  # fmt: skip
VAGUE = {"utils", "helpers", "common", "manager", "core", "misc", "base"}
SOURCES = sorted(chain.from_iterable((ROOT / package).rglob("*.py") for package in PACKAGES))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def tracked() -> set[str]:
    """Top-level names that belong to the repository, by the ignore file's own word."""
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text().splitlines()}
    left = {path.name for path in ROOT.iterdir()} - ignored - {".git"}
    return {entry for entry in left if not any(Path(entry).match(pattern) for pattern in ignored)}


def functions(path: Path) -> list[tuple[str, int]]:
    """Every function of a file with its length in lines."""
    nodes = ast.walk(ast.parse(path.read_text()))
    return [
        (f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_the_top_level_holds_what_the_design_names() -> None:
    """Nothing stands at the top of the repository that the design does not know."""
    assert tracked() <= TOP


def test_no_file_is_longer_than_300_lines() -> None:
    """A file that grows past 300 lines is two files."""
    long = {
        str(path.relative_to(ROOT)): lines for path in SOURCES if (lines := len(path.read_text().splitlines())) > 300
    }

    assert long == {}


def test_functions_are_short() -> None:
    """No function is over 40 lines, nine of ten are at most 22, half are at most 8."""
    lengths = [length for path in SOURCES for _, length in functions(path)]

    assert [where for path in SOURCES for where, length in functions(path) if length > 40] == []
    assert statistics.quantiles(lengths, n=10)[8] <= 22
    assert statistics.median(lengths) <= 8


def test_names_say_what_a_file_is() -> None:
    """No file or folder has a name that says nothing, and no class is a Manager or a Base."""
    vague = [path for path in SOURCES if path.stem in VAGUE or path.parent.name in VAGUE]
    classes = [
        node.name
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef)
    ]

    assert vague == []
    assert [name for name in classes if name.endswith("Manager") or name.startswith("Base")] == []


def test_every_exception_to_a_check_gives_its_reason() -> None:
    """Each `noqa`, `type: ignore` and `pragma` names its code and says why on the same line."""
    bare = re.compile(r"#\s*(noqa(?!: [A-Z0-9, ]+ +\S*[-–—] ?\S)|type: ignore(?!\[[\w, -]+\]  ?# ?\S)|pragma)")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in (*SOURCES, *TESTS)
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if bare.search(line) and path != Path(__file__)
    ]

    assert found == []


def test_nothing_is_patched_in_tests() -> None:
    """Tests use real parts; no mock, no patch, no monkeypatched attribute."""
    patching = re.compile(r"unittest\.mock|mocker\b|\bMagicMock|monkeypatch\.setattr|@patch")
    found = [str(path) for path in TESTS if patching.search(path.read_text()) and path != Path(__file__)]

    assert found == []


def test_every_setting_is_in_the_example_file_and_none_more() -> None:
    """.env.example lists exactly the settings there are."""
    listed = set(re.findall(r"^(SECONDSTEP_\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))

    assert listed == {name(field) for field in Settings.model_fields}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_name_no_host(lock: str) -> None:
    """A lock carries names, versions, markers and hashes; no index, link or host line."""
    lines = (ROOT / lock).read_text().splitlines()

    assert [line for line in lines if "://" in line or (line.lstrip().startswith("--") and "--hash=" not in line)] == []


def test_the_readme_is_short() -> None:
    """The README is at most 150 lines."""
    assert len((ROOT / "README.md").read_text().splitlines()) <= 150


def test_documents_link_only_to_files_that_exist() -> None:
    """Every relative link in README and docs leads somewhere."""
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    dead = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\((?!https?:|mailto:|#|time:)([^)#\s]+)", page.read_text())
        if not (page.parent / target).exists() and "…" not in target
    ]

    assert dead == []
