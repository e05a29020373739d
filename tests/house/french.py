"""Which French people read, and the faults of typography one can find without a dictionary."""

import ast
import re
from pathlib import Path

import yaml

from tests.house import code

GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
NO_BREAK = "\u00a0"
NARROW = "\u202f"

FAULTS = {
    "apostrophe droite": re.compile(r"(?<=[A-Za-zÀ-ÿ])'(?=[A-Za-zÀ-ÿ])"),
    "guillemet ouvrant sans espace insécable": re.compile(rf"«(?!{NO_BREAK})"),
    "guillemet fermant sans espace insécable": re.compile(rf"(?<!{NO_BREAK})»"),
    "deux-points sans espace insécable": re.compile(r"[A-Za-zÀ-ÿ)%»](?: ?):(?=\s|$)"),
    "espace devant ; ! ?": re.compile(rf"[\w)»][ {NO_BREAK}{NARROW}][;!?](?=[\s»)]|$)"),
    "trois points": re.compile(r"(?<!\.)\.\.\.(?!\.)"),
}

BANNED = {
    "tutoiement": re.compile(
        r"\b(tu|toi|tes|ton (?:compte|équipe|profil|code))\b|\bt’", re.IGNORECASE
    ),
    "courriel, pas « email »": re.compile(r"\b(e-?mails?|mails?)\b", re.IGNORECASE),
    "numérique, pas « digital »": re.compile(r"\bdigita(?:l|le|les|ux)\b", re.IGNORECASE),
    "connexion, pas « login »": re.compile(r"\blog-?in\b", re.IGNORECASE),
    "dire ce que fait le lien": re.compile(r"\bcliquez ici\b|\bcliquer ici\b", re.IGNORECASE),
    "rétroaction, pas « feedback »": re.compile(r"\bfeedbacks?\b", re.IGNORECASE),
    "formulation neutre ou point médian": re.compile(r"\b[a-zà-ÿ]{3,}(?:E|\(e\)|-e-|/e)s?\b"),
    "jamais de progrès en pourcentage du cycle": re.compile(r"% (?:du cycle|de progression)"),
}

#: Words that only French writes, so that English error messages are left alone.
FRENCH = re.compile(r"[àâçéèêëîïôûùüÿœ«»’À-Ý]")


def faults(text: str, rules: dict[str, re.Pattern[str]]) -> list[str]:
    """Return what is wrong in a text, each with the words around it."""
    return [
        f"{name} : « {text[max(0, found.start() - 20) : found.end() + 12].strip()} »"
        for name, rule in rules.items()
        for found in rule.finditer(text)
    ]


def of_template(path: Path) -> list[str]:
    """Return the texts of a template: what stands between tags, and what is translated."""
    source = re.sub(
        r"{% comment %}.*?{% endcomment %}|{#.*?#}", "", path.read_text("utf-8"), flags=re.S
    )
    source = re.sub(r"<(script|style)\b.*?</\1>", "", source, flags=re.S)
    said = re.findall(r"""{%\s*(?:translate|trans)\s+"([^"]*)\"""", source)
    said += re.findall(r"""\b(?:alt|title|placeholder|aria-label)="([^"{}]*)\"""", source)
    source = re.sub(r"{%.*?%}", "\n", source, flags=re.S)
    source = re.sub(r"{{.*?}}", "x", source, flags=re.S)
    plain = re.sub(r"<[^>]*>", "\n", source, flags=re.S).replace("&nbsp;", NO_BREAK)
    return said + [line.strip() for line in plain.splitlines() if line.strip()]


def of_module(path: Path) -> list[str]:
    """Return the French strings of a module; docstrings are English and left out."""
    tree = code.parsed(path)
    translated = {id(word) for call in ast.walk(tree) if _is_gettext(call) for word in call.args}
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in docstrings
        if id(node) in translated or FRENCH.search(node.value)
    ]


def _is_gettext(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GETTEXT
    )


def of_content(path: Path) -> list[str]:
    """Return the texts of a YAML file, its English fields and references left out."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return list(_texts(yaml.load(path.read_text(encoding="utf-8"), Loader=loader)))


def _texts(value: object, key: str = ""):
    if isinstance(value, str) and FRENCH.search(value):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, key)
    elif isinstance(value, dict):
        for name, each in value.items():
            if not str(name).endswith(("_en", "sources", "reference", "source", "url")):
                yield from _texts(each, str(name))


def of_document(path: Path) -> list[str]:
    """Return the paragraphs of a Markdown file, its code and the keys of its header left out."""
    text = path.read_text(encoding="utf-8")
    if text.startswith("---\n"):
        header, body = text.split("---\n", 2)[1:]
        text = re.sub(r"^\w+: ", "", header, flags=re.M) + body
    text = re.sub(r"^```.*?^```", "", text, flags=re.S | re.M)
    text = re.sub(r"`[^`]*`|\]\([^)]*\)|<[^>]*>|^\|[-: |]+\|$", "x", text, flags=re.M)
    return [line for line in text.splitlines() if line.strip()]
