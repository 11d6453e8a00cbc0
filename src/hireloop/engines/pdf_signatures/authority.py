"""The installation's own certificate authority: a root, an issuing authority below it, and what they issue.

Nothing here is kept: who calls stores what is answered, private keys encrypted. Certificates follow RFC 5280;
a person's key signs once and is thrown away, so that there is nothing to steal.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ROOT_LIVES = timedelta(days=365 * 20)
ISSUING_LIVES = timedelta(days=365 * 10)
TIMESTAMPS_LIVE = timedelta(days=365 * 9)
SEAL_LIVES = timedelta(days=365 * 3)
CRL_LIVES = timedelta(days=7)
CLOCKS_DIFFER = timedelta(minutes=5)
DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")
"""RFC 9336."""

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class KeyPair:
    """A certificate with its private key, both PEM, and the certificates between it and the root."""

    certificate: bytes
    key: bytes = field(repr=False)
    chain: tuple[bytes, ...] = ()

    @property
    def x509(self) -> x509.Certificate:
        return x509.load_pem_x509_certificate(self.certificate)

    @property
    def private_key(self) -> PrivateKey:
        """Keys of our own making: their numbers are not tested again, which would take a tenth of a second."""
        return serialization.load_pem_private_key(  # type: ignore[return-value]
            self.key, password=None, unsafe_skip_rsa_key_validation=True
        )


@dataclass(frozen=True)
class Subject:
    """Whom a certificate names. ``serial`` is a code of ours, never an identity card's number."""

    common_name: str
    organisation: str = ""
    country: str = "CN"
    serial: str = ""
    email: str = ""

    @property
    def name(self) -> x509.Name:
        """Cut to the lengths that RFC 5280 allows."""
        parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, self.country)]
        if self.organisation:
            parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, self.organisation[:64]))
        parts.append(x509.NameAttribute(NameOID.COMMON_NAME, self.common_name[:64]))
        if self.serial:
            parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, self.serial[:64]))
        return x509.Name(parts)


@dataclass(frozen=True)
class Revoked:
    serial: int
    at: datetime


def make_root(common_name: str, *, organisation: str = "", now: datetime | None = None) -> KeyPair:
    """A root that signs itself; readers have to be told to trust it."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    subject = Subject(common_name, organisation).name
    builder = _begin(subject, subject, key, lives=ROOT_LIVES, now=now)
    builder = _as_authority(builder, below=1)
    return _pair(builder.sign(key, hashes.SHA256()), key)


def make_issuing(root: KeyPair, common_name: str, *, organisation: str = "", now: datetime | None = None) -> KeyPair:
    """The authority that signs day by day, so that the root's key can stay shut away."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = Subject(common_name, organisation).name
    builder = _begin(subject, root.x509.subject, key, lives=ISSUING_LIVES, now=now)
    builder = _below(_as_authority(builder, below=0), root)
    return _pair(builder.sign(root.private_key, hashes.SHA256()), key, chain=(root.certificate,))


def issue_for_person(
    issuing: KeyPair,
    subject: Subject,
    *,
    crl_url: str = "",
    now: datetime | None = None,
    lives: timedelta | None = None,
) -> KeyPair:
    """For one act of signing: an elliptic key, made in a moment and used once.

    The certificate is good for as long as its issuer's, so that readers that judge by today's date agree too; since the
    key is gone after the act, a long life gives nobody anything to misuse.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    whole = issuing.x509.not_valid_after_utc - (now or datetime.now(UTC))
    return _issue(issuing, subject, key, lives=min(lives, whole) if lives else whole, crl_url=crl_url, now=now)


def issue_for_seal(issuing: KeyPair, subject: Subject, *, crl_url: str = "", now: datetime | None = None) -> KeyPair:
    """For an employer's seal, which signs for years."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return _issue(issuing, subject, key, lives=SEAL_LIVES, crl_url=crl_url, now=now)


def issue_for_timestamps(issuing: KeyPair, common_name: str, *, now: datetime | None = None) -> KeyPair:
    """For the built-in timestamp authority (RFC 3161, 2.3: this use and no other, critical)."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    builder = _begin(Subject(common_name).name, issuing.x509.subject, key, lives=TIMESTAMPS_LIVE, now=now)
    builder = builder.add_extension(_key_usage(digital_signature=True), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return _signed_by(issuing, builder, key)


def revocation_list(
    authority: KeyPair, revoked: Iterable[Revoked] = (), *, number: int = 1, now: datetime | None = None
) -> bytes:
    """The list (DER) of what the authority takes back; put into signed documents, so that they prove themselves."""
    at = now or datetime.now(UTC)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.x509.subject)
        .last_update(at - CLOCKS_DIFFER)
        .next_update(at + CRL_LIVES)
        .add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(_issuer_key_id(authority), critical=False)
    )
    for each in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(each.serial).revocation_date(each.at).build()
        builder = builder.add_revoked_certificate(entry)
    return builder.sign(authority.private_key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def fingerprint(certificate: bytes) -> str:
    """SHA-256 of a PEM certificate in pairs of digits, as readers show it."""
    return x509.load_pem_x509_certificate(certificate).fingerprint(hashes.SHA256()).hex(":").upper()


def _issue(
    issuing: KeyPair, subject: Subject, key: PrivateKey, *, lives: timedelta, crl_url: str, now: datetime | None
) -> KeyPair:
    builder = _begin(subject.name, issuing.x509.subject, key, lives=lives, now=now)
    builder = builder.add_extension(_key_usage(digital_signature=True, content_commitment=True), critical=True)
    # Readers built on NSS (Poppler, LibreOffice) know documents only as signed mail.
    uses = x509.ExtendedKeyUsage([DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION])
    builder = builder.add_extension(uses, critical=False)
    if subject.email and subject.email.isascii():
        names = x509.SubjectAlternativeName([x509.RFC822Name(subject.email)])
        builder = builder.add_extension(names, critical=False)
    if crl_url:
        point = x509.DistributionPoint([x509.UniformResourceIdentifier(crl_url)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    return _signed_by(issuing, builder, key)


def _signed_by(issuing: KeyPair, builder: x509.CertificateBuilder, key: PrivateKey) -> KeyPair:
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    certificate = _below(builder, issuing).sign(issuing.private_key, hashes.SHA256())
    return _pair(certificate, key, chain=(issuing.certificate, *issuing.chain))


def _begin(
    subject: x509.Name, issuer: x509.Name, key: PrivateKey, *, lives: timedelta, now: datetime | None
) -> x509.CertificateBuilder:
    at = now or datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - CLOCKS_DIFFER)
        .not_valid_after(at + lives)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _as_authority(builder: x509.CertificateBuilder, *, below: int) -> x509.CertificateBuilder:
    usage = _key_usage(key_cert_sign=True, crl_sign=True)
    return builder.add_extension(x509.BasicConstraints(ca=True, path_length=below), critical=True).add_extension(
        usage, critical=True
    )


def _below(builder: x509.CertificateBuilder, issuer: KeyPair) -> x509.CertificateBuilder:
    return builder.add_extension(_issuer_key_id(issuer), critical=False)


def _issuer_key_id(issuer: KeyPair) -> x509.AuthorityKeyIdentifier:
    own = issuer.x509.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own.value)


def _key_usage(
    *,
    digital_signature: bool = False,
    content_commitment: bool = False,
    key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=content_commitment,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        encipher_only=False,
        decipher_only=False,
    )


def _pair(certificate: x509.Certificate, key: PrivateKey, *, chain: tuple[bytes, ...] = ()) -> KeyPair:
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return KeyPair(certificate.public_bytes(pem), private, chain)
