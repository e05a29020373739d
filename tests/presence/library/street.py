"""A machine that behaves as those of the web do, well and badly; it answers on this one only."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class House(BaseHTTPRequestHandler):
    """Each path is a way to behave; what was asked is kept in `server.asked`."""

    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:  # noqa: N802
        self._behave()

    def do_GET(self) -> None:  # noqa: N802
        self._behave()

    def log_message(self, *args: object) -> None:
        """Stay quiet."""

    def _behave(self) -> None:
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        way = self.path.split("?")[0].strip("/").replace("-", "_") or "found"
        getattr(self, f"_{way}", self._absent)()

    def _say(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", "0")
        self.end_headers()

    def _found(self) -> None:
        self._say(200)

    def _absent(self) -> None:
        self._say(404)

    def _gone(self) -> None:
        self._say(410)

    def _refused(self) -> None:
        self._say(403)

    def _busy(self) -> None:
        self._say(429, Retry_After="864000")

    def _closed(self) -> None:
        self._say(503, Retry_After="Thu, 15 May 2025 16:00:00 GMT")

    def _broken(self) -> None:
        self._say(500)

    def _no_head(self) -> None:
        self._say(405 if self.command == "HEAD" else 200)

    def _moved(self) -> None:
        self._say(301, Location="/found")

    def _elsewhere(self) -> None:
        self._say(302, Location="/found")

    def _home(self) -> None:
        self._say(301, Location="/")

    def _loop(self) -> None:
        self._say(302, Location=self.path)

    def _inside(self) -> None:
        self._say(302, Location="http://10.0.0.1/secret")

    def _local(self) -> None:
        self._say(302, Location="http://169.254.169.254/latest/meta-data/")

    def _hang(self) -> None:
        time.sleep(3)
        self.close_connection = True

    def _huge(self) -> None:
        self._say(405 if self.command == "HEAD" else 200, Content_Length="50000000000")
        self.close_connection = True

    def _late(self) -> None:
        """Absent the first time, found afterwards."""
        is_first = sum(path == self.path for _verb, path, _agent in self.server.asked) <= 2
        self._say(404 if is_first else 200)


@contextmanager
def open_house() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), House)
    server.asked = []
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
