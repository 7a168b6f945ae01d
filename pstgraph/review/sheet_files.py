"""A review sheet as a file: XLSX where openpyxl is there, else CSV."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from pstgraph.errors import InputError
from pstgraph.review.sheet import Sheet
from pstgraph.review.sheet_csv import csv_bytes, read_csv
from pstgraph.review.sheet_xlsx import read_xlsx, xlsx_bytes

MAX_BYTES = 50_000_000


def suffix() -> str:
    """Return the ending of review sheets here: ``.review.xlsx``, or ``.review.csv`` without openpyxl."""
    return ".review.xlsx" if importlib.util.find_spec("openpyxl") is not None else ".review.csv"


def sheet_bytes(sheet: Sheet, ending: str) -> bytes:
    """Return a sheet as the bytes of a file, by its ending (``.xlsx`` or ``.csv``)."""
    return xlsx_bytes(sheet) if ending.endswith(".xlsx") else csv_bytes(sheet)


def is_sheet(path: Path) -> bool:
    """Tell whether a file of corrections is a sheet: a workbook by its first bytes, CSV by its ending."""
    try:
        with path.open("rb") as stream:
            head = stream.read(4)
    except OSError:
        return False
    return head == b"PK\x03\x04" or path.suffix.lower() in (".csv", ".tsv", ".xlsx")


def read_sheet(path: Path) -> Sheet:
    """Read a sheet back, edited or not.

    Raises
    ------
    InputError
        The file is no review sheet, or has lost the part that says what it was.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError("the sheet is larger than 50 MB", path.name, "give the review sheet alone")
        with path.open("rb") as stream:
            is_workbook = stream.read(4) == b"PK\x03\x04"
    except OSError as error:
        raise InputError(
            f"the sheet cannot be read ({error.strerror})", path.name, "check the path"
        ) from None
    return read_xlsx(path) if is_workbook else read_csv(path)
