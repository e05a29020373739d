"""Vocabularies of the demo that others would keep, brought in from their file as the staff does."""

from impact.knowledge.concepts import operations
from impact.knowledge.concepts.vocabularies import read_vocabulary
from impact.web.management.demo.replay import Deed, Scene


def bring_in_words(scene: Scene) -> None:
    """Import a vocabulary from its Turtle."""
    vocabulary = read_vocabulary(scene.event["turtle"].encode())
    operations.import_vocabulary(vocabulary=vocabulary, by=scene.by, at=scene.at)


DEEDS: dict[str, Deed] = {"bring_in_words": bring_in_words}
