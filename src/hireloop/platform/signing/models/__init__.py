from .certificates import Certificate, CertificateUse
from .envelope import DocumentVersion, Envelope, OneTimeCode, Signer, Step, StepKind
from .seals import Seal, SealHolder, SealUse

__all__ = [
    "Certificate",
    "CertificateUse",
    "DocumentVersion",
    "Envelope",
    "OneTimeCode",
    "Seal",
    "SealHolder",
    "SealUse",
    "Signer",
    "Step",
    "StepKind",
]
