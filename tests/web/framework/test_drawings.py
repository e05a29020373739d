"""What the drawings of threads, cells and the wheel rest on; no database."""

import pytest

from impact.web.framework.cloth import draw_cell
from impact.web.framework.strands import join_words, level_strand, runs_of, tell_stages, zigzag
from impact.web.framework.wheel import part_of, thread_path, wrap


def served(*ranks: int) -> tuple[bool, ...]:
    return tuple(rank in ranks for rank in range(1, 9))


@pytest.mark.parametrize(
    ("ranks", "told"),
    [
        ((4,), "étape 4"),
        ((3, 4), "étapes 3 et 4"),
        ((1, 3, 4, 5), "étapes 1 et 3 à 5"),
        ((1, 2, 3, 5, 8), "étapes 1 à 3, 5 et 8"),
        (range(1, 9), "toutes les étapes"),
        ((), "aucune étape"),
    ],
)
def test_stages_are_told_in_words(ranks, told):
    assert tell_stages(served(*ranks)) == told


def test_runs_are_unbroken():
    assert runs_of(served(1, 2, 3, 5)) == [(0, 2), (4, 4)]


def test_words_are_joined_as_french_does():
    assert join_words(["un"]) == "un"
    assert join_words(["un", "deux", "trois"]) == "un, deux et trois"


def test_a_zigzag_ends_at_the_height_where_it_began():
    path = zigzag(x=0, y=10, width=40, rise=6, waves=2)

    assert path == "M0 13l10 -6l10 6l10 -6l10 6"


def test_a_level_has_as_many_whole_threads():
    assert level_strand(3).count("skein__held") == 3
    assert level_strand(3).count("skein__open") == 1


def test_a_cell_draws_one_thread_an_expectation():
    cell = draw_cell(4, ((0.0, 1), (2.0, 3)), lanes=12)

    assert cell.count("h96") == 4
    assert cell.count('class="dye-') == 2


def test_a_run_goes_through_noon_without_a_cut():
    assert thread_path(served(8, 1), 100).count("M") == 1


def test_a_competency_of_every_stage_goes_all_the_way_around():
    assert thread_path(served(*range(1, 9)), 100).count("a100.0") == 2


def test_labels_stand_outside_on_their_own_side():
    assert [part_of(rank, 8).anchor for rank in (0, 2, 4, 6)] == [
        "middle",
        "start",
        "middle",
        "end",
    ]


def test_a_long_name_is_cut_at_its_spaces():
    assert wrap("Pérennisation, relève et renouvellement", width=17) == [
        "Pérennisation,",
        "relève et",
        "renouvellement",
    ]
