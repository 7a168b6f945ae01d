"""One exchange over HTTP: a time limit for the whole of it, retries, and one sentence when it fails."""

from __future__ import annotations

import http.client
import time
import urllib.error
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit, urlunsplit

from pstgraph.errors import StoreError
from pstgraph.store.options import RemoteOptions

_CHUNK = 1 << 16
_AGAIN = (429, 503)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an endpoint answered, whole."""

    status: int
    headers: Message
    body: bytes

    @property
    def content_type(self) -> str:
        """Media type without its parameters, in lower case."""
        return (self.headers.get("Content-Type") or "").split(";")[0].strip().lower()


class Refused(Exception):
    """An HTTP answer that is no success; the caller says what it means."""

    def __init__(self, status: int, body: bytes) -> None:
        self.status = status
        self.said = first_line(body)
        super().__init__(status)


Ask = Callable[[float], http.client.HTTPResponse]
"""Sends the request with a time limit in seconds, and gives the response with its body still to read."""


def exchange(ask: Ask, url: str, options: RemoteOptions) -> Answer:
    """Ask until there is an answer, within the time limit.

    Parameters
    ----------
    ask
        Sends the request once.
    url
        Address, for messages.
    options
        Time limit, retries and pauses.

    Raises
    ------
    Refused
        HTTP 4xx or 5xx, after the retries that 429 and 503 get.
    StoreError
        The endpoint cannot be reached, does not answer in time, or breaks off.
    """
    end = time.monotonic() + options.timeout
    attempt = 0
    while True:
        try:
            return _once(ask, url, options, end)
        except urllib.error.HTTPError as error:
            said = _rest(error)
            if error.code not in _AGAIN or attempt >= options.retries:
                raise Refused(error.code, said) from None
            pause = _pause(error, attempt, options)
        if time.monotonic() + pause >= end:
            raise StoreError(
                f"the endpoint is busy and asks to wait {pause:g} s, past the limit of {options.timeout:g} s",
                public(url),
                "try later, or set PSTGRAPH_TIMEOUT higher",
            )
        time.sleep(pause)
        attempt += 1


def _once(ask: Ask, url: str, options: RemoteOptions, end: float) -> Answer:
    try:
        with ask(_left(end)) as response:
            return Answer(response.status, response.headers, _read(response, end))
    except urllib.error.HTTPError:
        raise
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _late(url, options) from None
        raise _unreachable(url, error.reason) from None
    except TimeoutError:
        raise _late(url, options) from None
    except (http.client.HTTPException, OSError) as error:
        raise StoreError(
            f"the endpoint broke off its answer ({type(error).__name__})", public(url), "try again"
        ) from None


def _read(response: http.client.HTTPResponse, end: float) -> bytes:
    """Read a body piece by piece, so that one that drips does not outlast the limit."""
    pieces = []
    while piece := response.read1(_CHUNK):
        pieces.append(piece)
        _left(end)
    return b"".join(pieces)


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _pause(error: urllib.error.HTTPError, attempt: int, options: RemoteOptions) -> float:
    """Seconds to wait: what ``Retry-After`` says (seconds or a date), else twice as long each time."""
    said = (error.headers.get("Retry-After") or "").strip() if error.headers else ""
    if said.isdigit():
        return float(said)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return float(options.backoff * 2**attempt)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _rest(error: urllib.error.HTTPError) -> bytes:
    try:
        with error:
            return error.read(2000)
    except OSError:
        return b""


def _late(url: str, options: RemoteOptions) -> StoreError:
    return StoreError(
        f"the endpoint did not answer within {options.timeout:g} s",
        public(url),
        "ask for less, or set PSTGRAPH_TIMEOUT higher",
    )


def _unreachable(url: str, reason: object) -> StoreError:
    said = getattr(reason, "strerror", None) or str(reason)
    return StoreError(
        f"the endpoint cannot be reached ({said})", public(url), "check the address and the network"
    )


def first_line(body: bytes) -> str:
    """First words of an error page, for a message; empty for HTML."""
    text = body.decode("utf-8", "replace").strip()
    return "" if text.startswith("<") else " ".join(text.split())[:160]


def public(url: str) -> str:
    """Address without the credentials that it may hold.

    >>> public("https://me:secret@example.org/sparql")
    'https://example.org/sparql'
    """
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
