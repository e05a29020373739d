"""The staff adds a library, reads it by steps, sorts what it gives, and learns what became of it."""

from http import HTTPStatus

import pytest

from impact.presence.library.models import DataProvider, Harvested, Resource
from impact.presence.library.operations.harvesting import note_trouble
from tests.presence.library.harvesting.conftest import page_of, record_of

LIST = "/gestion/bibliotheque/moissons/"


@pytest.fixture
def desk(provider):
    return f"{LIST}{provider.pk}/"


@pytest.fixture
def sort(client, desk):
    def press(deed, *records, tab=""):
        said = {"geste": deed, "choisies": [one.pk for one in records], "etat": tab}
        return client.post(f"{desk}tri/", said, follow=True)

    return press


@pytest.mark.parametrize(
    ("who", "status"),
    [("theo", HTTPStatus.OK), ("maude", HTTPStatus.FORBIDDEN), ("odette", HTTPStatus.FORBIDDEN)],
)
def test_the_staff_harvests_and_nobody_else(client, desk, who, status, request):
    client.force_login(request.getfixturevalue(who))

    assert [client.get(LIST).status_code, client.get(desk).status_code] == [status, status]


@pytest.mark.parametrize("path", ["tri/", "pas/", "arret/"])
def test_others_change_nothing(client, desk, maude, path):
    client.force_login(maude)

    assert client.post(desk + path).status_code == HTTPStatus.FORBIDDEN


def test_a_library_that_answers_is_added_and_read_by_steps(client, theo, neighbor):
    client.force_login(theo)
    links = ["", "b", "c", "d", "e"]
    neighbor.pages = {
        link: page_of(record_of(f"n{link}"), token=after, size=5)
        for link, after in zip(links, [*links[1:], ""], strict=True)
    }

    told = client.post(LIST, {"base_url": f"{neighbor.url}?verb=Identify"}, follow=True)
    assert "«\u00a0La réserve\u00a0» répond" in told.content.decode()
    step = f"{LIST}{DataProvider.objects.get().pk}/pas/"

    assert "La moisson continue. 3 notices lues." in _text(client.post(step, follow=True))
    assert "La moisson est finie. 5 notices lues." in _text(client.post(step, follow=True))
    assert Harvested.objects.to_sort().count() == 5


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("", "Donnez une adresse entière"),
        ("bibliotheque", "Donnez une adresse entière"),
        ("ftp://exemple.org/oai", "Donnez une adresse entière"),
        ("http://localhost/oai", "n’est pas celle d’une machine publique"),
        ("http://169.254.169.254/latest/", "n’est pas celle d’une machine publique"),
    ],
)
def test_an_address_that_cannot_be_is_refused_with_a_cure(client, theo, typed, cure):
    client.force_login(theo)

    told = client.post(LIST, {"base_url": typed, "name": "La mienne"})

    assert cure in _text(told)
    assert 'value="La mienne"' in _text(told)
    assert not DataProvider.objects.exists()


def test_what_does_not_speak_the_protocol_is_not_added(client, theo, neighbor):
    client.force_login(theo)
    neighbor.troubles = [(200, {})]

    assert "ne parle pas OAI-PMH" in _text(client.post(LIST, {"base_url": neighbor.url}))


def test_a_trouble_is_told_with_what_to_do(client, theo, provider, desk):
    client.force_login(theo)
    for code, cure in [("Later", "demande d’attendre"), ("Status500", "erreur (500)")]:
        note_trouble(provider=provider, code=code)

        assert cure in _text(client.get(desk))
        assert cure in _text(client.get(LIST))


def test_what_is_kept_is_published_and_followed(client, theo, reference, give, sort):
    client.force_login(theo)
    give(record_of("a", description="Pour animer."), record_of("b"))
    kept, waiting = Harvested.objects.order_by("pk")

    told = sort("garder", kept)

    assert "1 notice gardée et publiée" in _text(told)
    kept.refresh_from_db()
    assert (kept.state, kept.resource.title, kept.resource.url) == (
        "KEPT",
        "Guide a",
        "https://la.exemple/a",
    )
    assert Harvested.objects.to_sort().get() == waiting


