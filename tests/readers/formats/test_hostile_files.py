"""Files that lie, through the command line in a process of its own: one sentence, seconds, little memory."""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import Ran
from tests.readers.formats.handmade import docx, ods, odt, packed

SECONDS, MEGABYTES = 10, 500
# A child inherits the peak of the process that starts it, so a small one stands between.
_BETWEEN = (
    "import os,sys;pid=os.posix_spawn(sys.argv[2],sys.argv[2:],os.environ);_,status,used=os.wait4(pid,0);"
    "open(sys.argv[1],'w').write(str(used.ru_maxrss));sys.exit(os.waitstatus_to_exitcode(status))"
)
ENDINGS = ("docx", "odt", "xlsx", "ods", "html", "csv", "txt", "pdf", "xml", "json")
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DATA = "application/vnd.oasis.opendocument."


@dataclass(frozen=True)
class Told:
    """What an import gave: exit code, stderr, megabytes at the peak, the plan if one was written."""

    code: int
    error: str
    megabytes: float
    plan: dict[str, object] | None


def imported(path: Path) -> Told:
    """Import a file as a user does; no longer than allowed."""
    output, peak = path.parent / "out.json", path.parent / "peak"
    words = [sys.executable, "-I", "-S", "-c", _BETWEEN, str(peak), sys.executable, "-m", "pstgraph"]
    words += ["import", str(path), "--format", "json", "-o", str(output)]
    start = time.monotonic()
    ran = subprocess.run(words, capture_output=True, text=True, check=False, timeout=4 * SECONDS)
    assert time.monotonic() - start < SECONDS
    assert ran.stdout == "" and "Traceback" not in ran.stderr
    plan = json.loads(output.read_text("utf-8")) if output.exists() else None
    written = {one.name for one in path.parent.iterdir()} - {path.name, "peak"}
    assert written == (set() if ran.returncode else {"out.json", "out.review.xlsx"})
    megabytes = int(peak.read_text()) / 1024
    assert megabytes < MEGABYTES
    return Told(ran.returncode, ran.stderr, megabytes, plan)


