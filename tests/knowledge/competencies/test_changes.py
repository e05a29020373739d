"""What changed for a role between two versions."""

from dataclasses import replace

from impact.knowledge.competencies.changes import RoleItem, find_changes

LISTEN = RoleItem("C1", "Écouter", "mdcl:C1:1", 2, frozenset({"S1"}), False)
SAME = {"C1": "C1"}


def test_nothing_changed_where_nothing_did():
    assert find_changes(old=[LISTEN], new=[LISTEN], becomes=SAME).is_empty


def test_what_is_new_for_the_role_is_added():
    assert find_changes(old=[], new=[LISTEN], becomes={}).added == [LISTEN]


def test_what_is_no_longer_expected_of_the_role_is_removed():
    assert find_changes(old=[LISTEN], new=[], becomes=SAME).removed == [LISTEN]


def test_another_code_that_takes_over_is_neither_added_nor_removed():
    renamed = replace(LISTEN, code="C9")

    assert find_changes(old=[LISTEN], new=[renamed], becomes={"C1": "C9"}).is_empty


def test_the_same_code_that_does_not_take_over_is_removed_and_added():
    changes = find_changes(old=[LISTEN], new=[LISTEN], becomes={})

    assert (changes.added, changes.removed) == ([LISTEN], [LISTEN])


def test_each_kind_of_change_is_told_apart():
    after = replace(
        LISTEN, level=3, stages=frozenset({"S2"}), is_essential=True, thread="mdcl:C1:2"
    )

    changes = find_changes(old=[LISTEN], new=[after], becomes=SAME)

    kinds = (changes.moved, changes.restaged, changes.reweighted, changes.reworded)
    assert [len(kind) for kind in kinds] == [1, 1, 1, 1]
    assert (changes.moved[0].before.level, changes.moved[0].after.level) == (2, 3)
    assert not changes.added
    assert not changes.removed
