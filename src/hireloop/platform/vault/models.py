"""The keys that encrypt, themselves encrypted, and the files that they encrypt."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from hireloop.platform.records import Record

from .fields import EncryptedTextField


class DataKey(Record):
    """One 256-bit key, wrapped by the master key ``master_version``; ``wrapped`` is gone once it is destroyed."""

    scope = models.CharField(max_length=64, unique=True)
    wrapped = models.BinaryField(null=True)
    master_version = models.PositiveIntegerField(db_index=True)
    destroyed_at = models.DateTimeField(null=True)


class StoredFile(Record):
    """A file encrypted on disk at ``<vault>/<id[-2:]>/<id>``; what it is called is encrypted too."""

    person_id = models.UUIDField(null=True, db_index=True)
    name = EncryptedTextField()
    media_type = models.CharField(max_length=100)
    purpose = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField(help_text="bytes of the plain file")
    digest = models.CharField(max_length=64, help_text="keyed hash of the plain file")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person_id", "purpose"], name="stored_file_of_person")]

    def vault_person_id(self) -> UUID | None:
        return self.person_id
