"""Every change of an account."""

from samspil.society.accounts.actions.account import change_account as change_account
from samspil.society.accounts.actions.account import change_password as change_password
from samspil.society.accounts.actions.addresses import ask_for_address as ask_for_address
from samspil.society.accounts.actions.addresses import confirm_address as confirm_address
from samspil.society.accounts.actions.links import ask_for_link as ask_for_link
from samspil.society.accounts.actions.links import use_link as use_link
from samspil.society.accounts.actions.passkeys import add_passkey as add_passkey
from samspil.society.accounts.actions.passkeys import remove_passkey as remove_passkey
from samspil.society.accounts.actions.passkeys import use_passkey as use_passkey
from samspil.society.accounts.actions.sessions import deactivate_account as deactivate_account
from samspil.society.accounts.actions.sessions import sign_in as sign_in
from samspil.society.accounts.actions.sessions import sign_out as sign_out
from samspil.society.accounts.actions.sessions import sign_out_device as sign_out_device
from samspil.society.accounts.actions.sessions import sign_out_everywhere as sign_out_everywhere
