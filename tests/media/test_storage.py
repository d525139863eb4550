from __future__ import annotations

import dataclasses
import io
import os
import socket
import stat
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import obstore
import pytest
from moto.server import ThreadedMotoServer
from obstore.store import S3Store

from app.media.spool import MEMORY_BYTES, TooManyBytesError, spool
from app.media.storage import MissingError, Storage, StorageError, open_storage
from config import Settings

BIG = 11 * 1024 * 1024
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def s3_endpoint() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    server.start()
    yield f"http://127.0.0.1:{port}"
    server.stop()


@pytest.fixture(params=["folder", "s3"])
def storage(request: pytest.FixtureRequest, tmp_path: Path, test_settings: Settings) -> Storage:
    """A fresh folder, or a fresh bucket on a local S3 server: every test below holds for both."""
    if request.param == "folder":
        return open_storage(dataclasses.replace(test_settings, storage_url=f"file://{tmp_path}/photos"))
    endpoint = request.getfixturevalue("s3_endpoint")
    bucket = f"b{abs(hash(request.node.name)) % 10**9}"
    make_bucket(endpoint, bucket)
    return open_storage(
        dataclasses.replace(
            test_settings,
            storage_url=f"s3://{bucket}/town/photos?endpoint={endpoint}&region=eu-west-3",
            s3_access_key="test",
            s3_secret_key="test-secret",
        )
    )


def make_bucket(endpoint: str, bucket: str) -> None:
    import boto3

    client = boto3.client(
        "s3", endpoint_url=endpoint, region_name="eu-west-3", aws_access_key_id="test", aws_secret_access_key="x"
    )
    client.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-west-3"})
    client.close()


def test_keeper_reads_back_what_was_stored(storage: Storage) -> None:
    storage.put("originals/ab/one", b"first")
    storage.put("originals/ab/two", io.BytesIO(b"second"))
    assert storage.get("originals/ab/one") == b"first"
    target = io.BytesIO()
    storage.copy_to("originals/ab/two", target)
    assert target.getvalue() == b"second"


def test_keeper_stores_large_files_in_parts(storage: Storage, tmp_path: Path) -> None:
    content = os.urandom(1024) * (BIG // 1024)
    path = tmp_path / "large"
    path.write_bytes(content)
    with path.open("rb") as file:
        storage.put("originals/cd/large", file)
    with (tmp_path / "back").open("w+b") as target:
        storage.copy_to("originals/cd/large", target)
        target.seek(0)
        assert target.read() == content


def test_keeper_replaces_a_file_as_a_whole(storage: Storage) -> None:
    storage.put("copies/aa/one", b"a long first version")
    storage.put("copies/aa/one", b"short")
    assert storage.get("copies/aa/one") == b"short"


def test_keeper_says_what_is_missing(storage: Storage) -> None:
    with pytest.raises(MissingError):
        storage.get("originals/none")
    with pytest.raises(MissingError):
        storage.copy_to("originals/none", io.BytesIO())


def test_keeper_lists_one_folder_with_times(storage: Storage) -> None:
    for key in ("originals/aa/1", "originals/bb/2", "copies/aa/3"):
        storage.put(key, b"x")
    found = list(storage.list("originals"))
    assert sorted(one.key for one in found) == ["originals/aa/1", "originals/bb/2"]
    assert all(abs(one.modified_at - datetime.now(UTC)) < timedelta(minutes=2) for one in found)
    assert list(storage.list("nothing-here")) == []


def test_keeper_deletes_and_does_not_mind_what_is_gone(storage: Storage) -> None:
    storage.put("originals/aa/1", b"x")
    storage.delete(["originals/aa/1", "originals/aa/1", "originals/never"])
    with pytest.raises(MissingError):
        storage.get("originals/aa/1")


def folder(settings: Settings, path: Path) -> Storage:
    return open_storage(dataclasses.replace(settings, storage_url=f"file://{path}"))


def test_folder_is_for_its_owner_alone(test_settings: Settings, tmp_path: Path) -> None:
    root = tmp_path / "photos"
    folder(test_settings, root).put("originals/ab/secret", b"x")
    modes = {path.relative_to(root).as_posix(): stat.S_IMODE(path.stat().st_mode) for path in root.rglob("*")}
    assert modes == {"originals": 0o700, "originals/ab": 0o700, "originals/ab/secret": 0o600}
    assert stat.S_IMODE(root.stat().st_mode) == 0o700


def test_folder_that_cannot_be_written_is_an_error_and_leaves_nothing(test_settings: Settings, tmp_path: Path) -> None:
    storage = folder(test_settings, tmp_path / "photos")
    (tmp_path / "photos" / "originals").write_bytes(b"a file where a folder should be")
    with pytest.raises(StorageError):
        storage.put("originals/ab/one", b"x")
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["originals"]


FULL = """
    import dataclasses, io, os, resource, signal, sys
    sys.path.insert(0, sys.argv[1])
    from pathlib import Path
    from app.media.storage import StorageError, _open_folder
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    storage = _open_folder(Path(sys.argv[2]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024 * 1024, 1024 * 1024))
    for size in (3, 12):
        try:
            storage.put(f"originals/aa/{size}", io.BytesIO(bytes(size * 1024 * 1024)))
        except StorageError as error:
            print("refused", error)
        else:
            print("STORED")
    print(sorted(path.name for path in Path(sys.argv[2]).rglob("*") if path.is_file()))
"""


def test_disk_that_takes_no_more_bytes_is_an_error_and_leaves_no_part_behind(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FULL), str(ROOT), str(tmp_path / "photos")],
        capture_output=True,
        text=True,
        timeout=60,
    )
    lines = answer.stdout.strip().split("\n")
    assert [line.split()[0] for line in lines[:2]] == ["refused", "refused"], answer.stdout + answer.stderr
    assert lines[2] == "[]"


