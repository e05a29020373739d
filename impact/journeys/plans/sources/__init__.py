"""Where routes come from: each module here knows one place to look, and looks there.

A source is a function: a quest in, the routes it knows out, by thread of competency. A new one
is added to `SOURCES` in `plans.holes`; the order they stand in says nothing of the order shown.
"""
