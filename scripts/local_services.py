"""Which services answer on loopback: ``local_services.py postgresql|redis`` prints an address to use, or fails.

TEST_POSTGRES_URL and TEST_REDIS_URL name others. The PostgreSQL account must be allowed to create databases.
For Redis an empty database is chosen, since tests flush it.
"""

import os
import sys
from collections.abc import Iterator

import psycopg
import redis

POSTGRES_GUESSES = (
    "postgresql://postgres@127.0.0.1:5432/postgres",
    "postgresql://postgres:postgres@127.0.0.1:5432/postgres",
)


def postgres_answers(url: str) -> bool:
    try:
        with psycopg.connect(url, connect_timeout=2) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


def empty_redis_databases(url: str) -> Iterator[str]:
    for number in range(15, 0, -1):
        address = f"{url.rstrip('/')}/{number}"
        if redis.Redis.from_url(address, socket_connect_timeout=2).dbsize() == 0:
            yield address


def find(service: str) -> str | None:
    if service == "postgresql":
        named = os.environ.get("TEST_POSTGRES_URL")
        return next((url for url in ([named] if named else POSTGRES_GUESSES) if postgres_answers(url)), None)
    try:
        return next(empty_redis_databases(os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379")), None)
    except redis.RedisError:
        return None


if __name__ == "__main__":
    found = find(sys.argv[1])
    if found is None:
        sys.exit(1)
    print(found)
