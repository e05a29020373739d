"""The pages open to everyone, named on purpose: reading this list is a review of what is public.

Each area names its own, by route name; the list is compared with the code by `test_doors`.
"""

HOME = {
    "home:health",
}

OPEN_TO_ALL = HOME
