from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "hireloop.platform.directory"
    label = "directory"
