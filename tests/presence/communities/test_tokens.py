from impact.presence.communities.tokens import LONG, SHORT, bare, draw, spelled


def test_a_short_code_is_shown_in_groups_that_are_read_back():
    token = draw(SHORT)

    assert [len(group) for group in spelled(token).split("-")] == [4, 4, 4]
    assert bare(spelled(token).upper()) == token


def test_no_sign_can_be_mistaken_for_another():
    assert not set("01ilo") & set("".join(draw(LONG) for _ in range(50)))


def test_two_draws_differ():
    assert draw(SHORT) != draw(SHORT)
