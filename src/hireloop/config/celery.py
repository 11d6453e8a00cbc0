"""The Celery application, for installations that carry background work over a broker.

TASK_BACKEND=hireloop.platform.background.celery_backend.CeleryBackend CELERY_BROKER_URL=redis://…
celery -A hireloop.config.celery worker --beat --queues default,analysis
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hireloop.config.settings")

from django.conf import settings

EVERY_SECOND = 1.0

app = Celery("hireloop")
app.conf.update(
    broker_url=settings.CELERY_BROKER_URL,
    broker_connection_retry_on_startup=True,
    broker_transport_options={"visibility_timeout": 3600},
    imports=["hireloop.platform.background.celery_tasks"],
    task_default_queue="default",
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    worker_prefetch_multiplier=1,
    worker_max_memory_per_child=1024 * 1024,
    worker_hijack_root_logger=False,
    beat_schedule={
        "periodic work": {
            "task": "hireloop.background.tick",
            "schedule": EVERY_SECOND,
            "options": {"expires": EVERY_SECOND},
        }
    },
    beat_schedule_filename=str(settings.DATA_DIR / "celery-beat"),
)
