"""Model fields that are encrypted in the database and decrypted when they are looked at.

The model says whose key encrypts: ``def vault_person_id(self) -> UUID | None`` (None: the installation's).
They can be saved, but neither filtered nor updated in bulk; look people up by ``blind_index``.
"""

import json
from typing import Any

from django import forms
from django.core import checks
from django.core.exceptions import FieldError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from .sealing import seal, unseal

UNREAD = object()


class Sealed:
    """A value as it stands in the database; decrypted once, when first needed."""

    __slots__ = ("_plain", "_value", "blob", "context", "field")

    def __init__(self, blob: bytes, field: "EncryptedField", context: str) -> None:
        self.blob = blob
        self.field = field
        self.context = context
        self._plain: bytes | None = None
        self._value: Any = UNREAD

    def reveal(self) -> Any:
        if self._value is UNREAD:
            self._plain = unseal(self.blob, context=self.context)
            self._value = self.field.from_bytes(self._plain)
        return self._value

    def is_unchanged(self) -> bool:
        """Whether the value that was handed out is still what it was: a JSON value may be changed in place."""
        return self._value is UNREAD or self.field.to_bytes(self._value) == self._plain

    def __repr__(self) -> str:
        return "<Sealed>"


class EncryptedAttribute(DeferredAttribute):
    """Decrypts on reading; a data descriptor, so that it comes before the instance's own dictionary."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        return value.reveal() if isinstance(value, Sealed) else value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class EncryptedField(models.Field):
    descriptor_class = EncryptedAttribute
    empty_strings_allowed = False

    def to_bytes(self, value: Any) -> bytes:
        raise NotImplementedError

    def from_bytes(self, plain: bytes) -> Any:
        raise NotImplementedError

    def get_internal_type(self) -> str:
        return "BinaryField"

    @property
    def context(self) -> str:
        return f"{self.model._meta.label_lower}.{self.name}"

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        if not hasattr(self.model, "vault_person_id"):
            found.append(checks.Error("The model must define vault_person_id().", obj=self, id="vault.E001"))
        return found

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(bytes(value), self, self.context)

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        value = model_instance.__dict__.get(self.attname)
        if value is None:
            return None
        if isinstance(value, Sealed):
            if value.is_unchanged():
                return value
            value = value.reveal()
        person_id = model_instance.vault_person_id()  # type: ignore[attr-defined]
        return Sealed(seal(self.to_bytes(value), person_id=person_id, context=self.context), self, self.context)

    def get_prep_value(self, value: Any) -> bytes | None:
        if value is None or isinstance(value, Sealed):
            return value.blob if value else None
        raise FieldError(f"{self.context} is encrypted: set it on the object and save that.")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        blob = value if prepared else self.get_prep_value(value)
        return None if blob is None else connection.Database.Binary(blob)

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self.context} is encrypted and cannot be searched; use a blind index.")


class EncryptedTextField(EncryptedField):
    description = "Text, encrypted"

    def to_bytes(self, value: Any) -> bytes:
        return str(value).encode()

    def from_bytes(self, plain: bytes) -> str:
        return plain.decode()

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": forms.CharField, "widget": forms.Textarea, **kwargs})


class EncryptedJSONField(EncryptedField):
    description = "JSON, encrypted"

    def to_bytes(self, value: Any) -> bytes:
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":")).encode()

    def from_bytes(self, plain: bytes) -> Any:
        return json.loads(plain)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": forms.JSONField, **kwargs})
