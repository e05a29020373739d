"""A person is told all this room knows of her, and it forgets her without undoing others' work."""

from datetime import timedelta

from impact.trust.publishing import operations
from impact.trust.publishing.models import Publication, Remark, Reviewer, Revision, Seat
from impact.trust.publishing.personal import forget, personal_data_of
from tests.cast import NOON

LATER = NOON + timedelta(hours=1)


def test_she_reads_what_she_wrote_said_and_decided(odette, theo, published):
    revision = published(odette, title="Agir")
    operations.remark(
        publication=revision.publication, revision=revision, words="Merci", by=odette, at=LATER
    )

    hers, his = personal_data_of(odette), personal_data_of(theo)
    assert hers["propositions"][0]["contenu"] == {"title": "Agir"}
    assert hers["remarques"][0]["remarque"] == "Merci"
    assert [one["decision"] for one in his["decisions_de_publication"]] == ["PUBLISHED"]
    assert his["propositions"] == []


def test_erasing_her_keeps_what_others_built_upon(odette, theo, write, published, shelf):
    revision = published(odette, title="Agir")
    Revision.objects.filter(pk=revision.pk).update(credit="Odette Ailleurs")
    write(odette, key="autre", title="Jamais proposé")
    operations.remark(
        publication=revision.publication, revision=revision, words="Ici", by=odette, at=LATER
    )
    operations.name_reviewer(person=odette, kind="mot", place="", by=theo, at=LATER)
    operations.give_seat(person=odette, committee="Comité aviseur", by=theo, at=LATER)
    told = personal_data_of(odette)["sieges_a_des_comites"]
    assert [(one["a_moi"], one["comite"]) for one in told] == [(True, "Comité aviseur")]

    forget(odette, at=LATER)
    assert shelf == {"agir": {"title": "Agir"}}
    assert Revision.objects.get().credit == ""
    assert [one.key for one in Publication.objects.all()] == ["agir"]
    assert (Remark.objects.get().words, Reviewer.objects.exists()) == ("", False)
    assert not Seat.objects.exists()
