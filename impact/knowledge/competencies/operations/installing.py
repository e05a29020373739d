"""Installing the versions of a framework from their files; whole or not at all."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.db import transaction

from impact.knowledge.competencies.content import FrameworkFile, read_framework
from impact.knowledge.competencies.faces import faces_of, scale_key_of
from impact.knowledge.competencies.freezing import faces_in, find_thaws, scale_key
from impact.knowledge.competencies.models import Framework, Level, Scale, Version
from impact.knowledge.competencies.models.frameworks import OlderThanCurrent
from impact.knowledge.competencies.operations.furnishing import Codes, Furnishing
from impact.knowledge.competencies.operations.publishing import (
    put_in_force,
    version_before,
    weave,
)
from impact.knowledge.competencies.references import Known, check_references
from impact.lib.content import BadContent, Outcome, files_in, read_file
from impact.lib.placing import put_in_place


@transaction.atomic
def install_competencies(*, path: Path, on: date) -> Outcome:
    """Make each version say what its file says, the lower numbers first.

    A file that calls itself published puts its version in force, once. After that only typography,
    translations, sources and notes may change: the rest asks for a new version.

    :raises BadContent: if a file is at fault; then nothing changes.
    """
    files = [read_framework(read_file(file)) for file in files_in(path)]
    _check_numbers(files)
    files.sort(key=lambda file: (file.framework["code"], file.order))
    return sum((_install_version(file, on=on) for file in files), Outcome())


def _check_numbers(files: Sequence[FrameworkFile]) -> None:
    seen: dict[tuple[str, str], FrameworkFile] = {}
    for file in files:
        name = (file.framework["code"], file.number)
        if name in seen:
            cause = f"la version {file.number} est déjà celle de {seen[name].file}"
            raise BadContent(cause, file=file.file)
        seen[name] = file


def _install_version(file: FrameworkFile, *, on: date) -> Outcome:
    code = file.framework["code"]
    home = put_in_place(
        Framework.objects.filter(code=code),
        wanted=[Framework(**file.framework)],
        key=["code"],
        on=on,
    )
    scale, rungs = _install_scale(file, on=on)
    placed = put_in_place(
        home.rows[code].versions.filter(number=file.number),
        wanted=[_version(file, framework=home.rows[code], scale=scale)],
        key=["number"],
        on=on,
        keep=["status", "published_on", "follows"],
    )
    outcome = home.outcome + rungs + placed.outcome
    return outcome + _furnish(file, version=placed.rows[file.number], on=on)


def _furnish(file: FrameworkFile, *, version: Version, on: date) -> Outcome:
    if version.is_draft:
        version.follows = version_before(version)
        version.save(update_fields=["follows"])
    codes = Codes.now()
    _check(file, version=version, codes=codes)
    outcome = Furnishing(version, file, codes, on).put_all()
    if version.is_draft and file.is_published:
        _put_in_force(file, version)
    elif version.is_draft:
        weave(version)
    return outcome


def _install_scale(file: FrameworkFile, *, on: date) -> tuple[Scale, Outcome]:
    standing = Scale.objects.filter(code=file.scale.code)
    for scale in standing:
        settled = scale.versions.readable().exists()
        if settled and scale_key_of(scale) != scale_key(file.scale):
            cause = "une version publiée se sert de cette échelle; donnez-lui un autre code"
            raise BadContent(cause, file=file.file, code=scale.code)
    wanted = Scale(code=file.scale.code, title=file.scale.title)
    placed = put_in_place(standing, wanted=[wanted], key=["code"], on=on)
    scale = placed.rows[file.scale.code]
    levels = [
        Level(
            scale=scale,
            value=level.value,
            name=level.name,
            name_en=level.name_en,
            description=level.description,
        )
        for level in file.scale.levels
    ]
    rungs = put_in_place(scale.levels.all(), wanted=levels, key=["value"], on=on)
    return scale, placed.outcome + rungs.outcome


def _version(file: FrameworkFile, *, framework: Framework, scale: Scale) -> Version:
    return Version(
        framework=framework,
        number=file.number,
        scale=scale,
        note=file.header["note"],
        source=file.header["source"],
        license=file.header["license"],
        language=file.header["language"],
    )


def _check(file: FrameworkFile, *, version: Version, codes: Codes) -> None:
    before = version.follows.competencies.in_force() if version.follows else None
    known = Known(
        roles=codes.roles,
        stages=codes.stages,
        natures=codes.natures,
        components=codes.components,
        competencies=list(before.values_list("code", flat=True)) if before is not None else [],
    )
    check_references(file, known=known)
    if version.is_draft:
        return
    if not file.is_published:
        cause = f"la version {version.number} est publiée; elle ne redevient pas une ébauche"
        raise BadContent(cause, file=file.file)
    proposed = faces_in(file, before=known.competencies)
    for code, what in find_thaws(published=faces_of(version), proposed=proposed).items():
        cause = f"la version {version.number} est publiée et ne change plus de sens ({what})"
        raise BadContent(cause, file=file.file, code=code)


def _put_in_force(file: FrameworkFile, version: Version) -> None:
    assert file.published_on is not None
    try:
        put_in_force(version, on=file.published_on)
    except OlderThanCurrent as problem:
        cause = f"la version {version.number} est antérieure à celle qui est en vigueur"
        raise BadContent(cause, file=file.file) from problem
