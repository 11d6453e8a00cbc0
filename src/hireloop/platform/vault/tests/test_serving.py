import asyncio
import random

import pytest
from django.test import AsyncRequestFactory, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from hireloop.platform.vault import files
from hireloop.platform.vault.ranges import ByteRange, NotSatisfiable, parse_range
from hireloop.platform.vault.serving import etag

CONTENT = random.Random(7).randbytes(200_000)


@pytest.fixture
def video(db):
    return files.store(None, CONTENT, name="回答 1.webm", media_type="video/webm", purpose="test")


def answer(stored, method="get", **headers):
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return files.serve(getattr(RequestFactory(), method)("/", headers=names), stored)


def body(response) -> bytes:
    return response.getvalue() if hasattr(response, "getvalue") else response.content


@given(size=st.integers(0, 1000), first=st.integers(0, 1100), last=st.integers(0, 1100))
def test_a_range_is_what_slicing_gives(size, first, last):
    content = bytes(size)
    try:
        found = parse_range(f"bytes={first}-{last}", size)
    except NotSatisfiable:
        assert first >= size
        assert last >= first
    else:
        if last < first:
            assert found is None
        else:
            assert content[found.start : found.end + 1] == content[first : last + 1]
            assert found.length == len(content[first : last + 1]) > 0


@given(size=st.integers(1, 1000), suffix=st.integers(1, 1100))
def test_a_suffix_range_is_the_end(size, suffix):
    assert parse_range(f"bytes=-{suffix}", size) == ByteRange(max(0, size - suffix), size - 1)


@pytest.mark.parametrize("header", ["", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=0-1,3-4", "lines=0-1"])
def test_what_is_no_single_range_is_ignored(header):
    assert parse_range(header, 10) is None


def test_the_whole_file(video):
    response = answer(video)
    assert response.status_code == 200
    assert body(response) == CONTENT
    assert response["Content-Length"] == "200000"
    assert response["Accept-Ranges"] == "bytes"
    assert response["Content-Type"] == "video/webm"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"].startswith("inline")


@pytest.mark.parametrize(
    ("header", "part", "content_range"),
    [
        ("bytes=0-0", CONTENT[:1], "bytes 0-0/200000"),
        ("bytes=65530-65545", CONTENT[65530:65546], "bytes 65530-65545/200000"),
        ("bytes=199999-", CONTENT[-1:], "bytes 199999-199999/200000"),
        ("bytes=-500", CONTENT[-500:], "bytes 199500-199999/200000"),
        ("bytes=100-999999", CONTENT[100:], "bytes 100-199999/200000"),
    ],
)
def test_a_part_of_the_file(video, header, part, content_range):
    response = answer(video, range=header)
    assert response.status_code == 206
    assert body(response) == part
    assert response["Content-Range"] == content_range
    assert response["Content-Length"] == str(len(part))


def test_a_range_beyond_the_end_cannot_be_satisfied(video):
    response = answer(video, range="bytes=200000-")
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */200000"


def test_if_range_decides_between_part_and_whole(video):
    assert answer(video, range="bytes=0-9", if_range=etag(video)).status_code == 206
    assert answer(video, range="bytes=0-9", if_range='"another"').status_code == 200


def test_unchanged_is_not_sent_again(video):
    assert answer(video, if_none_match=etag(video)).status_code == 304


def test_head_sends_the_headers_only(video):
    response = answer(video, method="head")
    assert response.status_code == 200
    assert response["Content-Length"] == "200000"
    assert body(response) == b""
    part = answer(video, method="head", range="bytes=0-9")
    assert (part.status_code, part["Content-Length"]) == (206, "10")


def test_what_could_run_in_a_browser_is_downloaded(db):
    page = files.store(None, b"<script>", name="x.html", media_type="text/html", purpose="test")
    assert answer(page)["Content-Disposition"].startswith("attachment")
    assert answer(page)["X-Content-Type-Options"] == "nosniff"


def test_an_empty_file_is_sent(db):
    empty = files.store(None, b"", name="x.txt", media_type="text/plain", purpose="test")
    response = answer(empty)
    assert (response.status_code, body(response), response["Content-Length"]) == (200, b"", "0")
    assert answer(empty, range="bytes=0-").status_code == 416


@pytest.mark.django_db(transaction=True)
def test_an_async_server_streams_the_same_bytes():
    stored = files.store(None, CONTENT, name="x.webm", media_type="video/webm", purpose="test")
    request = AsyncRequestFactory().get("/", headers={"range": "bytes=10-150000"})
    response = files.serve(request, stored)

    async def collect() -> bytes:
        return b"".join([part async for part in response])

    assert response.is_async
    assert asyncio.run(collect()) == CONTENT[10:150001]
