"""Encrypted files: what is read is what was written, from any place; what was tampered with is refused."""

import io
import os
import random
import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hireloop.platform.vault import files, keys
from hireloop.platform.vault.chunks import CHUNK_BYTES, HEAD_BYTES, TAG_BYTES
from hireloop.platform.vault.errors import Erased, Tampered
from hireloop.platform.vault.models import StoredFile

pytestmark = pytest.mark.django_db
SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def content_of(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def stored(size: int, person_id: uuid.UUID | None = None) -> StoredFile:
    return files.store(
        person_id or uuid.uuid4(), content_of(size), name="简历.pdf", media_type="application/pdf", purpose="test"
    )


def read(file: StoredFile) -> bytes:
    with files.open_file(file) as stream:
        return stream.read()


sizes = st.one_of(
    st.integers(0, 300),
    st.sampled_from([CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 2 * CHUNK_BYTES + 7]),
    st.integers(0, 3 * CHUNK_BYTES),
)


@quick
@given(size=sizes)
def test_what_is_read_is_what_was_written(size):
    file = stored(size)

    assert read(file) == content_of(size)
    assert file.size == size
    assert files.path_of(file.id).stat().st_size == HEAD_BYTES + size + max(1, -(-size // CHUNK_BYTES)) * TAG_BYTES


@quick
@given(data=st.data(), size=sizes)
def test_reading_from_anywhere_is_like_reading_a_plain_file(data, size):
    plain, file = io.BytesIO(content_of(size)), stored(size)
    with files.open_file(file) as stream:
        for _ in range(8):
            if data.draw(st.booleans()):
                offset, whence = data.draw(st.integers(0, size + 10)), data.draw(st.sampled_from([0, 1, 2]))
                assert stream.seek(offset, whence) == plain.seek(offset, whence)
            count = data.draw(st.integers(0, size + 10))
            assert stream.read(count) == plain.read(count)
            assert stream.tell() == plain.tell()


@quick
@given(data=st.data(), size=sizes)
def test_any_changed_byte_is_noticed(data, size):
    file = stored(size)
    path = files.path_of(file.id)
    blob = bytearray(path.read_bytes())
    blob[data.draw(st.integers(0, len(blob) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(blob)

    with pytest.raises((Tampered, Erased)):
        read(file)


@quick
@given(data=st.data(), size=sizes)
def test_a_file_cut_off_anywhere_is_noticed_at_opening(data, size):
    file = stored(size)
    path = files.path_of(file.id)
    os.truncate(path, data.draw(st.integers(0, path.stat().st_size - 1)))

    with pytest.raises(Tampered):
        files.open_file(file)


def test_a_file_cut_at_a_chunk_boundary_is_noticed_even_when_the_row_was_changed_too():
    file = stored(2 * CHUNK_BYTES)
    os.truncate(files.path_of(file.id), HEAD_BYTES + SEALED_CHUNK)
    file.size = CHUNK_BYTES

    with pytest.raises(Tampered):
        files.open_file(file)


def test_reordered_and_repeated_chunks_are_noticed():
    file = stored(3 * CHUNK_BYTES)
    path = files.path_of(file.id)
    blob = path.read_bytes()
    head, chunks = blob[:HEAD_BYTES], [blob[HEAD_BYTES + i * SEALED_CHUNK :][:SEALED_CHUNK] for i in range(3)]
    for order in ([1, 0, 2], [0, 0, 2], [0, 2, 1]):
        path.write_bytes(head + b"".join(chunks[index] for index in order))
        with pytest.raises(Tampered):
            read(file)


def test_appended_bytes_are_noticed():
    file = stored(10)
    with files.path_of(file.id).open("ab") as handle:
        handle.write(b"more")
    with pytest.raises(Tampered):
        files.open_file(file)


def test_a_file_put_in_anothers_place_is_noticed():
    person_id = uuid.uuid4()
    one, other = stored(100, person_id), stored(100, person_id)
    files.path_of(one.id).write_bytes(files.path_of(other.id).read_bytes())
    with pytest.raises(Tampered):
        files.open_file(one)


def test_a_chunk_of_another_file_of_the_same_person_is_noticed():
    person_id = uuid.uuid4()
    one, other = stored(100, person_id), stored(100, person_id)
    mixed = files.path_of(one.id).read_bytes()[:HEAD_BYTES] + files.path_of(other.id).read_bytes()[HEAD_BYTES:]
    files.path_of(one.id).write_bytes(mixed)
    with pytest.raises(Tampered):
        files.open_file(one)


def test_destroying_the_key_erases_the_file():
    person_id = uuid.uuid4()
    file = stored(1000, person_id)
    keys.destroy(person_id)
    with pytest.raises(Erased):
        files.open_file(file)


def test_nothing_plain_reaches_the_disk(wang_fang):
    secret = b"my salary is 30000 " * 10_000
    file = files.store(wang_fang.pk, io.BytesIO(secret), name="工资.txt", media_type="text/plain", purpose="test")
    on_disk = files.path_of(file.id).read_bytes()

    assert b"salary" not in on_disk
    assert os.stat(files.path_of(file.id)).st_mode & 0o077 == 0
    assert StoredFile.objects.get(pk=file.pk).name == "工资.txt"


def test_a_source_that_hands_over_little_at_a_time_is_read_whole():
    class Drip(io.RawIOBase):
        def __init__(self) -> None:
            self.left = io.BytesIO(content_of(CHUNK_BYTES + 100))

        def read(self, count: int = -1) -> bytes:
            return self.left.read(min(count, 1000))

    file = files.store(None, Drip(), name="x", media_type="video/webm", purpose="test")
    assert read(file) == content_of(CHUNK_BYTES + 100)


def test_a_failure_while_writing_leaves_nothing_behind(tmp_path, settings):
    class Broken(io.RawIOBase):
        def read(self, count: int = -1) -> bytes:
            raise OSError("the line was lost")

    settings.VAULT_DIR = tmp_path
    with pytest.raises(OSError, match="the line"):
        files.store(None, Broken(), name="x", media_type="video/webm", purpose="test")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert not StoredFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_removing_removes_row_and_bytes():
    file = stored(10)
    path = files.path_of(file.id)
    files.remove(file)
    assert not path.exists()
    assert not StoredFile.objects.exists()
