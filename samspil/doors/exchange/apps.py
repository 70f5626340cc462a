from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "samspil.doors.exchange"
    label = "exchange"
