"""Components: one typed function and one small template each. Registered in `templatetags/ui.py`, shown on `/ui/`.

Arguments are keyword-only, so a misspelt or forgotten one fails when the page's template compiles. A component draws
what it is given; it asks no database and decides no rule.
"""
