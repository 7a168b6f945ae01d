"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pstgraph.errors import InputError
from pstgraph.present.files import write_atomic


def test_writes_text_as_utf8_and_makes_the_folder(tmp_path: Path) -> None:
    target = tmp_path / "mes plans" / "érezée.ttl"
    write_atomic(target, "« été »\n")
    assert target.read_bytes() == "« été »\n".encode()
    assert list(target.parent.iterdir()) == [target]


def test_a_failed_write_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.ttl"
    target.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="no space left on device"):
        write_atomic(target, "new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_or_a_file_in_the_way_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot be written \(is a folder\)"):
        write_atomic(tmp_path, "x")
    blocker = tmp_path / "blocker"
    blocker.write_text("x")
    with pytest.raises(InputError, match="cannot be written"):
        write_atomic(blocker / "plan.ttl", "x")
    assert blocker.read_text() == "x"


def test_a_link_is_followed_and_a_device_stays_a_device(tmp_path: Path) -> None:
    real = tmp_path / "real.ttl"
    real.write_text("old")
    link = tmp_path / "link.ttl"
    link.symlink_to(real)
    write_atomic(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    write_atomic(Path(os.devnull), "nothing")
    assert Path(os.devnull).is_char_device()
