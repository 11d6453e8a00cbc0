"""Settings of the workers that the test of bulk drafting starts and kills: leases short enough to wait for."""

from hireloop.config.settings import *  # noqa: F403
from hireloop.config.settings import TASKS

TASKS["default"]["OPTIONS"]["lease_seconds"] = 2
