"""The tables of sign-in: the person, their sessions, links and passkeys, and the counters of tries."""

from samspil.society.accounts.models.addresses import AddressChange as AddressChange
from samspil.society.accounts.models.links import SignInLink as SignInLink
from samspil.society.accounts.models.passkeys import Passkey as Passkey
from samspil.society.accounts.models.sessions import Session as Session
from samspil.society.accounts.models.tries import Tries as Tries
from samspil.society.accounts.models.users import User as User