def test_what_lacks_something_stays_to_be_sorted_and_says_what(client, theo, reference, give, sort):
    client.force_login(theo)
    give(record_of("a", identifier="A-12"), record_of("b"))

    told = sort("garder", *Harvested.objects.all())

    assert "Laissée à trier\u00a0: «\u00a0Guide a\u00a0». Dites où la trouver" in _text(told)
    assert Harvested.objects.get(state="KEPT").resource.title == "Guide b"


def test_what_is_left_may_be_sorted_again(client, theo, give, sort):
    client.force_login(theo)
    give(record_of("a"))
    [one] = Harvested.objects.all()

    sort("laisser", one)
    assert not Harvested.objects.to_sort().exists()
    sort(f"remettre:{one.pk}", tab="laissees")

    assert Harvested.objects.to_sort().get() == one


def test_a_probable_double_is_shown_and_tied_instead_of_doubled(
    client, theo, reference, give, sort, desk
):
    client.force_login(theo)
    give(record_of("a"))
    sort("garder", *Harvested.objects.all())
    give(record_of("z", title="Le guide A", identifier="https://ailleurs.exemple/z"))
    double = Harvested.objects.to_sort().get()
    slug = Harvested.objects.get(state="KEPT").resource.slug
    held = Resource.objects.count()

    assert "Peut-être déjà ici" in _text(client.get(desk))
    sort(f"reconnaitre:{double.pk}:{slug}")

    double.refresh_from_db()
    assert (double.state, double.resource.slug) == ("KEPT", slug)
    assert Resource.objects.count() == held


def test_what_was_kept_and_is_gone_there_is_told_not_removed(
    client, theo, reference, give, sort, desk
):
    client.force_login(theo)
    give(record_of("a"), record_of("b"))
    sort("garder", *Harvested.objects.all())
    give(record_of("a", gone=True), record_of("b", title="Guide b, revu"))

    told = _text(client.get(f"{desk}?etat=nouvelles"))

    assert "Retirée là-bas" in told
    assert "Guide b, revu" in told
    assert (
        Resource.objects.shown().filter(slug__startswith="guide-", harvested__isnull=False).count()
        == 2
    )
    gone = Harvested.objects.get(identifier="oai:la:a")
    sort(f"vu:{gone.pk}", tab="nouvelles")
    assert Harvested.objects.with_news().count() == 1


def test_a_library_that_is_followed_no_more_is_not_read(client, theo, provider, desk):
    client.force_login(theo)

    assert "n’est plus suivie" in _text(client.post(f"{desk}arret/", follow=True))
    assert client.post(f"{desk}pas/").status_code == HTTPStatus.NOT_FOUND
    assert "suivie à nouveau" in _text(client.post(f"{desk}arret/", follow=True))


def test_nothing_ticked_is_told(client, theo, give, sort):
    client.force_login(theo)
    give(record_of("a"))

    assert "Cochez au moins une notice" in _text(sort("garder"))
    assert "Cochez au moins une notice" in _text(sort("n’importe quoi"))


def test_the_pages_cost_few_queries(
    client, theo, reference, give, sort, desk, django_assert_max_num_queries
):
    client.force_login(theo)
    give(*(record_of(f"n{number}") for number in range(30)))
    sort("garder", *Harvested.objects.all()[:8])
    give(*(record_of(f"n{number}", title=f"Revu {number}") for number in range(8)))

    for path in (LIST, desk, f"{desk}?etat=nouvelles", f"{desk}?etat=gardees"):
        with django_assert_max_num_queries(12):
            client.get(path)


def _text(response):
    return response.content.decode()
