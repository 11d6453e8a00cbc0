import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import translation


@pytest.fixture(autouse=True)
def _english():
    """Tests say what is said in English, whether or not the catalogues are compiled."""
    with translation.override("en"):
        yield


@pytest.fixture
def ask():
    """A GET request with a session, as the middleware leaves it."""

    def ask(path="/samples/", **headers):
        request = RequestFactory().get(path, headers=headers)
        request.session = {}
        request.user = AnonymousUser()
        request.csp_nonce = ""
        return request

    return ask
