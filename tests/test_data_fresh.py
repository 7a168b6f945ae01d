"""The generated files under data/ are what a rebuild gives, byte for byte; a wrong input stops the build."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from pstgraph.errors import InputError

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"


@pytest.fixture(scope="module")
def building() -> ModuleType:
    spec = importlib.util.spec_from_file_location("data_build", DATA / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["data_build"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the inputs, to spoil."""
    (tmp_path / "ontology").symlink_to(ROOT / "ontology")
    for name in ("sources", "corrections", "registry"):
        shutil.copytree(DATA / name, tmp_path / "data" / name)
    return tmp_path / "data"


@pytest.fixture(scope="module")
def rebuilt(building: ModuleType) -> dict[str, str]:
    return building.build()


def test_a_rebuild_gives_the_committed_bytes(rebuilt: dict[str, str]) -> None:
    committed = {path.relative_to(DATA).as_posix() for path in DATA.glob("plans/*.ttl")} | {"findings.json"}
    assert committed == set(rebuilt)
    stale = [name for name, text in rebuilt.items() if (DATA / name).read_bytes() != text.encode()]
    assert stale == [], "run `make data` and commit the result"


def test_another_process_gives_the_same_bytes(rebuilt: dict[str, str]) -> None:
    # hash seeds differ between processes: nothing may hang on the order of a set
    code = (
        "import sys, json, runpy; sys.argv = ['build']; "
        f"made = runpy.run_path({str(DATA / 'build.py')!r})['build'](); "
        "print(json.dumps(made))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "12345", "PATH": "/usr/bin:/bin"},
        cwd=ROOT,
    )
    assert json.loads(ran.stdout) == rebuilt


def test_the_findings_rest_on_the_committed_files() -> None:
    hashes = json.loads((DATA / "findings.json").read_text("utf-8"))["hashes"]
    now = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in hashes}
    assert now == hashes
    named = {name for name in hashes if name.startswith("data/plans/")}
    assert named == {f"data/plans/{path.name}" for path in DATA.glob("plans/*.ttl")}


def _write_correction(data: Path, line: int) -> None:
    document, digest = (
        "000_f2573f0beeace6e9.txt",
        "54c11ca20aadb73add5047cc16b7a1be801a103219ffee4fa8ce4c9335e613b3",
    )
    (data / "corrections" / "83013-54c11ca2.yaml").write_text(
        f"document: {document}\nsha256: {digest}\ncpas: 83013\ncorrections:\n"
        f"  - line: {line}\n    change: steps\n    value: Étape.\n    reason: Essai.\n",
        encoding="utf-8",
    )


def test_a_correction_that_does_not_fit_stops_the_build(building: ModuleType, copy: Path) -> None:
    _write_correction(copy, line=1)
    with pytest.raises(InputError) as error:
        building.build(copy)
    assert "83013-54c11ca2.yaml:5: correction « étapes » (ligne 1) : aucun élément" in error.value.sentence
    assert not (copy / "plans").exists()


def test_a_correction_that_fits_is_built_in(building: ModuleType, copy: Path) -> None:
    _write_correction(copy, line=209)
    source = next(row for row in building.sources(copy / "sources") if row.nis == "83013")
    stem, entry = building.corrections(copy / "corrections")[source.file]
    built = building.build_plan(source, stem, entry)
    assert (built.counted, built.receipt.applied) == (1, 1)
    assert 'pst:steps "Étape."@fr ;' in built.text and "cd:method-corrected" in built.text


def test_a_changed_document_stops_the_build(building: ModuleType, copy: Path) -> None:
    with (copy / "sources" / "000_f2573f0beeace6e9.txt").open("a") as file:
        file.write("\n")
    with pytest.raises(InputError, match="not the document that was received"):
        building.build(copy)


def test_corrections_for_no_source_stop_the_build(building: ModuleType, copy: Path) -> None:
    (copy / "corrections" / "00000-2000.yaml").write_text(
        f"document: other.txt\nsha256: {'f' * 64}\n", encoding="utf-8"
    )
    with pytest.raises(InputError, match=r"00000-2000\.yaml: no source is called other\.txt"):
        building.build(copy)


def test_corrections_stay_under_a_twentieth_of_the_items(building: ModuleType) -> None:
    by_document = building.corrections()
    for source in building.sources():
        stem, entry = by_document.get(source.file, (None, None))
        if entry is not None:
            built = building.build_plan(source, stem, entry)
            assert built.counted < built.items * 0.05, built.name


def test_writing_replaces_whole_files_and_drops_stale_ones(building: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "old.ttl").write_text("# gone\n")
    building.write({"plans/new.ttl": "é\n", "findings.json": "{}\n"}, tmp_path)
    assert sorted(path.name for path in (tmp_path / "plans").iterdir()) == ["new.ttl"]
    assert (tmp_path / "plans" / "new.ttl").read_bytes() == "é\n".encode()
