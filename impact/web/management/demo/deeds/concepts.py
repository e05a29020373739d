"""Vocabularies of the demo that others would keep, brought in from their file as the staff does."""

from django.conf import settings

from impact.knowledge.concepts import operations
from impact.knowledge.concepts.vocabularies import read_vocabulary
from impact.web.management.demo.replay import Deed, Scene

BESIDE = settings.CONTENT_DIR / "demo" / "val-des-rapides"


def bring_in_words(scene: Scene) -> None:
    """Import a vocabulary from its file, that stands beside the story."""
    vocabulary = read_vocabulary((BESIDE / scene.event["file"]).read_bytes())
    operations.import_vocabulary(vocabulary=vocabulary, by=scene.by, at=scene.at)


DEEDS: dict[str, Deed] = {"bring_in_words": bring_in_words}
