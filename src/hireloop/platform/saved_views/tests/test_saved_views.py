import pytest
from django.urls import reverse

from hireloop.platform.audit.models import AuditRow
from hireloop.platform.saved_views.models import SavedView

pytestmark = pytest.mark.django_db
VIEW = {"table": "people", "path": "/people/", "query": "language=en&page=3&sort=-name", "name": "英文 候选人"}


@pytest.fixture
def hr(client_of, zhang_min):
    return client_of(zhang_min)


def menu(browser, **asked):
    asked = {"table": "people", "path": "/people/", "query": "language=en", **asked}
    return browser.get(reverse("saved_views:menu"), asked).content.decode()


def test_a_view_is_kept_without_its_page_number_and_leads_back(hr):
    answer = hr.post(reverse("saved_views:save"), VIEW)
    assert answer.url == "/people/?language=en&sort=-name"
    assert "英文 候选人" in menu(hr)
    assert "英文 候选人" not in menu(hr, path="/elsewhere/")
    assert AuditRow.objects.filter(key="saved_views.saved").count() == 1


def test_every_list_offers_its_views(hr, wang_fang):
    page = hr.get(reverse("directory:people"), {"language": "zh-hans"}).content.decode()
    assert f"{reverse('saved_views:menu')}?table=people&amp;path=%2Fpeople%2F&amp;query=language%3Dzh-hans" in page


def test_the_same_name_again_renews_it(hr):
    hr.post(reverse("saved_views:save"), VIEW)
    hr.post(reverse("saved_views:save"), {**VIEW, "query": "language=zh-hans"})
    assert SavedView.objects.get().query == "language=zh-hans"


def test_only_shared_views_are_seen_by_others_and_only_their_owner_removes_them(hr, client_of, li_qiang):
    other = client_of(li_qiang)
    hr.post(reverse("saved_views:save"), VIEW)
    assert "英文 候选人" not in menu(other)
    hr.post(reverse("saved_views:save"), {**VIEW, "is_shared": "on"})
    assert "英文 候选人" in menu(other)
    address = reverse("saved_views:remove", args=[SavedView.objects.get().pk])
    assert other.post(address).status_code == 404
    assert hr.post(address).url == "/people/"
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "x" * 61},
        {"path": "//evil.example/"},
        {"path": "https://evil.example/"},
        {"query": "q=" + "x" * 2100},
    ],
)
def test_what_cannot_be_kept_is_refused_and_never_leads_away(hr, wrong):
    answer = hr.post(reverse("saved_views:save"), {**VIEW, **wrong})
    assert not SavedView.objects.exists()
    assert answer.url.startswith("/")
    assert not answer.url.startswith("//")
