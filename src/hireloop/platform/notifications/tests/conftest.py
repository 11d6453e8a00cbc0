from pathlib import Path

import pytest

from .smtp_server import mail_server


@pytest.fixture(autouse=True)
def mail_templates(settings):
    """The mails of the tests, beside those of the product."""
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [str(Path(__file__).parent / "templates")]}]


@pytest.fixture
def smtp(settings):
    """A mail server that answers, named in the settings."""
    with mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = server.port
        settings.EMAIL_USE_TLS = False
        settings.EMAIL_TIMEOUT = 5
        yield server
