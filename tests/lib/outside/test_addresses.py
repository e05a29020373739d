"""Only machines of the public Internet are visited, whatever their address is wrapped in."""

import socket

import pytest

from impact.lib.outside.addresses import Forbidden, NoSuchHost, is_public, public_addresses_of


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"]
    + ["0.0.0.0", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1"]
    + ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1", "ff02::1"],
)
def test_an_address_of_the_inside_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1"])
def test_an_address_of_the_internet_is(address):
    assert is_public(address)


@pytest.mark.parametrize("written", ["127.1", "2130706433", "0x7f000001", "localhost"])
def test_other_ways_to_write_a_private_address_are_seen_through(written):
    with pytest.raises(Forbidden):
        public_addresses_of(written, 80)


@pytest.mark.parametrize("port", [22, 25, 53, 445])
def test_the_ports_of_other_services_are_not_visited(port):
    with pytest.raises(Forbidden):
        public_addresses_of("93.184.216.34", port)


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    places = [(2, 1, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *asked, **how: places)

    with pytest.raises(Forbidden):
        public_addresses_of("double.exemple", 80)


def test_a_trusted_name_may_be_private():
    assert public_addresses_of("127.0.0.1", 8037, trusted=["127.0.0.1"]) == ["127.0.0.1"]


def test_a_name_nobody_bears_is_told(monkeypatch):
    def nobody(*asked, **how):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nobody)

    with pytest.raises(NoSuchHost):
        public_addresses_of("personne.exemple", 443)
