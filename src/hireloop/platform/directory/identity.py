"""Numbers that identify: 公民身份号码 (GB 11643) and 统一社会信用代码 (GB 32100), checked by their check characters."""

import re
import unicodedata
from datetime import date

from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from hireloop.kernel.errors import N_, BadInput

from .models import IdKind

RESIDENT_NUMBER = re.compile(r"[1-9]\d{16}[0-9X]")


def checked_id_number(number: str, *, kind: str = IdKind.RESIDENT, today: date | None = None) -> str:
    """The number as it is stored, or BadInput that says what is wrong. "" stays ""."""
    written = "".join(unicodedata.normalize("NFKC", number).split()).upper()
    if not written:
        return ""
    if kind != IdKind.RESIDENT:
        return _checked_document_number(written)
    if not RESIDENT_NUMBER.fullmatch(written):
        raise BadInput(N_("An identity card number has 18 characters: 17 digits and a digit or X."), code="id_number")
    born = birth_date(written)
    if born is None or born > (today or date.today()):
        raise BadInput(N_("Characters 7 to 14 of the identity card number are no date of birth."), code="id_number")
    if ric.calc_check_digit(written) != written[-1]:
        raise BadInput(
            N_("The last character of the identity card number does not fit the others: please compare with the card."),
            code="id_number",
        )
    return written


def birth_date(number: str) -> date | None:
    """The date of birth in a resident's number; None where there is none."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def checked_credit_code(code: str) -> str:
    """The employer's code as it is stored, or BadInput. "" stays ""."""
    if not code.strip():
        return ""
    try:
        return str(uscc.validate(unicodedata.normalize("NFKC", code)))
    except ValidationError:
        raise BadInput(
            N_("This is no unified social credit code: it has 18 characters, the last of which checks the others."),
            code="credit_code",
        ) from None


def _checked_document_number(written: str) -> str:
    if not re.fullmatch(r"[0-9A-Z()/-]{5,30}", written):
        raise BadInput(N_("A document number has 5 to 30 letters and digits."), code="id_number")
    return written
