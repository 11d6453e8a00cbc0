"""A view of a table under a name."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from hireloop.platform.records import Record


class SavedView(Record):
    """``query`` is what stands behind the question mark of the page's address."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    table = models.CharField(max_length=40)
    path = models.CharField(max_length=300)
    query = models.CharField(max_length=2000, blank=True)
    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=60)
    is_shared = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "table", "name"], name="one_saved_view_per_name")
        ]
        indexes: ClassVar = [models.Index(fields=["table", "path"], name="saved_views_of_table")]

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path
