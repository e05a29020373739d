"""The words of the glossary in order, as a tree, or by what someone looks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from impact.knowledge.concepts.queries import Glossary, Word
from impact.lib.search.words import fold, stems_of, words_of


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the alphabet: a word, or another of its names that leads to it."""

    name: str
    word: Word
    is_other_name: bool


@dataclass(frozen=True, slots=True)
class Letter:
    name: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Branch:
    """A word of the tree and what stands under it; `elsewhere` names its other parents."""

    word: Word
    branches: Sequence["Branch"]
    elsewhere: Sequence[Word]


def letters_of(glossary: Glossary) -> list[Letter]:
    """Return the lines under their letters, accents aside."""
    lines = [Line(word.title, word, False) for word in glossary]
    lines += [Line(name, word, True) for word in glossary for name in word.synonyms]
    lines.sort(key=lambda line: fold(line.name))
    letters = groupby(lines, key=lambda line: fold(line.name)[0].upper())
    return [Letter(name, list(held)) for name, held in letters]


def roots_of(glossary: Glossary) -> list[Branch]:
    """Return the tree by main parents, widest words first, as the glossary is written."""
    return [_branch(word, glossary) for word in glossary.tops]


def find_words(glossary: Glossary, asked: str) -> list[Word]:
    """Return the words that hold all that is asked: those named just so, named so, then told so."""
    wanted = set(stems_of(words_of(asked)))
    if not wanted:
        return []
    named = [word for word in glossary if wanted <= _stems(*word.names)]
    told = [
        word
        for word in glossary
        if word not in named
        and wanted <= _stems(*word.names, word.plain, word.definition, *_texts(word))
    ]
    exact = [word for word in named if any(_stems(name) == wanted for name in word.names)]
    return exact + [word for word in named if word not in exact] + told


def _branch(word: Word, glossary: Glossary) -> Branch:
    others = [code for code in word.broader if code != word.parent]
    under = [_branch(child, glossary) for child in glossary.children(word.code)]
    return Branch(word, under, glossary.of(others))


def _texts(word: Word) -> list[str]:
    return [text for one in word.meanings for text in (one.text, one.voice)]


def _stems(*texts: str) -> set[str]:
    return set(stems_of(words_of(" ".join(texts))))
