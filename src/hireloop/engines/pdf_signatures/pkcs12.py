"""A certificate with its key from elsewhere, as certificate authorities hand it out: a PKCS#12 file."""

from datetime import UTC, datetime

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from hireloop.kernel.errors import N_, BadInput

from .authority import KeyPair

BIGGEST = 200_000


def load(raw: bytes, password: str, *, now: datetime | None = None) -> KeyPair:
    """BadInput where the password is wrong, no key is inside, or the certificate's time is over."""
    if len(raw) > BIGGEST:
        raise BadInput(N_("The certificate file is larger than 200 kB."), code="pkcs12_large")
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(raw, password.encode() or None)
    except ValueError as error:
        raise BadInput(N_("The certificate file cannot be opened; is the password right?"), code="pkcs12") from error
    if key is None or certificate is None:
        raise BadInput(N_("The certificate file holds no certificate with its private key."), code="pkcs12_no_key")
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise BadInput(N_("Only RSA and elliptic keys can sign here."), code="pkcs12_kind")
    if not certificate.not_valid_before_utc <= (now or datetime.now(UTC)) <= certificate.not_valid_after_utc:
        raise BadInput(N_("The certificate’s time is over, or has not begun."), code="pkcs12_expired")
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    chain = tuple(each.public_bytes(pem) for each in others)
    return KeyPair(certificate.public_bytes(pem), private, chain)
