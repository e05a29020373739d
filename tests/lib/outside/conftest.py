import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class _Server(ThreadingHTTPServer):
    daemon_threads = True


@pytest.fixture
def machine(settings):
    """A machine of this very computer, trusted, answering what it was told to by path."""
    answers, asked = {}, []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self)
            status, headers, body = answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_HEAD = do_GET

        def log_message(self, *told):
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    server.answers, server.asked = answers, asked
    server.url = f"http://127.0.0.1:{server.server_port}"
    settings.OUTSIDE_TRUSTED_HOSTS = ("127.0.0.1",)
    yield server
    server.shutdown()
    thread.join()
    server.server_close()
