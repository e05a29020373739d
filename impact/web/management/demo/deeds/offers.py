"""Hands, pairings and sharings of the demo."""

from impact.web.management.demo.replay import Deed

DEEDS: dict[str, Deed] = {}
