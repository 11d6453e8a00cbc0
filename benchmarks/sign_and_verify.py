"""How long it takes that two parties sign a four-page contract, and to check it.

    python benchmarks/sign_and_verify.py [--rounds 5]

Certificates for the person are made each time, as when signing; authorities and the seal are there. Prints the
median of the rounds as a ratio of the aim: both signatures (B-LTA) 2 s, checking 200 ms.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from typing import Any

from weasyprint import HTML

from hireloop.engines.pdf_signatures import authority, fields, seals, signing, stamps, timestamps
from hireloop.engines.pdf_signatures.authority import Subject
from hireloop.engines.pdf_signatures.preparing import Place
from hireloop.engines.pdf_signatures.statement import Proof, Statement
from hireloop.engines.pdf_signatures.verification import Trust
from hireloop.engines.pdf_signatures.verifying import verify_pdf

SIGN_AIM_S, VERIFY_AIM_S = 2.0, 0.2
NAME, COMPANY = "𠮷田㼆龘", "上海启明星辰信息技术有限公司"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    root = authority.make_root("Root")
    issuing = authority.make_issuing(root, "Issuing")
    stamp_authority = timestamps.built_in(authority.issue_for_timestamps(issuing, "Timestamps"))
    seal = authority.issue_for_seal(issuing, Subject(COMPANY, organisation=COMPANY))
    contract = four_pages()

    def sign_both() -> bytes:
        lists = (authority.revocation_list(issuing), authority.revocation_list(root))
        proof = Proof((root.certificate,), (issuing.certificate,), lists)
        by_person = signing.sign(
            contract,
            field="person",
            pair=authority.issue_for_person(issuing, Subject(NAME)),
            stamp=stamps.person_stamp(NAME, lines=[NAME]),
            statement=Statement(NAME),
            timestamps=stamp_authority,
            proof=proof,
        )
        return signing.sign(
            by_person,
            field="employer",
            pair=seal,
            stamp=stamps.seal_stamp(seals.draw_seal(COMPANY), lines=[COMPANY]),
            statement=Statement(COMPANY),
            timestamps=stamp_authority,
            proof=proof,
            seals_the_file=True,
        )

    signed, sign_s = timed(sign_both, rounds)
    found, verify_s = timed(lambda: verify_pdf(signed, trust=Trust((root.certificate,))), rounds)
    print(f"{len(contract) / 1000:.0f} kB contract, {len(signed) / 1000:.0f} kB signed, valid: {found.bottom_line}")
    print(f"sign by two parties: {sign_s:.3f} s, {sign_s / SIGN_AIM_S:.2f} of the aim")
    print(f"verify:              {verify_s:.3f} s, {verify_s / VERIFY_AIM_S:.2f} of the aim")


def four_pages() -> bytes:
    clause = "<p>甲乙双方根据《中华人民共和国劳动合同法》等规定，在平等自愿、协商一致的基础上订立本合同。</p>" * 20
    page = f"<section style='break-after: page'><h2>劳动合同</h2>{clause}</section>"
    pdf = HTML(string=page * 3 + "<h2>签署</h2>").write_pdf()
    places = [Place("person", 3, (60, 600, 250, 684)), Place("employer", 3, (60, 420, 210, 565))]
    return fields.with_fields(pdf, places)


def timed(work: Callable[[], Any], rounds: int) -> tuple[Any, float]:
    """The last result and the median of the seconds; once before, to load what is loaded once."""
    result, taken = work(), []
    for _ in range(rounds):
        started = time.perf_counter()
        result = work()
        taken.append(time.perf_counter() - started)
    return result, statistics.median(taken)


if __name__ == "__main__":
    main()
