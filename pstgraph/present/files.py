"""Output files: written beside their name, then renamed, so that nobody ever finds half of one."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from pstgraph.errors import InputError


def write_atomic(path: Path, content: str | bytes) -> None:
    """Write a whole file, or leave what was there untouched.

    The folder is made where it is missing. A link keeps pointing where it points; a device or a pipe
    (``/dev/null``) is written to directly.

    Parameters
    ----------
    path
        The file to write.
    content
        Its text (stored as UTF-8, line ends as given) or bytes.

    Raises
    ------
    InputError
        Where the folder or the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> write_atomic(folder / "new" / "plan.ttl", "<urn:a> a <urn:b> .")
    >>> [found.name for found in (folder / "new").iterdir()]
    ['plan.ttl']
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        target = path.resolve() if path.is_symlink() else path
        if target.exists() and not target.is_file():
            if target.is_dir():
                raise IsADirectoryError(21, "is a folder")
            target.write_bytes(data)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_beside(target, data)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"cannot be written ({reason})", str(path), "choose another place") from error


def _write_beside(target: Path, data: bytes) -> None:
    beside = target.with_name(f".{target.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        # "x": a leftover of a killed run is never written into; the mode is that of any new file
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
