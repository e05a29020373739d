"""A visit is bounded, says who comes, and is judged again at each redirect."""

import gzip
import socket

import pytest

from impact.lib.outside import visits
from impact.lib.outside.addresses import Forbidden, NoSuchHost
from impact.lib.outside.visits import Limits, Lost, Move, Silent, TooLarge, visit


def test_a_visit_reads_what_is_there_and_says_who_comes(machine, settings):
    machine.answers["/notice"] = (200, {"Content-Type": "text/plain"}, "Voilà".encode())

    reply = visit(f"{machine.url}/notice")

    assert (reply.status, reply.body.decode(), reply.moves) == (200, "Voilà", ())
    assert reply.headers["content-type"] == "text/plain"
    assert machine.asked[0].headers["User-Agent"] == settings.OUTSIDE_USER_AGENT
    assert machine.asked[0].headers["Host"] == machine.url.removeprefix("http://")


def test_a_private_machine_nobody_trusts_is_not_visited(machine, settings):
    settings.OUTSIDE_TRUSTED_HOSTS = ()

    with pytest.raises(Forbidden):
        visit(f"{machine.url}/notice")

    assert machine.asked == []


def test_a_redirect_to_a_private_machine_is_not_followed(machine):
    port = machine.server_port
    machine.answers["/ruse"] = (302, {"Location": f"http://localhost:{port}/secret"}, b"")

    with pytest.raises(Forbidden):
        visit(f"{machine.url}/ruse")

    assert [one.path for one in machine.asked] == ["/ruse"]


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://exemple.org/a", "gopher://exemple.org"]
)
def test_only_the_web_is_visited(machine, to):
    machine.answers["/ruse"] = (302, {"Location": to}, b"")

    with pytest.raises((Forbidden, Silent)):
        visit(f"{machine.url}/ruse")
    with pytest.raises((Forbidden, Silent)):
        visit(to)


def test_credentials_in_an_address_are_refused():
    with pytest.raises(Forbidden):
        visit("http://moi:secret@exemple.org/")


def test_a_name_that_changes_its_mind_is_looked_up_once(machine, monkeypatch, settings):
    """The address that was judged is the one visited, whatever the name says next."""
    settings.OUTSIDE_TRUSTED_HOSTS = ("change.exemple",)
    looks = []

    def first_here_then_away(host, port, **how):
        looks.append(host)
        return [(2, 1, 6, "", ("127.0.0.1" if host in looks[:1] else host, port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, port, *rest, **how: (
            first_here_then_away(host, port)
            if host == "change.exemple"
            else real(host, port, *rest, **how)
        ),
    )
    machine.answers["/"] = (200, {}, b"ici")

    reply = visit(f"http://change.exemple:{machine.server_port}/")

    assert (reply.body, looks) == (b"ici", ["change.exemple"])
    assert machine.asked[0].headers["Host"] == f"change.exemple:{machine.server_port}"


def test_moves_are_told_with_their_status(machine):
    machine.answers["/a"] = (301, {"Location": "/b", "Set-Cookie": "suivi=1"}, b"")
    machine.answers["/b"] = (307, {"Location": "/c"}, b"")
    machine.answers["/c"] = (200, {}, b"enfin")

    reply = visit(f"{machine.url}/a")

    assert reply.moves == (Move(301, f"{machine.url}/b"), Move(307, f"{machine.url}/c"))
    assert (reply.url, reply.body) == (f"{machine.url}/c", b"enfin")
    assert "Cookie" not in machine.asked[1].headers


def test_redirects_that_do_not_end_are_left(machine):
    machine.answers["/rond"] = (302, {"Location": "/rond"}, b"")

    with pytest.raises(Lost):
        visit(f"{machine.url}/rond", limits=Limits(redirects=3))

    assert len(machine.asked) == 4


def test_more_than_the_limit_is_not_read_even_when_it_comes_folded(machine):
    machine.answers["/gros"] = (200, {}, b"x" * 5000)
    folded = gzip.compress(b"x" * 5000)
    machine.answers["/plie"] = (200, {"Content-Encoding": "gzip"}, folded)

    for path in ("/gros", "/plie"):
        with pytest.raises(TooLarge):
            visit(machine.url + path, limits=Limits(size=1000))


def test_headers_alone_cost_no_body(machine):
    machine.answers["/gros"] = (200, {"Content-Type": "application/pdf"}, b"x" * 5000)

    reply = visit(f"{machine.url}/gros", wants_body=False, limits=Limits(size=1000))

    assert (reply.status, reply.body) == (200, b"")
    assert visit(f"{machine.url}/gros", method="HEAD").status == 200


def test_a_machine_that_does_not_listen_is_silent(settings):
    settings.OUTSIDE_TRUSTED_HOSTS = ("127.0.0.1",)
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]

        with pytest.raises(Silent):
            visit(f"http://127.0.0.1:{port}/")


def test_the_whole_visit_has_an_end(machine, monkeypatch):
    machine.answers["/lent"] = (200, {}, b"goutte")
    ticks = iter(range(0, 1000, 20))
    monkeypatch.setattr(visits.time, "monotonic", lambda: next(ticks))

    with pytest.raises(Silent):
        visit(f"{machine.url}/lent", limits=Limits(seconds=15))


def test_a_host_without_machine_is_told(monkeypatch):
    def nobody(*asked, **how):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nobody)

    with pytest.raises(NoSuchHost):
        visit("https://personne.exemple/")
