from django.conf import settings
from django.db import models


class ModuleSwitch(models.Model):
    """That a module was switched; a module without a row is on."""

    key = models.CharField(max_length=64, primary_key=True)
    is_on = models.BooleanField(default=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.key}: {'on' if self.is_on else 'off'}"
