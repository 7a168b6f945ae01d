"""What people see does not change unseen: outputs of the command line against golden files."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden_cli import CASES, GOLDEN, data_folder, produce


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return data_folder(tmp_path_factory.mktemp("invented") / "data")


@pytest.mark.parametrize("name", CASES)
def test_output_is_the_golden_one(data: Path, name: str) -> None:
    arguments, width = CASES[name]
    shown = produce(data, arguments, width)
    assert shown == (GOLDEN / f"{name}.txt").read_text("utf-8")
    if width:
        result = shown.split("--- stderr")[0].splitlines()
        assert max(len(line) for line in result) <= width


def test_every_golden_file_has_a_case() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)
