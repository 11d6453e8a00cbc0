"""The base of every table that people see: an id that cannot be guessed, and when it was made and changed."""

import os
import time
import uuid

from django.db import models


def time_ordered_id() -> uuid.UUID:
    """A UUID version 7 (RFC 9562): milliseconds first, so that indexes grow at one end; 74 random bits after."""
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return uuid.UUID(int=value)


class Record(models.Model):
    id = models.UUIDField(primary_key=True, default=time_ordered_id, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
