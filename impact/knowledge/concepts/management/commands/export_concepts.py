"""The door to writing the glossary back as its file, with what the site holds since."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.management.base import BaseCommand

from impact.knowledge.concepts.contents import entry_of
from impact.knowledge.concepts.models import GLOSSARY, Concept
from impact.knowledge.concepts.queries import read_glossary


class Command(BaseCommand):
    help = "Écrit le glossaire tel que le site le dit, comme content/concepts/glossaire.yaml."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FICHIER", help="où l’écrire")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        # Read before anything is written: it may well be the file that is written anew.
        home: Path = settings.CONTENT_DIR / "concepts" / f"{GLOSSARY}.yaml"
        content = yaml.safe_load(home.read_text(encoding="utf-8"))
        glossary = read_glossary()
        codes = Concept.objects.glossary().values_list("code", flat=True)
        content["concepts"] = [entry_of(word) for word in glossary.of(list(codes))]
        told = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=96)
        file.write_text(told, encoding="utf-8")