def test_sweep_removes_what_a_killed_process_left_half_written(test_settings: Settings, tmp_path: Path) -> None:
    storage = folder(test_settings, tmp_path / "photos")
    storage.put("originals/ab/whole", b"x")
    old, new = tmp_path / "photos/originals/ab/part#1", tmp_path / "photos/originals/ab/part#2"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert storage.delete_partial(timedelta(days=1)) == 1
    assert sorted(path.name for path in old.parent.iterdir()) == ["part#2", "whole"]


@pytest.mark.parametrize("url", ["file:///", "ftp://host/x", "s3://", "/var/photos", "file://relative"])
def test_operator_learns_of_a_storage_address_that_cannot_be(test_settings: Settings, url: str) -> None:
    with pytest.raises(StorageError, match="RUECLAIRE_STORAGE_URL"):
        open_storage(dataclasses.replace(test_settings, storage_url=url))


def test_bucket_that_does_not_answer_is_an_error_within_seconds(test_settings: Settings) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    away = open_storage(
        dataclasses.replace(
            test_settings,
            storage_url=f"s3://away/x?endpoint=http://127.0.0.1:{port}",
            s3_access_key="a",
            s3_secret_key="b",
        )
    )
    with pytest.raises(StorageError):
        away.put("originals/one", b"x")
    with pytest.raises(StorageError) as caught:
        away.get("originals/one")
    assert not isinstance(caught.value, MissingError)


def test_bucket_needs_its_keys(s3_endpoint: str) -> None:
    store = S3Store("nobody", endpoint=s3_endpoint, client_options={"allow_http": True}, skip_signature=True)
    with pytest.raises((obstore.exceptions.BaseError, OSError)):
        obstore.get(store, "originals/one")


def test_spool_keeps_small_uploads_in_memory_and_large_ones_on_disk() -> None:
    for size in (0, 10, MEMORY_BYTES, MEMORY_BYTES + 1):
        content = os.urandom(1) * size
        with spool(io.BytesIO(content), max_bytes=2 * MEMORY_BYTES) as spooled:
            assert isinstance(spooled.file, io.BytesIO) is (size <= MEMORY_BYTES)
            assert (spooled.size, len(spooled.content), spooled.file.read()) == (size, size, content)


def test_spool_stops_reading_at_the_limit() -> None:
    source = io.BytesIO(bytes(50 * 1024 * 1024))
    with pytest.raises(TooManyBytesError), spool(source, max_bytes=1024 * 1024):
        pass
    assert source.tell() <= 2 * 1024 * 1024
