"""A version of a contract, arranged and printed: the built-in contract, or the company's own document."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hireloop.contracts.checking.printed import PrintedWords
from hireloop.contracts.terms.clauses import Clause
from hireloop.contracts.terms.facts import Facts
from hireloop.engines.documents import read_document
from hireloop.engines.pdf_signatures.preparing import page_count
from hireloop.law.model import Words
from hireloop.platform.documents import office
from hireloop.platform.documents.catalogue import catalogue_of
from hireloop.platform.documents.models import TemplateVersion
from hireloop.platform.documents.rendering import filled_docx

from .document import ContractDocument, PrintedContract, arrange, print_contract
from .document.fields import KIND, added_clauses, values_of
from .document.word import WordDocument, blocks_of, mark
from .models import Contract, ContractLanguage, ContractVersion

READ_AGAIN = 16
"""How many filled documents are kept read, so that a page that asks three times reads once."""


def template_version_of(contract: Contract, version: ContractVersion) -> TemplateVersion | None:
    """The company's document that the version is printed from: a draft takes the newest, what was kept its own.

    None where the built-in contract is printed.
    """
    newest = contract.versions.first()
    if contract.is_draft and newest is not None and newest.pk == version.pk:
        return contract.template.newest if contract.template else None
    return version.template_version


def document_of(
    contract: Contract, version: ContractVersion, facts: Facts | None = None
) -> ContractDocument | WordDocument:
    """For a page. ``facts``: others than the version's own, such as the masked ones."""
    facts = facts or version.facts
    template_version = template_version_of(contract, version)
    if template_version is not None:
        return _word_document(template_version, facts, version.clauses, code_of(contract))
    return arrange(
        facts, version.clauses, is_bilingual=contract.language == ContractLanguage.BOTH, code=code_of(contract)
    )


def code_of(contract: Contract) -> str:
    """The contract's number: the end of its id, enough to tell contracts apart on paper."""
    return f"LC-{contract.pk.hex[-10:].upper()}"


def printed_version(contract: Contract, version: ContractVersion) -> PrintedContract:
    """Half a second for the built-in contract, some seconds for the company's document, which LibreOffice prints.

    Raises EngineUnavailable where that is not installed.
    """
    template_version = template_version_of(contract, version)
    if template_version is not None:
        content, _missing = _filled(template_version, version.facts, version.clauses, code_of(contract))
        pdf = office.to_pdf(content)
        return PrintedContract(pdf, page_count(pdf), template_version)
    document = document_of(contract, version)
    assert isinstance(document, ContractDocument)
    return print_contract(document)


def printed_words(contract: Contract, version: ContractVersion) -> PrintedWords | None:
    """What the company's document says when it is filled in; None where the built-in contract is printed."""
    return words_of(contract, template_version_of(contract, version), version.facts, version.clauses)


def words_now(contract: Contract, facts: Facts, clauses: tuple[Clause, ...]) -> PrintedWords | None:
    """The same for terms that are about to be written."""
    newest = contract.template.newest if contract.template else None
    return words_of(contract, newest, facts, clauses)


def words_of(
    contract: Contract, template_version: TemplateVersion | None, facts: Facts, clauses: tuple[Clause, ...]
) -> PrintedWords | None:
    if template_version is None:
        return None
    return _read(_Template(template_version), facts, clauses, code_of(contract))


@dataclass(frozen=True)
class _Template:
    """A template's version as a key: versions never change."""

    version: TemplateVersion


@lru_cache(maxsize=READ_AGAIN)
def _read(template: _Template, facts: Facts, clauses: tuple[Clause, ...], code: str) -> PrintedWords:
    version = template.version
    content, missing = _filled(version, facts, clauses, code)
    return PrintedWords(
        read_document(content, name="contract.docx"),
        blanks=tuple(label_of_field(name) for name in dict.fromkeys(missing)),
        left_out=tuple(Words(each.title, each.title_en or each.title) for each in left_out(version, clauses)),
    )


def left_out(version: TemplateVersion, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses of the editor that the document does not print; its own words say the others."""
    if "articles" in version.fields_used:
        return []
    return [] if "added_articles" in version.fields_used else added_clauses(clauses)


def _word_document(version: TemplateVersion, facts: Facts, clauses: Sequence[Clause], code: str) -> WordDocument:
    content, _missing = _filled(version, facts, clauses, code, mark=mark)
    language = "zh-Hans" if version.template.document_language == "zh" else "en"
    return WordDocument(blocks_of(content), str(version.template), version.number, language)


def _filled(
    version: TemplateVersion, facts: Facts, clauses: Sequence[Clause], code: str, *, mark: Any = None
) -> tuple[bytes, list[str]]:
    values = values_of(facts, clauses, code=code, language=version.template.document_language)
    return filled_docx(version, values, mark=mark)


def label_of_field(name: str) -> Words:
    """What a field of a template is called; one of a list's rows by its list."""
    catalogue = catalogue_of(KIND)
    field = catalogue.field(name) or catalogue.field(name.rpartition(".")[0])
    return Words(name, name) if field is None else Words(field.zh, field.en)
