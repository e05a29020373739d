"""Where no script runs, nothing is left that could only do something with one.

The client of these tests runs none: what it is sent is what such a reader has.
"""

from html.parser import HTMLParser

import pytest

TEAM = "/demarches/le-jardin-des-voisins/"
#: The main pages, by who reads them.
PAGES = {
    "": """/ /commencer/ /commencer/essai/ /referentiel/ /referentiel/matrice/ /referentiel/comparer/
        /referentiel/A1/ /cycle/ /roles/coordination/ /reperes/ /reperes/concertation/ /ressources/
        /ressources/?texte= /recits/ /nouvelles/ /reponses/ /territoires/ /recherche/?q=conflit
        /connexion/ /inscription/ /atelier/ /confiance/""",
    "solange": f"""/moi/ /moi/propositions/ /recits/nouveau/ /ressources/proposer/
        /proposer/repere/concertation/ {TEAM} {TEAM}autoevaluation/ {TEAM}couverture/""",
    "maude": f"{TEAM} {TEAM}ateliers/ {TEAM}plans/ {TEAM}pouvoir-dagir/",
    "theo": """/gestion/ /gestion/publications/ /gestion/pages/ /gestion/pages/ajout/nouvelle/
        /gestion/bibliotheque/ /gestion/reperes/ /gestion/recherche/""",
}


class Page(HTMLParser):
    """What of a page would wait for a script in vain; what is hidden waits for one on purpose."""

    def __init__(self, html):
        super().__init__()
        self.faults = []
        self._form = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if "hidden" in said and tag != "form":
            return
        if tag == "form":
            self._form = {"action": said.get("action"), "sends": "hidden" in said}
        kind = said.get("type", "submit" if tag == "button" else "")
        if tag in {"button", "input"} and kind in {"submit", "image"} and self._form:
            self._form["sends"] = True
        if tag == "button" and kind == "button":
            self.faults.append("a button does nothing")
        if tag == "a" and said.get("href", "") in {"", "#"}:
            self.faults.append("a link leads nowhere")
        self.faults += [f"{tag} {name}" for name in said if name.startswith("on")]

    def handle_endtag(self, tag):
        if tag == "form" and self._form:
            if not self._form["sends"]:
                self.faults.append(f"a form cannot be sent: {self._form['action']}")
            self._form = None


@pytest.mark.parametrize("who", PAGES)
def test_every_form_can_be_sent_and_every_link_leads_somewhere(
    client, request, reference, team, initiative, who
):
    if who:
        client.force_login(request.getfixturevalue(who))
    faults = {}
    for path in PAGES[who].split():
        answer = client.get(path)
        assert answer.status_code == 200, path
        faults[path] = Page(answer.content.decode()).faults

    assert {path: told for path, told in faults.items() if told} == {}


@pytest.mark.parametrize(
    "html",
    [
        "<form><input type=text></form>",
        "<form><button hidden>Envoyer</button></form>",
        "<button type=button>Ouvrir</button>",
        "<a href='#'>Ouvrir</a>",
        "<p onclick='ouvrir()'>Ouvrir</p>",
    ],
)
def test_what_waits_for_a_script_is_seen(html):
    assert Page(html).faults
