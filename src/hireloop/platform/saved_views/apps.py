from django.apps import AppConfig


class SavedViewsConfig(AppConfig):
    name = "hireloop.platform.saved_views"
    label = "saved_views"

    def ready(self) -> None:
        from django.urls import reverse_lazy

        from hireloop.web import tables

        tables.offer_saved_views(reverse_lazy("saved_views:menu"))
