"""What most readers see of the person's details: enough to recognise, too little to use."""

from hireloop.contracts.terms.facts import Facts
from hireloop.platform.directory.masking import masked_email, masked_id_number, masked_phone


def masked(facts: Facts) -> Facts:
    """The facts with identity number, contacts, address and bank account masked."""
    return facts.with_(
        id_number=masked_id_number(facts.id_number),
        address=_begun(facts.address),
        phone=masked_phone(facts.phone),
        email=masked_email(facts.email),
        bank_account=f"••••{facts.bank_account[-4:]}"
        if len(facts.bank_account) > 8
        else "••••" * bool(facts.bank_account),
    )


def _begun(address: str) -> str:
    return f"{address[:6]}•••" if address else ""
