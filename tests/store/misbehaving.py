"""Real sockets that answer as a script says: busy, broken, lying, hanging."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reply:
    """One answer over HTTP; ``cut`` sends that many bytes of the body only, ``hang`` none and waits."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/sparql-results+json"
    cut: int | None = None
    hang: bool = False
    drip: bool = False


Script = Sequence[Reply]


class Endpoint:
    """Answers each request with the next reply of the script, the last one for ever."""

    def __init__(self, script: Script) -> None:
        self._script = list(script)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self.requests: list[bytes] = []
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/sparql"
        self._start(self._accept)

    def close(self) -> None:
        self._stop.set()
        # wakes the accept, which a close alone would leave waiting
        with socket.create_connection(self._socket.getsockname()):
            pass
        for thread in self._threads:
            thread.join(5)
        self._socket.close()

    def _start(self, work, *args) -> None:
        thread = threading.Thread(target=work, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            if self._stop.is_set():
                connection.close()
                return
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            request = self._read(connection)
            self.requests.append(request)
            reply = self._script.pop(0) if len(self._script) > 1 else self._script[0]
            if reply.hang:
                self._stop.wait(30)
                return
            with contextlib.suppress(OSError):  # the client may have left
                self._send(connection, reply)

    def _send(self, connection: socket.socket, reply: Reply) -> None:
        headers = {
            "Content-Type": reply.content_type,
            "Content-Length": str(len(reply.body)),
            **reply.headers,
        }
        lines = [
            f"HTTP/1.1 {reply.status} said",
            *(f"{k}: {v}" for k, v in headers.items()),
            "Connection: close",
        ]
        connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n")
        if not reply.drip:
            connection.sendall(reply.body[: reply.cut])
            return
        for byte in reply.body:
            connection.sendall(bytes([byte]))
            if self._stop.wait(0.05):
                return

    @staticmethod
    def _read(connection: socket.socket) -> bytes:
        data = b""
        while b"\r\n\r\n" not in data:
            piece = connection.recv(65536)
            if not piece:
                return data
            data += piece
        head, _, body = data.partition(b"\r\n\r\n")
        length = next(
            (
                int(line.split(b":")[1])
                for line in head.split(b"\r\n")
                if line.lower().startswith(b"content-length")
            ),
            0,
        )
        while len(body) < length:
            body += connection.recv(65536)
        return head + b"\r\n\r\n" + body
