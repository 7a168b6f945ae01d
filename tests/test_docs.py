"""Documentation and code check each other: what is written is run, what exists is written down."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

import pstgraph as pst

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "docs"))

import build as docs  # noqa: E402  (docs/build.py)

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = list(docs.walk(docs.cli, "pstgraph"))


def _blocks(language: str) -> list[str]:
    found = [text for kind, text in BLOCKS if kind == language]
    assert found, f"the README has no {language} block"
    return found


# ---- made files ------------------------------------------------------------------------------


@pytest.mark.parametrize("path", list(docs.build()), ids=lambda path: path.name)
def test_made_files_are_fresh(path: Path) -> None:
    assert path.read_text("utf-8") == docs.build()[path], "run: python docs/build.py"


def test_a_stale_output_is_seen() -> None:
    page = "```console\n$ pstgraph queries --format csv | head -1\nold\n```\n"
    assert docs.with_outputs(page) != page
    assert "name,question" in docs.with_outputs(page)


# ---- README ----------------------------------------------------------------------------------


def test_the_product_is_shown_within_forty_lines() -> None:
    top = "\n".join(README.splitlines()[:40])
    for shown in (
        "make demo",
        "$ pstgraph plans",
        "import pstgraph as pst",
        "SELECT",
        "Forem",
        "Saint-Léger",
    ):
        assert shown in top, shown
    assert top.count("```") == 6, "three whole blocks"


def test_python_blocks_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for block in _blocks("python"):
        names: dict[str, object] = {}
        exec(compile(block, "README.md", "exec"), names)  # our own README
        values = [value for name, value in names.items() if not name.startswith("__")]
        assert all(value is not None for value in values)
        assert len(names["missing"]) > 0  # type: ignore[arg-type]


def test_sparql_blocks_answer() -> None:
    graph = pst.load()
    for block in _blocks("sparql"):
        assert len(graph.query(block)) > 0


def test_shell_blocks_run(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    for block in _blocks("sh"):
        for line in block.splitlines():
            run_line(line, tmp_path)


def run_line(line: str, place: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a line as a shell would, with this interpreter's pstgraph first on the path."""
    ran = subprocess.run(
        [
            "bash",
            "-c",
            f'pstgraph() {{ {shlex.quote(sys.executable)} -m pstgraph "$@"; }}; set -o pipefail; {line}',
        ],
        cwd=place,
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, (line, ran.stderr.decode())
    return ran


def test_make_targets_that_pages_name_exist() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in ("README.md", "CONTRIBUTING.md"):
        named = set(re.findall(r"\bmake ([a-z][\w-]+)", (ROOT / page).read_text("utf-8")))
        assert named <= targets, page


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/commands.md", "docs/python.md"])
def test_links_and_paths_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (ROOT / page).parent.joinpath(target).exists(), target
    for name in re.findall(r"`((?:pstgraph|ontology|data|queries|tests|docs|benchmarks)/[\w./-]*)`", text):
        assert (ROOT / name).exists(), name


def test_numbers_in_the_readme_are_true() -> None:
    from pstgraph.rdf.rules import load_rules

    numbers = {
        r"(\d+) named queries": len(pst.named_queries()),
        r"(\d+) rules of integrity": len(load_rules().rules),
    }
    for pattern, true in numbers.items():
        (told,) = re.findall(pattern, README)
        assert int(told) == true, pattern


def test_the_readme_has_a_row_for_every_command_and_no_other() -> None:
    told = re.findall(r"^\| `(pstgraph [a-z-]+(?: import| similarity)?)", README, re.MULTILINE)
    leaves = [name for name, command, _ in COMMANDS if not isinstance(command, click.Group)]
    assert sorted(told) == sorted(leaves)


# ---- commands --------------------------------------------------------------------------------


def test_every_option_is_documented() -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for name, command, _ in COMMANDS:
        section = text.split(f"\n## {name}\n")[1].split("\n## ")[0]
        for parameter in command.params:
            for option in parameter.opts if isinstance(parameter, click.Option) else ():
                assert option in section, f"{name} {option}"


EXAMPLES = [
    (name, line)
    for name, command, _ in COMMANDS
    for line in re.findall(r"^ +\$ (.+)$", command.epilog or "", re.MULTILINE)
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as examples expect it: the project's data, and data of one's own."""
    folder = tmp_path_factory.mktemp("examples")
    for name in ("data", "benchmarks"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "data" / "plans", folder / "my-data" / "plans")
    return folder


@pytest.mark.parametrize(("name", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_examples_in_the_help_run(place: Path, name: str, line: str, request: pytest.FixtureRequest) -> None:
    if name == "pstgraph publish":
        line = line.replace("http://localhost:7878/query", request.getfixturevalue("oxigraph_server"))
    ran = run_line(line, place)
    assert ran.stdout or " -o " in line, "an example that shows nothing"


def test_every_command_has_an_example_of_its_own() -> None:
    assert {name for name, _ in EXAMPLES} == {name for name, _, _ in COMMANDS}
    for name, line in EXAMPLES:
        bare = re.sub(r"--(lang|as-of|data) \S+ ", "", line)
        assert name in bare, line


# ---- queries, settings, other pages ----------------------------------------------------------


def test_every_query_is_listed_with_its_parameters() -> None:
    text = (ROOT / "queries" / "README.md").read_text("utf-8")
    for query in pst.named_queries():
        (row,) = [line for line in text.splitlines() if line.startswith(f"| [{query.name}](")]
        assert query.questions["fr"] in row
        assert query.questions["en"] in row
        assert all(f"`{parameter.name}`" in row for parameter in query.parameters)


def test_every_environment_variable_that_the_code_reads_is_documented() -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    read = {f"PSTGRAPH_{field.upper()}" for field in pst_settings()}
    for path in (ROOT / "pstgraph").rglob("*.py"):
        read |= set(re.findall(r"\bPSTGRAPH_[A-Z_]+[A-Z]\b", path.read_text("utf-8")))
    assert {name for name in read if f"`{name}`" not in text} == set()


def pst_settings() -> list[str]:
    """Names of the settings of remote stores, read from the source of their class."""
    tree = ast.parse((ROOT / "pstgraph" / "store" / "options.py").read_text("utf-8"))
    (found,) = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return [node.target.id for node in found.body if isinstance(node, ast.AnnAssign)]  # type: ignore[union-attr]


def test_the_changelog_keeps_to_its_form() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert text.startswith("# Changelog\n")
    assert "## [Unreleased]" in text
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    for name, command, _ in COMMANDS:
        if not isinstance(command, click.Group):
            assert f"`{name}" in text or f"`{name.removeprefix('pstgraph ')}`" in text, name


def test_the_citation_file_is_valid() -> None:
    """The keys that CFF 1.2.0 requires, their types, and the version of the package."""
    told = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert told["cff-version"] == "1.2.0"
    assert set(told) <= {
        *("cff-version", "message", "type", "title", "abstract", "authors", "version", "license", "keywords"),
        *("date-released", "repository-code", "url", "doi", "identifiers", "references", "contact"),
    }
    assert all(isinstance(told[key], str) and told[key] for key in ("message", "title", "license"))
    assert told["type"] in ("software", "dataset")
    assert all(set(author) & {"name", "family-names"} for author in told["authors"])
    assert str(told["version"]) == pst.__version__


def test_no_page_and_no_module_names_a_path_of_this_machine() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    forbidden = re.compile("|".join(re.escape(f"{place}/") for place in (ROOT, Path.home())))
    suffixes = {".py", ".md", ".toml", ".ttl", ".rq", ".yaml", ".csv", ".ipynb", ".j2", ""}
    found = []
    for name in tracked.splitlines():
        path = ROOT / name
        looked_at = path.is_file() and path.suffix in suffixes
        if looked_at and forbidden.search(path.read_text("utf-8", "replace")):
            found.append(name)
    assert found == []
