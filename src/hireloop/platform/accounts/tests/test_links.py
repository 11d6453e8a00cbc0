import hashlib
from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from hireloop.kernel.errors import NotFound
from hireloop.platform.accounts import attempts, links
from hireloop.platform.accounts.models import AccessLink

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@links.by_link("interview")
def room(request, token):
    return HttpResponse(str(request.link.target_id))


def visit(token, ip="10.0.0.1", **headers):
    return room(RequestFactory().get("/", REMOTE_ADDR=ip, headers=headers), token=token)


def test_a_link_opens_its_target_and_nothing_is_cached(wang_fang):
    target = uuid4()
    token = links.issue(wang_fang, scope="interview", target_id=target, valid_for=WEEK)

    response = visit(token)

    assert response.content.decode() == str(target)
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert AccessLink.objects.get().last_used_at is not None


def test_only_the_hash_of_256_random_bits_is_kept(wang_fang):
    token = links.issue(wang_fang, scope="interview", target_id=uuid4(), valid_for=WEEK)
    row = AccessLink.objects.get()

    assert len(token) == 43
    assert row.token_hash == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(row.__dict__)


def test_unknown_revoked_and_foreign_links_get_the_same_answer(wang_fang):
    target = uuid4()
    revoked = links.issue(wang_fang, scope="interview", target_id=target, valid_for=WEEK)
    foreign = links.issue(wang_fang, scope="offer", target_id=target, valid_for=WEEK)
    assert links.revoke("interview", target) == 1

    messages = set()
    for token in (revoked, foreign, "unknown"):
        with pytest.raises(NotFound) as error:
            visit(token)
        messages.add(str(error.value))
    assert len(messages) == 1


def test_an_expired_link_says_so_kindly(wang_fang):
    token = links.issue(wang_fang, scope="interview", target_id=uuid4(), valid_for=WEEK)
    AccessLink.objects.update(expires_at=timezone.now())

    response = visit(token)
    assert response.status_code == 410
    assert "链接" in response.content.decode() or "expired" in response.content.decode()
    with pytest.raises(links.LinkExpired):
        visit(token, accept="application/json")


def test_revoking_all_links_of_one_person_leaves_the_others(wang_fang, zhao_lei_person):
    hers = links.issue(wang_fang, scope="interview", target_id=uuid4(), valid_for=WEEK)
    his = links.issue(zhao_lei_person, scope="interview", target_id=uuid4(), valid_for=WEEK)
    links.revoke_all_of(wang_fang.pk)

    with pytest.raises(NotFound):
        visit(hers)
    assert visit(his).status_code == 200


def test_guessing_is_slowed_down_by_address(wang_fang):
    token = links.issue(wang_fang, scope="interview", target_id=uuid4(), valid_for=WEEK)
    for number in range(attempts.MOST_FAILURES):
        with pytest.raises(NotFound):
            visit(f"guess-{number}", ip="6.6.6.6")

    with pytest.raises(attempts.TooManyAttempts):
        visit(token, ip="6.6.6.6")
    assert visit(token, ip="10.0.0.1").status_code == 200


def test_using_a_link_often_costs_one_query(wang_fang, django_assert_num_queries):
    token = links.issue(wang_fang, scope="interview", target_id=uuid4(), valid_for=WEEK)
    visit(token)
    with django_assert_num_queries(1):
        links.find(token, scope="interview")
