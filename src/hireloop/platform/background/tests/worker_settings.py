"""Settings of the workers that tests start: only what background work needs."""

from hireloop.config.settings import *  # noqa: F403
from hireloop.config.settings import TASKS

INSTALLED_APPS = ["hireloop.platform.background", "hireloop.platform.background.tests.worker_app", "django_tasks"]
MIDDLEWARE: list[str] = []
ROOT_URLCONF = __name__
TASKS["default"]["OPTIONS"]["lease_seconds"] = 2
urlpatterns: list = []
