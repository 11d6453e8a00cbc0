"""Fixtures that every test may use: the personas, and an installation of its own for each test run.

张敏 is HR, 李强 an interviewer, 王芳 a candidate; 赵磊 is the outsider: as a colleague he holds no role that
opens recruiting, as a candidate he is another one. 孙悦 administers, 周宁 answers for personal data.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client, TransactionTestCase
from hypothesis import settings as hypothesis_settings
from tests.migrated_database import begin_with_copy

from hireloop.platform.accounts.models import RoleGrant, User
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.testing import without_triggers
from hireloop.platform.directory.actions import find_or_create_person
from hireloop.platform.directory.models import Person

# A busy machine is no reason to fail: pytest-timeout ends what hangs.
hypothesis_settings.register_profile("hireloop", deadline=None)
hypothesis_settings.load_profile("hireloop")

PASSWORD = "correct-horse-battery"


@pytest.fixture(scope="session", autouse=True)
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files and keys of this run only; quick password hashes; static files as they are."""
    folder = tmp_path_factory.mktemp("installation")
    settings.VAULT_DIR = folder / "vault"
    settings.VAULT_MASTER_KEYS = ""
    settings.VAULT_MASTER_KEYS_FILE = folder / "secrets" / "vault-master-keys.json"
    settings.STATIC_ROOT = folder / "static"
    settings.STATIC_ROOT.mkdir()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.AXES_ENABLED = False
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    return folder


@pytest.fixture(scope="session")
def django_db_modify_db_settings(installation: Path, django_db_modify_db_settings_parallel_suffix: None) -> None:
    """The keys that migrating makes belong into the installation of this run; each process has its own database."""
    begin_with_copy(connection, Path(settings.VAULT_MASTER_KEYS_FILE))


@pytest.fixture(scope="session", autouse=True)
def flushing_is_allowed_in_tests() -> Iterator[None]:
    """Emptying the tables between tests meets the triggers that keep the audit trail append-only."""
    flush = TransactionTestCase._fixture_teardown

    def flush_without_triggers(self: TransactionTestCase) -> None:
        with without_triggers():
            flush(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", flush_without_triggers)
        yield


@pytest.fixture(autouse=True)
def no_counts_left_over() -> None:
    """What one test counted (attempts, rates) must not slow the next."""
    cache.clear()


@pytest.fixture
def make_user(db: None) -> Callable[..., User]:
    def make(name: str, email: str, *roles: Role, **fields: object) -> User:
        user = User.objects.create_user(email, name, PASSWORD, **fields)
        RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in roles)
        return user

    return make


@pytest.fixture
def zhang_min(make_user: Callable[..., User]) -> User:
    """张敏, HR."""
    return make_user("张敏", "zhang.min@example.com", Role.HR)


@pytest.fixture
def li_qiang(make_user: Callable[..., User]) -> User:
    """李强, interviewer."""
    return make_user("李强", "li.qiang@example.com", Role.INTERVIEWER)


@pytest.fixture
def zhao_lei(make_user: Callable[..., User]) -> User:
    """赵磊 as a colleague who has nothing to do with recruiting."""
    return make_user("赵磊", "zhao.lei@example.com", Role.EMPLOYEE)


@pytest.fixture
def sun_yue(make_user: Callable[..., User]) -> User:
    """孙悦, administrator."""
    return make_user("孙悦", "sun.yue@example.com", Role.ADMINISTRATOR)


@pytest.fixture
def zhou_ning(make_user: Callable[..., User]) -> User:
    """周宁, privacy officer."""
    return make_user("周宁", "zhou.ning@example.com", Role.PRIVACY_OFFICER)


@pytest.fixture
def wang_fang(db: None) -> Person:
    """王芳, candidate."""
    return find_or_create_person(
        name="王芳", email="wang.fang@example.com", phone="138 0013 8000", city="上海", actor=Actor.system("tests")
    )[0]


@pytest.fixture
def zhao_lei_person(db: None) -> Person:
    """赵磊 as another candidate."""
    return find_or_create_person(
        name="赵磊", email="zhao.lei@example.net", phone="139 0013 9000", city="北京", actor=Actor.system("tests")
    )[0]


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    """A browser in which the colleague is signed in."""

    def sign_in(user: User) -> Client:
        client = Client(headers={"accept-language": user.language})
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
