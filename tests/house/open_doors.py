"""The pages open to everyone, named on purpose: reading this list is a review of what is public.

Each area names its own, by route name; the list is compared with the code by `test_doors`.
"""

HOME = {
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

OPEN_TO_ALL = HOME | NEEDS
