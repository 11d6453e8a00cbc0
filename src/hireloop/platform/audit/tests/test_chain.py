import threading
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.chain import Head, head, seal_rows, verify_chain
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.audit.testing import without_triggers

from .test_record import CupFilled

pytestmark = pytest.mark.django_db


def record_some(count: int) -> None:
    for number in range(count):
        record(CupFilled(uuid4(), str(number)), actor=Actor.system("tests"), reason=f"because {number}")


def tamper(statement: str, *values: object) -> None:
    """What somebody with the database's password could do."""
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_sealed_rows_hold_together():
    record_some(7)
    assert seal_rows() == 7
    assert seal_rows() == 0

    verdict = verify_chain()

    assert verdict.holds
    assert (verdict.checked, verdict.unsealed, verdict.head.position) == (7, 0, 7)
    assert list(AuditRow.objects.order_by("position").values_list("position", flat=True)) == list(range(1, 8))


def test_sealing_goes_on_where_it_ended():
    record_some(3)
    assert seal_rows(limit=2) == 2
    record_some(1)
    assert seal_rows() == 2
    assert verify_chain().holds


def test_an_empty_trail_holds():
    assert verify_chain().holds
    assert head().position == 0


@pytest.mark.parametrize(
    "change",
    [
        "actor_name = 'somebody else'",
        "key = 'tests.other'",
        "payload = '{}'",
        "person_id = NULL, reason = NULL",
        "at = '2020-01-01 00:00:00+00:00'",
        "subject_id = 'x'",
        "seal = '" + "0" * 64 + "'",
    ],
)
def test_a_changed_row_is_found(change):
    record_some(5)
    seal_rows()
    tamper(f"UPDATE audit_auditrow SET {change} WHERE position = 3")

    assert (verify_chain().broken.position, verify_chain().broken.why) == (3, "changed")


def test_a_missing_row_is_found():
    record_some(5)
    seal_rows()
    tamper("DELETE FROM audit_delivery")
    tamper("DELETE FROM audit_auditrow WHERE position = 3")

    assert (verify_chain().broken.position, verify_chain().broken.why) == (3, "missing")


def test_swapped_rows_are_found():
    record_some(5)
    seal_rows()
    tamper("UPDATE audit_auditrow SET position = 100 WHERE position = 2")
    tamper("UPDATE audit_auditrow SET position = 2 WHERE position = 4")
    tamper("UPDATE audit_auditrow SET position = 4 WHERE position = 100")

    assert verify_chain().broken.position == 2


def test_a_cut_end_is_found_with_a_head_that_was_noted():
    record_some(5)
    seal_rows()
    noted = head()
    tamper("DELETE FROM audit_auditrow WHERE position > 3")

    assert verify_chain().holds
    assert verify_chain(noted).broken.why == "missing"


def test_a_chain_made_anew_is_found_with_a_head_that_was_noted():
    record_some(5)
    seal_rows()
    assert verify_chain(Head(3, "f" * 64)).broken.position == 3


def test_the_command_says_what_it_found(capsys):
    record_some(2)
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert "2 rows hold together" in out.getvalue()
    noted = out.getvalue().split("Head: ")[1].strip()
    record_some(1)
    call_command("verify_audit", "--expect", noted, stdout=out)

    tamper("UPDATE audit_auditrow SET actor_name = 'x' WHERE position = 2")
    with pytest.raises(CommandError, match="position 2"):
        call_command("verify_audit")
    with pytest.raises(CommandError, match="--expect"):
        call_command("verify_audit", "--expect", "nonsense")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time: nothing commits late")
def test_a_transaction_that_commits_late_is_sealed_later():
    """Its id is lower than that of rows sealed before; the chain has no gap."""
    written, may_commit = threading.Event(), threading.Event()

    def write_late() -> None:
        with transaction.atomic():
            record(CupFilled(uuid4(), "late"), actor=Actor.system("tests"))
            written.set()
            may_commit.wait(10)
        connections.close_all()

    late = threading.Thread(target=write_late)
    late.start()
    assert written.wait(10)
    record_some(2)
    assert seal_rows() == 2
    may_commit.set()
    late.join()
    assert seal_rows() == 1

    by_position = list(AuditRow.objects.order_by("position").values_list("payload__what", flat=True))
    assert by_position == ["0", "1", "late"]
    assert verify_chain().holds


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="threads share one in-memory database there")
def test_two_sealers_at_once_make_one_chain():
    record_some(60)
    counts: list[int] = []

    def seal() -> None:
        counts.append(seal_rows())
        connections.close_all()

    threads = [threading.Thread(target=seal) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(counts) == 60
    assert verify_chain().holds
