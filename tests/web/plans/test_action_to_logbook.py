"""From an action, one tells what came of it in the logbook, and the logbook leads back to it."""

from impact.journeys.empowerment.models import LogEntry

HOME = "/demarches/le-jardin-des-voisins/"


def test_an_action_suggests_what_to_tell_and_is_found_from_it(client, maude, action):
    client.force_login(maude)
    way = f"{HOME}journal-de-bord/nouveau/?titre=Jumeler"
    assert way in client.get(f"{HOME}plan/actions/{action.pk}/").text
    assert 'value="Jumeler"' in client.get(way).text

    typed = {"title": "Jumeler", "happened_on": "2025-05-01", "kind": "CHANGE"}
    client.post(f"{HOME}journal-de-bord/nouveau/", typed)
    entry = LogEntry.objects.get()
    action.traces.add(entry)

    page = client.get(f"{HOME}journal-de-bord/{entry.pk}/").text
    assert f"{HOME}plan/actions/{action.pk}/" in page
