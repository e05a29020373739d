"""Pages of another library, written as the protocol says, and the machine that gives them."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape

import pytest

from impact.presence.library.harvesting.pages import Identity
from impact.presence.library.operations.harvesting import add_provider
from tests.cast import NOON

HEAD = '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
DC = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">'
)
IDENTIFY = (
    "<Identify><repositoryName>La réserve</repositoryName><protocolVersion>2.0</protocolVersion>"
    "<deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>"
)


def record_of(name, *, gone=False, **told):
    header = f"<identifier>oai:la:{name}</identifier><datestamp>2025-05-01</datestamp>"
    if gone:
        return f'<record><header status="deleted">{header}</header></record>'
    said = {"title": f"Guide {name}", "type": "guide", "identifier": f"https://la.exemple/{name}"}
    values = "".join(f"<dc:{tag}>{escape(it)}</dc:{tag}>" for tag, it in (said | told).items())
    return (
        f"<record><header>{header}</header><metadata>{DC}{values}</oai_dc:dc></metadata></record>"
    )


def answer_of(inside, *, at="2025-05-05T16:00:00Z"):
    return f"{HEAD}<responseDate>{at}</responseDate><request/>{inside}</OAI-PMH>".encode()


def page_of(*records, token=None, size=None):
    said = "" if size is None else f' completeListSize="{size}"'
    end = "" if token is None else f"<resumptionToken{said}>{token}</resumptionToken>"
    return answer_of(f"<ListRecords>{''.join(records)}{end}</ListRecords>")


class _Handler(BaseHTTPRequestHandler):
    """Answers what its library holds, after the troubles it was told to have."""

    def do_GET(self):
        library, said = self.server, dict(parse_qsl(urlsplit(self.path).query))
        library.asked.append(said)
        status, headers = library.troubles.pop(0) if library.troubles else (200, None)
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if headers is None:
            known = library.pages.get(said.get("resumptionToken", ""), library.pages[""])
            self.wfile.write(answer_of(IDENTIFY) if said["verb"] == "Identify" else known)

    def log_message(self, *told):
        pass


@pytest.fixture
def neighbor(settings):
    """Another library: `neighbor.pages` gives what stands behind each token (« » for the first)."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.pages, server.asked, server.troubles = {"": page_of()}, [], []
    server.url = f"http://127.0.0.1:{server.server_port}/oai"
    settings.OUTSIDE_TRUSTED_HOSTS = ("127.0.0.1",)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def provider(neighbor, theo):
    return add_provider(
        name="La réserve",
        base_url=neighbor.url,
        identity=Identity("La réserve", "YYYY-MM-DDThh:mm:ssZ", "persistent"),
        by=theo,
        at=NOON,
    )
