"""The door to writing the glossary back as its file, with what the site holds since."""

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

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = settings.CONTENT_DIR / "concepts" / f"{GLOSSARY}.yaml"
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        glossary = read_glossary()
        codes = Concept.objects.glossary().values_list("code", flat=True)
        content["concepts"] = [entry_of(word) for word in glossary.of(list(codes))]
        self.stdout.write(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=96))
