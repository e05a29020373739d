"""A faulty file changes nothing, and says which file, which code, what cause."""

from datetime import date

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from impact.knowledge.competencies.operations import install_competencies
from impact.lib.content import BadContent


def _drop(name):
    return lambda content, item: item(content, "A1").pop(name)


def _put(name, value):
    return lambda content, item: item(content, "A1").__setitem__(name, value)


def _put_in(name, key, value):
    return lambda content, item: item(content, "A1")[name].__setitem__(key, value)


FAULTS = {
    "a missing key": (_drop("title"), "A1", "il manque «\u00a0title\u00a0»"),
    "an empty text": (_put("description", " "), "A1", "il manque «\u00a0description\u00a0»"),
    "a key nobody reads": (_put("titel", "x"), "A1", "clé inconnue «\u00a0titel\u00a0»"),
    "an unknown domain": (_put("domain", "Z"), "A1", "«\u00a0domain\u00a0» vaut «\u00a0Z\u00a0»"),
    "an unknown scope": (_put("scope", "TOUTES"), "A1", "attendu\u00a0: INDIVIDUAL"),
    "an unknown nature": (_put("nature", "talent"), "A1", "nature inconnue, talent"),
    "an unknown stage": (_put("stages", ["S1", "S99"]), "A1", "étape inconnue, S99"),
    "no stage": (_put("stages", []), "A1", "ne sert à aucune étape"),
    "a stage twice": (_put("stages", ["S1", "S1"]), "A1", "nomme deux fois S1"),
    "an unknown role": (_put_in("roles", "ZZZ", 2), "A1", "rôle inconnu, ZZZ"),
    "an unknown component": (
        _put("components", ["ind.magie"]),
        "A1",
        "composante inconnue, ind.magie",
    ),
    "an unknown source": (_put_in("sources", "ZZZ", None), "A1", "source inconnue, ZZZ"),
    "a level off the scale": (
        _put_in("roles", "AGD", 5),
        "A1",
        "le niveau 5 du rôle AGD sort de l’échelle",
    ),
    "a level that is no number": (
        _put_in("roles", "AGD", "haut"),
        "A1",
        "devrait être un nombre entier",
    ),
    "a missing indicator": (
        _put("indicators", {1: "a", 2: "b", 3: "c"}),
        "A1",
        "l’indicateur du niveau 4",
    ),
    "an indicator off the scale": (
        _put_in("indicators", 5, "x"),
        "A1",
        "niveau 5 sort de l’échelle",
    ),
    "a code taken over that is not there": (
        _put("replaces", ["Z9"]),
        "A1",
        "remplace une inconnue, Z9",
    ),
    "a code taken over twice": (
        _put("replaces", ["A2"]),
        "A2",
        "remplace A2, que A1 remplace déjà",
    ),
    "a code twice": (
        lambda content, item: content["competencies"].append(item(content, "B2")),
        "B2",
        "B2 est là deux fois",
    ),
    "a core that names nothing": (
        lambda content, item: content["core"]["AGD"].append("Z9"),
        "Z9",
        "le noyau du rôle AGD nomme une compétence inconnue",
    ),
    "a core nothing is expected of": (_put_in("roles", "AGD", 0), "A1", "qui n’en attend rien"),
    "a core of an unknown role": (
        lambda content, item: content["core"].__setitem__("ZZZ", []),
        "core",
        "rôle inconnu, ZZZ",
    ),
    "no licence": (
        lambda content, item: content.pop("license"),
        "",
        "il manque «\u00a0license\u00a0»",
    ),
    "a number that does not sort": (
        lambda content, item: content.__setitem__("version", "0.2-bis"),
        "",
        "attendu\u00a0: 1.2.3",
    ),
    "published, and no date": (
        lambda content, item: (
            content.pop("published_on"),
            content.__setitem__("status", "published"),
        ),
        "",
        "une version publiée porte sa date",
    ),
    "a scale in use, reworded": (
        lambda content, item: content["scale"]["levels"][1].__setitem__("name", "Débute"),
        "essai",
        "donnez-lui un autre code",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_is_refused_and_changes_nothing(fault, little, item, first):
    edit, code, cause = FAULTS[fault]
    path = little("0.2.0", lambda content: edit(content, item))
    before = _everything()

    with pytest.raises(BadContent) as refusal:
        install_competencies(path=path, on=date(2025, 5, 5))

    assert (refusal.value.file, refusal.value.code) == (path, code)
    assert cause in refusal.value.cause
    assert _everything() == before


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("source: [\n", "le YAML ne se lit pas (ligne 2)"),
        ("source: a\nlicense: b\nsource: c\n", "«\u00a0source\u00a0» est là deux fois"),
        ("- une\n- liste\n", "devrait commencer par un en-tête"),
        ("source: !!python/object:os.system x\n", "le YAML ne se lit pas"),
    ],
)
def test_what_is_not_yaml_is_refused(text, cause, tmp_path, reference):
    path = tmp_path / "mdcl-0.2.0.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BadContent) as refusal:
        install_competencies(path=path, on=date(2025, 5, 5))
    assert cause in str(refusal.value)


def test_a_good_file_beside_a_faulty_one_is_not_installed_either(little, item, reference):
    little("0.2.0")
    path = little("0.3.0", lambda content: item(content, "A1").pop("title"))
    before = _everything()

    with pytest.raises(BadContent):
        install_competencies(path=path.parent, on=date(2025, 5, 5))
    assert _everything() == before


def test_the_command_names_the_file_the_code_and_the_cause(little, item, reference):
    path = little("0.2.0", lambda content: item(content, "A1").pop("title"))

    with pytest.raises(CommandError) as refusal:
        call_command("install_competencies", path)
    assert str(refusal.value) == (
        f"Rien n’a été installé. {path}, A1\u00a0: il manque «\u00a0title\u00a0»"
    )


@pytest.mark.parametrize("missing", ["nulle-part.yaml", "."])
def test_a_path_with_nothing_there_is_refused(missing, tmp_path, reference):
    with pytest.raises(CommandError, match="aucun fichier de contenu ici"):
        call_command("install_competencies", tmp_path / missing)


def _everything() -> dict[str, list]:
    """All that the room holds, row by row."""
    models = apps.get_app_config("competencies").get_models(include_auto_created=True)
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}
