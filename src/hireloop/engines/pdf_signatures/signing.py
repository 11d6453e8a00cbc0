"""Sign a PDF (PAdES): with a timestamp and what is needed to check it later (B-LT); at the end B-LTA.

Each signature is an incremental update; the bytes before stay as they were, so earlier signatures stay valid.
"""

import io
from collections.abc import Sequence

from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import ValidationError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from hireloop.engines.errors import EngineFailed
from hireloop.kernel.errors import N_, BadInput

from .authority import KeyPair
from .stamp_content import StampContent
from .stamps import Stamp
from .statement import Proof, Statement

DIGEST = "sha256"


def sign(
    pdf: bytes,
    *,
    field: str,
    pair: KeyPair,
    stamp: Stamp,
    statement: Statement,
    timestamps: TimeStamper,
    proof: Proof | None,
    seals_the_file: bool = False,
) -> bytes:
    """The signed file. ``seals_the_file``: the last signature, followed by a timestamp over everything (B-LTA).

    Without ``proof`` the level is B-T. EngineFailed where the timestamp authority does not answer or a certificate
    does not hold; nothing is half done, for the file handed in is never touched.
    """
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm=DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        name=statement.name,
        reason=statement.reason or None,
        location=statement.location or None,
        validation_context=_context(proof) if proof else None,
        embed_validation_info=proof is not None,
        use_pades_lta=seals_the_file and proof is not None,
    )
    style = StaticStampStyle(border_width=0, background=StampContent(stamp), background_opacity=1)
    signer = PdfSigner(metadata, _signer(pair), timestamper=timestamps, stamp_style=style)
    return _signed(pdf, signer)


def _signed(pdf: bytes, signer: PdfSigner) -> bytes:
    result = io.BytesIO()
    try:
        signer.sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False), existing_fields_only=True, output=result
        )
    except TimestampRequestError as error:
        raise EngineFailed(N_("The timestamp authority did not answer. Nothing was signed; try again.")) from error
    except ValidationError as error:
        raise EngineFailed(N_("The signing certificate does not hold: %(why)s"), why=str(error)[:200]) from error
    except (SigningError, PdfError) as error:
        raise BadInput(
            N_("The document cannot be signed: %(why)s"), code="cannot_sign", why=str(error)[:200]
        ) from error
    return result.getvalue()


def _context(proof: Proof) -> ValidationContext:
    return ValidationContext(
        trust_roots=_certificates(proof.roots),
        other_certs=_certificates(proof.others),
        crls=list(proof.lists),
        allow_fetching=proof.fetch,
        revocation_mode="soft-fail",
    )


def _signer(pair: KeyPair) -> SimpleSigner:
    certificate, *chain = _certificates((pair.certificate, *pair.chain))
    store = SimpleCertificateStore()
    store.register_multiple(chain)
    return SimpleSigner(certificate, load_private_key_from_pemder_data(pair.key, None), store, embed_roots=False)


def _certificates(pems: Sequence[bytes]) -> list:
    return list(load_certs_from_pemder_data(b"\n".join(pems))) if pems else []
