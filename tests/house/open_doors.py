"""The pages open to everyone, named on purpose: reading this list is a review of what is public.

Each area names its own, by route name; the list is compared with the code by `test_doors`.
"""

HOME = {
    "home:index",
    "home:start",
    "home:trust",
    "home:accessibility",
    "home:health",
}

#: The trial needs no account. The steps show nothing to a passer-by: they hold what was
#: typed in a session that ended, and send to the sign-in.
NEEDS = {
    "needs:trial",
    "needs:trial-pdf",
    "needs:trial-keeping",
    "needs:step",
    "needs:assessment-page",
}

#: Whoever holds an invitation reads what joining means before signing in.
COMMUNITIES = {
    "communities:joining",
}

#: The ways in and out; the steps of a sign-in send back to its start whoever did not begin one.
ACCOUNTS = {
    "account_login",
    "account_confirm_login_code",
    "account_signup",
    "account_email_verification_sent",
    "account_logout",
    "account_inactive",
    "mfa_login_webauthn",
    "mfa_authenticate",
    "accounts:erased",
}

#: The map, a page for each place, and the open table.
TERRITORIES = {
    "territories:index",
    "territories:territory",
    "territories:table",
}

#: What the field knows belongs to everyone: the framework, the cycle, the roles.
FRAMEWORK = {
    "framework:competencies",
    "framework:competencies-csv",
    "framework:matrix",
    "framework:matrix-csv",
    "framework:cell",
    "framework:comparison",
    "framework:versions",
    "framework:version",
    "framework:changes",
    "framework:version-competency",
    "framework:competency",
    "framework:cycle",
    "framework:stage",
    "framework:roles",
    "framework:role",
    "framework:role-pdf",
}

#: So do its words, in a page each and whole in SKOS.
CONCEPTS = {
    "concepts:concepts",
    "concepts:concept",
    "concepts:turtle",
    "concepts:json-ld",
    "concepts:rdf-xml",
    "concepts:terms",
    "concepts:vocabularies",
    "concepts:vocabulary",
    "concepts:outside",
}

#: A phone in a workshop has neither account nor name; what it reads is its own workshop's.
WORKSHOPS = {
    "workshops:code",
    "workshops:phone",
    "workshops:seat",
    "workshops:answer",
    "workshops:leaving",
    "workshops:state",
}

#: What the field offers belongs to whoever looks for it.
OFFERS = {"offers:offers", "offers:offer", "offers:table"}

#: What teams ask for is read, and answered, by whoever could help.
BRIEFS = {"offers:calls", "offers:call"}

#: How routes are put in order is nobody's secret.
ROUTES = {"route-ranking"}

#: Whoever was handed an address reads that release and nothing else; a public one, everyone.
RELEASES = {
    "releases:received",
    "releases:received-file",
    "releases:received-picture",
    "releases:public",
    "releases:public-file",
    "releases:public-picture",
}

#: One search over what is public.
SEARCH = {"search:search", "search:suggestions", "search:feed"}

#: What was published, why and by which decision is read by everyone.
PUBLISHING = {"publishing:history", "publishing:history-feed"}

#: What the institute and the field tell; a picture goes only as far as the pages that show it.
PAGES = {
    "pages:page",
    "pages:news",
    "pages:news-item",
    "pages:news-feed",
    "pages:stories",
    "pages:story",
    "pages:stories-feed",
    "pages:picture",
    "pages:small-picture",
    "pages:sitemap",
    "pages:robots",
}

#: Other libraries' machines take what ours holds.
OAI = {"library:provider"}

#: A deposited file is read by whoever may read its resource; the view checks it each time.
FILES = {"library:file"}

#: A library is open; whoever deposits is asked to sign in once it is written.
LIBRARY = {
    "library:resources",
    "library:resource",
    "library:table",
    "library:collections",
    "library:collection",
    "library:holes",
    "library:deposit",
}

#: The library is handed over to reference managers as everyone reads it.
EXPORTS = {"library:export", "library:resource-export", "library:collection-export"}

OPEN_TO_ALL = (
    LIBRARY
    | OAI
    | FILES
    | EXPORTS
    | PAGES
    | PUBLISHING
    | SEARCH
    | ROUTES
    | BRIEFS
    | RELEASES
    | OFFERS
    | WORKSHOPS
    | FRAMEWORK
    | CONCEPTS
    | HOME
    | ACCOUNTS
    | NEEDS
    | COMMUNITIES
    | TERRITORIES
)
