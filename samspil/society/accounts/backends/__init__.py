"""The ways in. Each answers one question: which active user is this?

A further way (OIDC, SAML) joins here: a module beside `passwords` and `passkeys` that checks the answer of the identity
provider and finds the user by (issuer, subject) in a table of its own, never by the e-mail address; its view ends, as
all of ours do, in `views.arrival.arrive`. Nothing else in the house asks how somebody signed in.
"""
