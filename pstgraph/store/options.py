"""Settings of a remote store: each has a name, a default and one line that says what it does."""

from __future__ import annotations

import netrc
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

from pstgraph.errors import UsageError

_PREFIX = "PSTGRAPH_"


@dataclass(frozen=True, slots=True)
class RemoteOptions:
    """How to talk to an endpoint.

    Each setting may come from the environment, as ``PSTGRAPH_`` and its name in capitals
    (``PSTGRAPH_TIMEOUT=10``); user and password also from ``~/.netrc`` (or the file that ``NETRC`` names).

    Parameters
    ----------
    timeout
        Seconds that one question may take, retries and pauses included (default 30).
    retries
        How often to ask again after HTTP 429 or 503 (default 3).
    backoff
        Seconds before the first retry, doubled each time; ``Retry-After`` counts instead (default 0.5).
    get_limit
        A query of more characters than this goes by POST (default 1500).
    user, password
        HTTP Basic authentication; the password is never shown.
    graph_store_url, update_url
        Addresses to publish to, where they cannot be told from that of the endpoint.

    Examples
    --------
    >>> RemoteOptions.from_environment({"PSTGRAPH_TIMEOUT": "5"}).timeout
    5.0
    """

    timeout: float = 30.0
    retries: int = 3
    backoff: float = 0.5
    get_limit: int = 1500
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    graph_store_url: str | None = None
    update_url: str | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> RemoteOptions:
        """Take the settings that the environment gives, the defaults for the others."""
        given = os.environ if environment is None else environment
        plain = cls()
        return cls(
            timeout=_number(given, "TIMEOUT", plain.timeout),
            retries=int(_number(given, "RETRIES", plain.retries)),
            backoff=_number(given, "BACKOFF", plain.backoff),
            get_limit=int(_number(given, "GET_LIMIT", plain.get_limit)),
            user=given.get(f"{_PREFIX}USER"),
            password=given.get(f"{_PREFIX}PASSWORD"),
            graph_store_url=given.get(f"{_PREFIX}GRAPH_STORE_URL"),
            update_url=given.get(f"{_PREFIX}UPDATE_URL"),
        )

    def with_credentials_for(self, url: str) -> RemoteOptions:
        """Fill in user and password from the address itself, else from netrc, unless a user is given."""
        if self.user is not None:
            return self
        parts = urlsplit(url)
        if parts.username is not None:
            return replace(self, user=unquote(parts.username), password=unquote(parts.password or ""))
        found = _netrc_entry(parts.hostname or "")
        return replace(self, user=found[0], password=found[1]) if found else self


def _number(given: Mapping[str, str], name: str, default: float) -> float:
    text = given.get(_PREFIX + name)
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        raise UsageError(f"{text!r} is no number", _PREFIX + name, "give one, or unset it") from None
    if not 0 <= value < float("inf"):
        raise UsageError(f"{text!r} is out of range", _PREFIX + name, "give a number from 0 up")
    return value


def _netrc_entry(host: str) -> tuple[str, str] | None:
    try:
        hosts = netrc.netrc(os.environ.get("NETRC") or None).hosts
    except (OSError, netrc.NetrcParseError):
        return None
    # Only a host that is named: the password of a "default" entry is not for a chance address.
    found = hosts.get(host)
    return (found[0], found[2] or "") if found else None
