from impact.presence.communities.addresses import read_addresses


def test_addresses_come_apart_whatever_stands_between_them():
    read = read_addresses(
        "a@exemple.test, b@exemple.test;c@exemple.test\n\nd@exemple.test e@exemple.test"
    )

    assert [address[0] for address in read.valid] == ["a", "b", "c", "d", "e"]
    assert read.invalid == ()


def test_the_name_a_mail_program_adds_is_left_out():
    assert read_addresses("Solange Petit <Solange@Exemple.test>").valid == ("solange@exemple.test",)


def test_an_address_given_twice_counts_once():
    assert read_addresses("a@exemple.test\nA@exemple.test").valid == ("a@exemple.test",)


def test_what_is_not_an_address_is_named_as_it_was_typed():
    read = read_addresses("a@exemple.test, solange chez elle, b@")

    assert read.valid == ("a@exemple.test",)
    assert read.invalid == ("solange chez elle", "b@")
