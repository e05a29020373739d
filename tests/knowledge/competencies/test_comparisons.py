"""Two sets of levels side by side."""

import pytest

from impact.knowledge.competencies.comparisons import Compared, Side, Standing, compare_sides


@pytest.mark.parametrize(
    ("left", "right", "standing", "gap"),
    [
        (2, 2, Standing.SAME, 0),
        (1, 3, Standing.RIGHT_HIGHER, 2),
        (3, 1, Standing.LEFT_HIGHER, -2),
        (None, 1, Standing.ONLY_RIGHT, None),
        (1, None, Standing.ONLY_LEFT, None),
        (0, 2, Standing.RIGHT_HIGHER, 2),
    ],
)
def test_each_line_says_how_the_two_sides_stand(left, right, standing, gap):
    sides = [None if level is None else Side(level) for level in (left, right)]

    line = Compared("A1", *sides)

    assert (line.standing, line.gap) == (standing, gap)


def test_what_neither_side_has_is_left_out_and_the_rest_keeps_its_order():
    lines = compare_sides(left={"C1": Side(1)}, right={"A1": Side(2)}, order=["A1", "B1", "C1"])

    assert [line.code for line in lines] == ["A1", "C1"]
