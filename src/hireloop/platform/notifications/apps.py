from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "hireloop.platform.notifications"
    label = "notifications"
