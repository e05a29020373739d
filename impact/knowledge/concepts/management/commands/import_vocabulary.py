"""The door to importing a SKOS vocabulary; it only shows, unless told to act."""

import gzip
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from impact.knowledge.concepts.operations import (
    TakenName,
    foresee_vocabulary,
    import_vocabulary,
)
from impact.knowledge.concepts.vocabularies import NotAVocabulary, Vocabulary, read_vocabulary

#: How many faults of a kind are shown, the others being counted.
SHOWN = 5


class Command(BaseCommand):
    help = "Importe un vocabulaire SKOS. Sans --appliquer, montre seulement ce qu’il ferait."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FICHIER", help="le fichier, .gz accepté")
        parser.add_argument("--appliquer", action="store_true", help="importer pour de bon")

    def handle(self, *args: Any, file: Path, appliquer: bool, **options: Any) -> None:
        now = timezone.now()
        try:
            data = file.read_bytes()
            vocabulary = read_vocabulary(gzip.decompress(data) if _is_packed(data) else data)
            self._report(vocabulary)
            if appliquer:
                _scheme, outcome = import_vocabulary(vocabulary=vocabulary, by=None, at=now)
            else:
                outcome = foresee_vocabulary(vocabulary=vocabulary, at=now)
        except OSError as problem:
            raise CommandError(f"{file}\u00a0: le fichier ne se lit pas") from problem
        except NotAVocabulary as refusal:
            raise CommandError(f"{file}\u00a0: {refusal}") from refusal
        except TakenName as taken:
            raise CommandError(f"Une autre famille se nomme déjà ainsi\u00a0: {taken}") from taken
        self.stdout.write(str(outcome))
        told = "Importé." if appliquer else "Rien n’a été importé\u00a0: ajoutez --appliquer."
        self.stdout.write(told)

    def _report(self, vocabulary: Vocabulary) -> None:
        scheme = vocabulary.scheme
        self.stdout.write(f"{scheme.title}, {vocabulary.address}")
        self.stdout.write(f"licence\u00a0: {vocabulary.license or 'non dite'}")
        counts = ", ".join(f"{one}\u00a0: {n}" for one, n in vocabulary.names.items())
        self.stdout.write(f"concepts\u00a0: {len(scheme.concepts)}; noms gardés, {counts}")
        for told, count in vocabulary.aside.items():
            self.stdout.write(f"laissé de côté, {told}\u00a0: {count}")
        if not vocabulary.breaches:
            self.stdout.write("Les conditions S13, S14, S27, S37 et S46 de SKOS tiennent.")
        for condition, breaches in vocabulary.breaches_by_condition:
            self.stdout.write(f"condition {condition}, manquements\u00a0: {len(breaches)}")
            for one in breaches[:SHOWN]:
                self.stdout.write(f"  {one.code} ({one.about})")


def _is_packed(data: bytes) -> bool:
    return data.startswith(b"\x1f\x8b")