def blown(member: str, **parts: str) -> bytes:
    """An archive whose member is 200 MB of blanks."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
        blank = zipfile.ZipInfo(member)
        blank.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(blank, "w", force_zip64=True) as part:
            for _ in range(202):
                part.write(b" " * 1_000_000)
    return stream.getvalue()


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
LAUGHS = f'<!DOCTYPE dataroot [<!ENTITY a0 "ha">{LAUGHS}]>'
OUTSIDE = '<!DOCTYPE dataroot [<!ENTITY a11 SYSTEM "file:///etc/hostname">]>'


def entities(declared: str, form: str) -> bytes:
    """A file whose XML declares entities and names one."""
    xml = f'<?xml version="1.0"?>\n{declared}'
    if form == "docx":
        body = "<w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body>"
        return packed({"word/document.xml": f"{xml}<w:document {_WORD}>{body}</w:document>"})
    if form == "xml":
        return f"{xml}<dataroot>&a11;</dataroot>".encode()
    if form == "xlsx":
        sheet = workbook()["xl/worksheets/sheet1.xml"].decode()
        at = sheet.index("<worksheet")
        return packed({**workbook(), "xl/worksheets/sheet1.xml": sheet[:at] + declared + sheet[at:]})
    mimetype = f"{_DATA}{'text' if form == 'odt' else 'spreadsheet'}"
    return packed({"mimetype": mimetype, "content.xml": f"{xml}<x/>"})


def workbook() -> dict[str, bytes]:
    """The parts of a workbook with a plan of two objectives."""
    book = openpyxl.Workbook()
    for row in ("Niveau", "Intitulé"), ("OS", "Accueil"), ("OO", "Guichet"), ("Action", "Ouvrir"):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheet_with(rows: str) -> bytes:
    """That workbook with more rows below."""
    parts = workbook()
    xml = parts["xl/worksheets/sheet1.xml"].decode()
    return packed({**parts, "xl/worksheets/sheet1.xml": xml.replace("</sheetData>", f"{rows}</sheetData>")})


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.docx": (lambda: blown("word/document.xml"), "unpacked, the file takes more than 200 MB"),
    "bomb.odt": (lambda: blown("content.xml", mimetype=f"{_DATA}text"), "takes more than 200 MB"),
    "bomb.ods": (lambda: blown("content.xml", mimetype=f"{_DATA}spreadsheet"), "takes more than 200 MB"),
    "bomb.xlsx": (lambda: blown("xl/worksheets/sheet1.xml", xl__workbook="<x/>"), "more than 200 MB"),
    "elements.docx": (lambda: docx("<w:p/>" * 9_000_000), "holds more elements than any plan"),
    "elements.odt": (lambda: odt("<text:p/>" * 5_000_000), "holds more elements than any plan"),
    "cells.xlsx": (lambda: sheet_with(f'<row r="9">{"<c/>" * 3_000_000}</row>'), "more elements"),
    "elements.html": (lambda: b"<p>Action 1 : a</p>" * 1_000_000, "holds more elements than any plan"),
    "deep.html": (lambda: b"<html><body>" + b"<div>" * 300_000 + b"OS 1", "nested too deeply"),
    "deep.docx": (lambda: docx("<w:sdt>" * 2_000 + "</w:sdt>" * 2_000), "damaged or cut short"),
    "line.txt": (lambda: b"Action un " * 5_000_000, "the text is larger than 5 MB"),
    "actions.txt": (lambda: b"PST\n" + b"Action 1 : faire\n" * 6_000, "more than 5000 objectives"),
    "cut.docx": (lambda: docx("<w:p><w:r><w:t>OS 1</w:t></w:r></w:p>" * 40)[:-200], "damaged or cut short"),
    "laughs.docx": (lambda: entities(LAUGHS, "docx"), "declares a document type or entities"),
    "outside.odt": (lambda: entities(OUTSIDE, "odt"), "declares a document type or entities"),
    "laughs.xml": (lambda: entities(LAUGHS, "xml"), "declares a document type or entities"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(REFUSED[name][0]())
    told = imported(path)
    assert told.code == 2 and told.plan is None
    assert told.error.startswith(f"pstgraph: {name}") and told.error.count("\n") == 1
    assert REFUSED[name][1] in told.error and str(tmp_path) not in told.error


@pytest.mark.parametrize("form", ["docx", "odt", "ods", "xlsx", "xml"])
@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE], ids=["laughs", "outside"])
def test_entities_are_refused_in_every_format(
    tmp_path: Path, run: Callable[..., Ran], form: str, declared: str
) -> None:
    path = tmp_path / f"plan.{form}"
    path.write_bytes(entities(declared, form))
    ran = run("import", str(path), "--format", "json")
    assert (ran.code, ran.out) == (2, "")
    assert "declares a document type or entities" in ran.err and ran.err.count("\n") == 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_noise_nothing_and_cut_archives_under_every_name(
    tmp_path: Path, run: Callable[..., Ran], ending: str
) -> None:
    noise = random.Random(ending).randbytes(20_000)
    whole = packed(workbook())
    for data in (noise, b"", b"\0" * 5_000, b"PK\x03\x04" + noise, whole[:2_000], whole[: len(whole) // 2]):
        path, output = tmp_path / f"plan.{ending}", tmp_path / "out.json"
        path.write_bytes(data)
        ran = run("import", str(path), "--format", "json", "-o", str(output))
        assert (ran.code, ran.out, output.exists()) == (2, "", False)
        assert ran.err.startswith(f"pstgraph: plan.{ending}: ") and ran.err.count("\n") == 1


_EMPTY_ROW = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'


def _rows(*rows: tuple[str, ...]) -> str:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    return "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)


def _million_rows() -> bytes:
    return sheet_with("".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(5, 1_048_577)))


def _million_repeated() -> bytes:
    plan = _rows(("Niveau", "Intitulé"), ("OS", "Accueil"), ("OO", "Guichet"), ("Action", "Ouvrir"))
    return ods(f'<table:table table:name="A">{plan}{_EMPTY_ROW}</table:table>')


@pytest.mark.parametrize(("name", "made"), [("rows.xlsx", _million_rows), ("rows.ods", _million_repeated)])
def test_a_million_empty_rows_are_no_trouble(tmp_path: Path, name: str, made: Callable[[], bytes]) -> None:
    path = tmp_path / name
    path.write_bytes(made())
    told = imported(path)
    assert told.code == 0 and told.plan is not None
    items = told.plan["items"]
    assert isinstance(items, list)
    assert [item["label"] for item in items] == ["Accueil", "Guichet", "Ouvrir"]


def test_styles_that_go_round_in_a_circle(tmp_path: Path, run: Callable[..., Ran]) -> None:
    words = ("OS 1 : Accueil", "OO 1.1 : Guichet", "Action 1.1.1 : Ouvrir")
    pairs = (("A", "B"), ("B", "A"))
    word = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in pairs
    )
    styled = '<w:pPr><w:pStyle w:val="A"/></w:pPr>'
    body = "".join(f"<w:p>{styled}<w:r><w:t>{one}</w:t></w:r></w:p>" for one in words)
    odf = "".join(f'<style:style style:name="{a}" style:parent-style-name="{b}"/>' for a, b in pairs)
    text = "".join(f'<text:p text:style-name="A">{one}</text:p>' for one in words)
    for name, data in (("plan.docx", docx(body, word)), ("plan.odt", odt(text, odf))):
        path = tmp_path / name
        path.write_bytes(data)
        ran = run("import", str(path), "--format", "json")
        assert [item["label"] for item in ran.json()["items"]] == ["Accueil", "Guichet", "Ouvrir"]


def test_a_quote_that_never_closes_is_a_sign(tmp_path: Path, run: Callable[..., Ran]) -> None:
    path = tmp_path / "plan.csv"
    rows = [f"Action;Faire {n};DG" for n in range(1, 400)]
    path.write_text("\n".join(["Niveau;Intitulé;Pilote", "OS;Accueil;", 'OO;"Guichet;DG', *rows]), "utf-8")
    items = run("import", str(path), "--format", "json").json()["items"]
    assert len(items) == 401 and items[1]["label"] == '"Guichet' and items[400]["label"] == "Faire 399"


def test_what_is_no_file(tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, locked = tmp_path / "pipe.docx", tmp_path / "locked.txt"
    os.mkfifo(pipe)
    locked.write_text("OS 1 : Accueil")

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    said = {"pipe.docx": "this is a pipe or a device", tmp_path.name: "this is a folder"}
    for path in (pipe, tmp_path):
        ran = run("import", str(path), "--format", "json")
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1) and said[path.name] in ran.err
    # A person who runs the suite as root may read any file, so the refusal is played.
    monkeypatch.setattr(Path, "open", refuse)
    ran = run("import", str(locked), "--format", "json")
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err == "pstgraph: locked.txt: the file cannot be opened (Permission denied); check its rights.\n"
    )
