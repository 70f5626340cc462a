from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "samspil.society.accounts"
    label = "accounts"
