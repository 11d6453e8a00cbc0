"""An authority, and a contract that a person signed and a company sealed, made once."""

from dataclasses import dataclass

import pytest
from weasyprint import HTML

from hireloop.engines.pdf_signatures import authority, fields, seals, signing, stamps, timestamps
from hireloop.engines.pdf_signatures.authority import KeyPair, Subject
from hireloop.engines.pdf_signatures.preparing import Place
from hireloop.engines.pdf_signatures.statement import Proof, Statement
from hireloop.engines.pdf_signatures.verification import Trust

NAME = "𠮷田㼆龘"
COMPANY = "上海启明星辰信息技术有限公司"


@dataclass(frozen=True)
class House:
    """One installation's certificates."""

    root: KeyPair
    issuing: KeyPair
    tsa: KeyPair

    @property
    def trust(self) -> Trust:
        return Trust((self.root.certificate,))

    @property
    def proof(self) -> Proof:
        lists = (authority.revocation_list(self.issuing), authority.revocation_list(self.root))
        return Proof((self.root.certificate,), (self.issuing.certificate,), lists)

    def sign(
        self, pdf: bytes, field: str, *, pair: KeyPair | None = None, name: str = NAME, last: bool = False
    ) -> bytes:
        return signing.sign(
            pdf,
            field=field,
            pair=pair or authority.issue_for_person(self.issuing, Subject(name)),
            stamp=stamps.person_stamp(name, lines=[name]),
            statement=Statement(name, reason="同意"),
            timestamps=timestamps.built_in(self.tsa),
            proof=self.proof,
            seals_the_file=last,
        )


def make_house(name: str = "Root") -> House:
    root = authority.make_root(name)
    issuing = authority.make_issuing(root, f"{name} issuing")
    return House(root, issuing, authority.issue_for_timestamps(issuing, f"{name} timestamps"))


@pytest.fixture(scope="session")
def house() -> House:
    return make_house()


@pytest.fixture(scope="session")
def stranger() -> House:
    """Somebody else's authority with the same names."""
    return make_house()


@pytest.fixture(scope="session")
def contract() -> bytes:
    """Two pages, with two empty fields on the second."""
    pdf = HTML(
        string=f"<h1>劳动合同</h1><p>乙方：{NAME}</p>"
        "<p style='break-after: page'>月薪 20,000 元</p><p>乙方（签字）：</p>"
    ).write_pdf()
    places = [Place("person", 1, (60, 600, 250, 684)), Place("employer", 1, (60, 420, 210, 565))]
    return fields.with_fields(pdf, places)


@pytest.fixture(scope="session")
def by_person(house: House, contract: bytes) -> bytes:
    return house.sign(contract, "person")


@pytest.fixture(scope="session")
def by_both(house: House, by_person: bytes) -> bytes:
    pair = authority.issue_for_seal(house.issuing, Subject(COMPANY, organisation=COMPANY))
    return signing.sign(
        by_person,
        field="employer",
        pair=pair,
        stamp=stamps.seal_stamp(seals.draw_seal(COMPANY, number="3101150012345"), lines=[COMPANY]),
        statement=Statement(COMPANY),
        timestamps=timestamps.built_in(house.tsa),
        proof=house.proof,
        seals_the_file=True,
    )
