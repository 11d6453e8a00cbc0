"""A version of a contract, arranged and printed."""

from .document import ContractDocument, PrintedContract, arrange, print_contract
from .models import Contract, ContractLanguage, ContractVersion


def document_of(contract: Contract, version: ContractVersion) -> ContractDocument:
    return arrange(
        version.facts,
        version.clauses,
        is_bilingual=contract.language == ContractLanguage.BOTH,
        code=code_of(contract),
    )


def code_of(contract: Contract) -> str:
    """The contract's number: the end of its id, enough to tell contracts apart on paper."""
    return f"LC-{contract.pk.hex[-10:].upper()}"


def printed_version(contract: Contract, version: ContractVersion) -> PrintedContract:
    return print_contract(document_of(contract, version))
