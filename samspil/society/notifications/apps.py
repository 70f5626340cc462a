from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NotificationsConfig(AppConfig):
    name = "samspil.society.notifications"
    label = "notifications"

    def ready(self) -> None:
        autodiscover_modules("notifications")
