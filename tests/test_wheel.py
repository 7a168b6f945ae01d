"""The wheel holds what the program needs, and works from an empty directory."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with the hatchling that is installed: no network."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--quiet"]
    command = [sys.executable, "-m", "pip", "wheel", str(ROOT), *options, "--wheel-dir", str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked as pip would, apart from this checkout; dependencies come from this environment."""
    folder = tmp_path_factory.mktemp("site")
    options = ["--no-deps", "--no-index", "--disable-pip-version-check", "--quiet", "--target", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "install", str(wheel), *options], check=True)
    return folder


def _shipped(folder: str) -> set[str]:
    tracked = subprocess.run(
        ["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {f"pstgraph/_shipped/{name}" for name in tracked.stdout.splitlines()}


def test_the_wheel_holds_ontology_queries_data_and_templates(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "queries", "data"):
        assert _shipped(folder) <= names, folder
    assert "pstgraph/py.typed" in names
    assert {f"pstgraph/present/templates/{path.name}" for path in
            (ROOT / "pstgraph" / "present" / "templates").iterdir()} <= names  # fmt: skip
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/")) or "__pycache__" in name]
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def _run(site: Path, place: Path, *arguments: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    ran = subprocess.run(
        [sys.executable, *arguments],
        cwd=place,
        env=environment | {"PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_it_works_from_an_empty_directory(site: Path, tmp_path: Path) -> None:
    where = _run(site, tmp_path, "-c", "import pstgraph; print(pstgraph.__file__)")
    assert Path(where.strip()).is_relative_to(site)
    plans = _run(site, tmp_path, "-m", "pstgraph", "plans")
    assert [line.split()[0] for line in plans.splitlines()[1:]] == [
        *("Ecaussinnes", "Erezée", "Saint-Léger", "Dinant", "Onhaye")
    ]
    assert "Forem" in _run(site, tmp_path, "-m", "pstgraph", "query", "shared-partners", "--format", "csv")
    assert '"plan"' in _run(site, tmp_path, "-m", "pstgraph", "check", "Onhaye", "--format", "json")
    assert list(tmp_path.iterdir()) == []


def test_the_command_is_installed(site: Path) -> None:
    script = (site / "bin" / "pstgraph").read_text("utf-8")
    assert "from pstgraph.present.cli import main" in script
