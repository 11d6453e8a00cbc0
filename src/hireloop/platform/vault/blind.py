"""Find an encrypted value without decrypting: a keyed hash of its normal form."""

import hashlib
import hmac
import unicodedata
from typing import Literal

import phonenumbers
from django.conf import settings

from . import keys

Kind = Literal["email", "phone", "id_number", "ip", "user_agent", "text"]


def blind_index(value: str, kind: Kind) -> str:
    """64 hexadecimal digits; "" for nothing. Equal for values that mean the same (+86 138…, 138-…)."""
    normal = normalise(value, kind)
    if not normal:
        return ""
    return keyed_hash(f"{kind}:{normal}".encode())


def keyed_hash(content: bytes) -> str:
    return hmac.new(keys.key_to_encrypt(keys.BLIND), content, hashlib.sha256).hexdigest()


def normalise(value: str, kind: Kind) -> str:
    text = unicodedata.normalize("NFKC", value).strip().casefold()
    if kind == "phone":
        return normalise_phone(text)
    if kind in {"email", "id_number"}:
        return "".join(text.split())
    return text


def normalise_phone(value: str) -> str:
    """International form (+8613800138000) where the number can be read, else its digits."""
    try:
        number = phonenumbers.parse(value, phone_region())
    except phonenumbers.NumberParseException:
        return "".join(character for character in value if character.isdigit())
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_region() -> str:
    """The country that a number without country code is taken to be of: that of the installation."""
    return settings.JURISDICTION if settings.JURISDICTION in phonenumbers.SUPPORTED_REGIONS else "CN"
