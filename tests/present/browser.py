"""A real browser for pages: Debian's chromium, driven by playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


@contextmanager
def browser() -> Iterator[Any]:
    """A headless Chromium; skips, naming the package, where there is none."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium: install the Debian package chromium (make system)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def page_at(opened: Any, url: str, width: int, height: int = 900) -> Iterator[tuple[Any, list[str]]]:
    """A page at a width, with the list of what it said on its console and asked from elsewhere."""
    page = opened.new_page(viewport={"width": width, "height": height})
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on(
        "request", lambda r: None if r.url.startswith(("file:", "data:")) else said.append(f"asked {r.url}")
    )
    page.goto(url)
    try:
        yield page, said
    finally:
        page.close()
