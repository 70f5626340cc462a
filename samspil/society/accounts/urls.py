from django.conf import settings
from django.urls import URLPattern, path

from samspil.society.accounts.views import account, addresses, demo, links, passkeys, sign_in

app_name = "accounts"
demo_urlpatterns: list[URLPattern] = [
    path("demo/", demo.demo, name="demo"),
    path("log-ind/demo/<slug:duty>/", demo.demo_sign_in, name="demo_sign_in"),
]
urlpatterns: list[URLPattern] = [
    path("log-ind/", sign_in.sign_in, name="sign_in"),
    path("log-ind/sendt/", links.link_sent, name="link_sent"),
    path("log-ind/link/<slug:token>/", links.link, name="link"),
    path("log-ind/adgangskode/", sign_in.password, name="password_sign_in"),
    path("log-ind/adgangsnoegle/", passkeys.sign_in_with_passkey, name="passkey_sign_in"),
    path("log-ind/adgangsnoegle/udfordring/", passkeys.sign_in_options, name="passkey_sign_in_options"),
    path("log-ud/", sign_in.sign_out, name="sign_out"),
    path("konto/", account.account, name="account"),
    path("konto/adgangskode/", account.password, name="password"),
    path("konto/adgangsnoegler/", passkeys.passkeys, name="passkeys"),
    path("konto/adgangsnoegler/udfordring/", passkeys.new_passkey_options, name="passkey_options"),
    path("konto/adgangsnoegler/<int:pk>/fjern/", passkeys.passkey_removal, name="passkey_removal"),
    path("konto/mail/", addresses.address, name="address"),
    path("konto/mail/<slug:token>/", addresses.confirmation, name="address_confirmation"),
    path("konto/enheder/", account.sessions, name="sessions"),
    path("konto/enheder/log-ud/", account.sign_out_everywhere, name="sign_out_everywhere"),
    path("konto/enheder/<slug:handle>/log-ud/", account.sign_out_device, name="sign_out_device"),
    *(demo_urlpatterns if settings.DEMO else []),
]
