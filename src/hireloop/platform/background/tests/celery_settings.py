"""Settings of the Celery workers that tests start."""

from .worker_settings import *  # noqa: F403
from .worker_settings import TASKS

TASKS["default"]["BACKEND"] = "hireloop.platform.background.celery_backend.CeleryBackend"
