from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import RequestFactory

from hireloop.platform.accounts.links import Link
from hireloop.platform.audit.actions import record, record_read
from hireloop.platform.audit.actor import Actor, ActorKind
from hireloop.platform.audit.events import Event, event_class
from hireloop.platform.audit.models import AppendOnly, AuditRow
from hireloop.platform.vault import keys

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class CupFilled(Event):
    key = "tests.cup_filled"
    label = "Cup filled with %(what)s"
    icon: ClassVar[str] = "cup"
    cup_id: UUID
    what: str
    is_hot: bool = True
    owner_id: UUID | None = None


def test_a_fact_is_written_with_who_whom_and_why(zhang_min, wang_fang):
    event = CupFilled(uuid4(), "tea", owner_id=wang_fang.pk)
    record(event, actor=Actor.user(zhang_min), person=wang_fang, subject=wang_fang, changes={"city": ("", "上海")},
           reason="她渴了")  # fmt: skip

    row = AuditRow.objects.get(key="tests.cup_filled")
    assert row.event == event
    assert row.label == "Cup filled with tea"
    assert (row.actor_kind, row.actor_id) == (ActorKind.USER, zhang_min.pk)
    assert (row.person_id, row.subject_type, row.subject_id) == (wang_fang.pk, "directory.person", str(wang_fang.pk))
    assert row.changes == {"city": ["", "上海"]}
    assert row.reason == "她渴了"


def test_reason_and_changes_are_encrypted_and_erased_with_the_person(zhang_min, wang_fang):
    record(CupFilled(uuid4(), "tea"), actor=Actor.user(zhang_min), person=wang_fang, reason="private",
           changes={"city": ("", "上海")})  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM audit_auditrow WHERE key = 'tests.cup_filled'")
        assert b"private" not in bytes(cursor.fetchone()[0])

    keys.destroy(wang_fang.pk)

    row = AuditRow.objects.get(key="tests.cup_filled")
    assert row.readable_changes == {}
    assert "private" not in row.readable_reason


def test_after_erasure_facts_can_still_be_written_with_a_reason(zhang_min, wang_fang):
    keys.destroy(wang_fang.pk)
    record(CupFilled(uuid4(), "tea"), actor=Actor.user(zhang_min), person=wang_fang, reason="erased on request")
    assert AuditRow.objects.get(key="tests.cup_filled").reason == "erased on request"


def test_events_hold_only_ids_numbers_and_codes():
    with pytest.raises(TypeError):
        record(CupFilled(uuid4(), ["tea"]), actor=Actor.system("tests"))


def test_two_events_cannot_have_one_key():
    with pytest.raises(TypeError, match=r"tests\.cup_filled"):
        type("Other", (Event,), {"key": "tests.cup_filled", "label": "x", "__module__": "elsewhere"})
    assert event_class("tests.cup_filled") is CupFilled


def test_rows_cannot_be_changed_or_removed_through_the_model(zhang_min):
    row = record(CupFilled(uuid4(), "tea"), actor=Actor.user(zhang_min))
    row.key = "tests.other"
    for attempt in (row.save, row.delete, AuditRow.objects.all().delete, lambda: AuditRow.objects.update(key="x")):
        with pytest.raises(AppendOnly):
            attempt()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM audit_auditrow",
        "UPDATE audit_auditrow SET key = 'x'",
        "UPDATE audit_auditrow SET key = 'x', position = 1, seal = 'y'",
        "UPDATE audit_auditrow SET reason = NULL, position = 1",
        "UPDATE audit_auditrow SET seal = 'y'",
    ],
)
def test_the_database_itself_refuses(zhang_min, statement):
    record(CupFilled(uuid4(), "tea"), actor=Actor.user(zhang_min), reason="why")
    with (
        pytest.raises(DatabaseError, match="only be added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_seal_is_written_once(zhang_min):
    record(CupFilled(uuid4(), "tea"), actor=Actor.user(zhang_min))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_auditrow SET position = 1, seal = 'a' WHERE key = 'tests.cup_filled'")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_auditrow SET position = 2, seal = 'b' WHERE key = 'tests.cup_filled'")


def test_what_is_rolled_back_is_not_recorded(zhang_min):
    with transaction.atomic():
        record(CupFilled(uuid4(), "tea"), actor=Actor.user(zhang_min))
        transaction.set_rollback(True)
    assert not AuditRow.objects.filter(key="tests.cup_filled").exists()


def test_sensitive_reads_are_recorded_off_the_timeline(zhang_min, wang_fang):
    record_read(wang_fang, actor=Actor.user(zhang_min), person=wang_fang, what="contacts")
    row = AuditRow.objects.get(key="audit.read")
    assert row.payload == {"what": "contacts"}
    assert not event_class(row.key).on_timeline


def test_the_actor_of_a_request(zhang_min, wang_fang):
    request = RequestFactory().get("/", REMOTE_ADDR="10.1.2.3", headers={"user-agent": "Firefox"})
    request.user = zhang_min
    assert Actor.of(request) == Actor(ActorKind.USER, zhang_min.pk, ip="10.1.2.3", user_agent="Firefox")
    request.link = Link("interview", wang_fang.pk, None, None)
    assert Actor.of(request).id == wang_fang.pk
    assert Actor.of(request).kind == ActorKind.CANDIDATE


def test_addresses_are_kept_as_keyed_hashes_only(zhang_min):
    actor = Actor(ActorKind.USER, zhang_min.pk, ip="10.1.2.3", user_agent="Firefox")
    row = record(CupFilled(uuid4(), "tea"), actor=actor)
    assert "10.1.2.3" not in row.ip_hash
    assert len(row.ip_hash) == len(row.user_agent_hash) == 64


def test_a_forwarded_address_is_believed_only_behind_a_proxy(settings):
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": "6.6.6.6, 1.2.3.4"})
    settings.SECURE_PROXY_SSL_HEADER = None
    assert Actor.of(request).ip == "10.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert Actor.of(request).ip == "1.2.3.4"
