"""The database itself refuses to change or remove audit rows, whoever asks; only the seal can be set, once.

Made by a migration and after every later one: SQLite drops a table's triggers when it rebuilds the table.
"""

from typing import Any

COLUMNS = (
    "id", "at", "key", "payload", "actor_kind", "actor_id", "actor_name", "ip_hash", "user_agent_hash",
    "person_id", "subject_type", "subject_id", "changes", "reason",
)  # fmt: skip
MESSAGE = "the audit trail can only be added to"

SQLITE = (
    f"""CREATE TRIGGER IF NOT EXISTS audit_no_delete BEFORE DELETE ON audit_auditrow
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END""",
    f"""CREATE TRIGGER IF NOT EXISTS audit_only_seal BEFORE UPDATE ON audit_auditrow
    WHEN OLD.position IS NOT NULL OR NEW.position IS NULL
      OR {" OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in COLUMNS)}
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END""",
)
POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$""",
    """CREATE OR REPLACE TRIGGER audit_no_delete BEFORE DELETE ON audit_auditrow
    FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    f"""CREATE OR REPLACE TRIGGER audit_only_seal BEFORE UPDATE ON audit_auditrow FOR EACH ROW
    WHEN (OLD.position IS NOT NULL OR NEW.position IS NULL
      OR {" OR ".join(f'OLD."{column}" IS DISTINCT FROM NEW."{column}"' for column in COLUMNS)})
    EXECUTE FUNCTION audit_refuse()""",
)
SQLITE_DROP = ("DROP TRIGGER IF EXISTS audit_no_delete", "DROP TRIGGER IF EXISTS audit_only_seal")
POSTGRESQL_DROP = (
    "DROP TRIGGER IF EXISTS audit_no_delete ON audit_auditrow",
    "DROP TRIGGER IF EXISTS audit_only_seal ON audit_auditrow",
    "DROP FUNCTION IF EXISTS audit_refuse()",
)


def create(connection: Any) -> None:
    _execute(connection, POSTGRESQL if connection.vendor == "postgresql" else SQLITE)


def drop(connection: Any) -> None:
    _execute(connection, POSTGRESQL_DROP if connection.vendor == "postgresql" else SQLITE_DROP)


def _execute(connection: Any, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
