"""Two independent tus clients, unmodified, over a network that cuts them anywhere and a web process that is killed."""

from __future__ import annotations

import hashlib
import io
import random
import shutil
import subprocess
import threading
import uuid
from collections.abc import Iterator

import pytest
from PIL import Image
from tusclient.client import TusClient

from tests.conftest import ROOT
from tests.cutting import CutNetwork
from tests.service import Service

pytestmark = pytest.mark.kill

DEVICE = "a-phone-of-somebody-0001"
HEADER_BYTES = 900
"""More than a request's headers are: a cut beyond them falls into the photo."""


@pytest.fixture(scope="module")
def picture() -> bytes:
    """A JPEG of noise, so large that one request cannot carry it over this network."""
    out = io.BytesIO()
    noise = random.Random(4).randbytes(1600 * 1200 * 3)
    Image.frombytes("RGB", (1600, 1200), noise).save(out, "JPEG", quality=88)
    return out.getvalue()


def cuts(seed: int, count: int, most: int) -> Iterator[int]:
    """Where the first `count` connections end."""
    numbers = random.Random(seed)
    yield from (numbers.randrange(1, HEADER_BYTES + most) for _ in range(count))


def send_with_tuspy(port: int, picture: bytes, photo_id: uuid.UUID, chunk_bytes: int) -> None:
    client = TusClient(f"http://127.0.0.1:{port}/api/v1/uploads", headers={"X-Device": DEVICE})
    for _ in range(200):
        try:
            uploader = client.uploader(
                file_stream=io.BytesIO(picture),
                chunk_size=chunk_bytes,
                metadata={"photo_id": str(photo_id)},
                retries=200,
                retry_delay=0.05,
                upload_checksum=chunk_bytes < len(picture),
            )
            break
        except OSError:
            continue  # creation itself was cut: tuspy repeats parts by itself, not this
    for _ in range(200):
        try:
            uploader.upload()
        except OSError:
            continue  # asking for the offset was cut
        return


def send_with_tus_js_client(port: int, picture: bytes, photo_id: uuid.UUID, chunk_bytes: int, folder) -> None:
    path = folder / "photo.jpg"
    path.write_bytes(picture)
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not on the path")
    endpoint = f"http://127.0.0.1:{port}/api/v1/uploads"
    done = subprocess.run(
        [node, "tests/tus-client.mjs", endpoint, str(path), str(photo_id), DEVICE, str(chunk_bytes)],
        cwd=ROOT / "frontend",
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def check_arrived(service: Service, photo_id: uuid.UUID, picture: bytes, *, kills: int = 0) -> None:
    """The photo is there, once, byte for byte, and nothing else is left of its parts.

    A kill between a part's file and its row leaves that one file, to the daily sweep of what no row names.
    """
    wanted = hashlib.sha256(picture).hexdigest()
    ((digest, size, key),) = service.query(
        "select sha256, original_bytes, original_key from photos where id = %s", photo_id
    )
    assert (digest, size) == (wanted, len(picture))
    stored = service.folder / "storage" / str(key)
    assert hashlib.sha256(stored.read_bytes()).hexdigest() == wanted
    unfinished = service.query("select count(*) from uploads where finished_at is null and received > 0")
    files = [path for path in (service.folder / "storage" / "uploads").rglob("*") if path.is_file()]
    assert unfinished != [(0,)] or len(files) <= kills


def test_both_clients_cut_anywhere_bring_the_photo_byte_for_byte(service: Service, picture: bytes, tmp_path) -> None:
    service.start("web")
    for seed in range(3):
        for chunk_bytes in (len(picture) * 2, 200_000):
            photo_id = uuid.uuid4()
            with CutNetwork(service.port, cuts(seed, 12, len(picture) // 4)) as network:
                send_with_tuspy(network.port, picture, photo_id, chunk_bytes)
            assert network.happened >= 3
            check_arrived(service, photo_id, picture)
        photo_id = uuid.uuid4()
        with CutNetwork(service.port, cuts(seed + 10, 12, len(picture) // 4)) as network:
            send_with_tus_js_client(network.port, picture, photo_id, seed * 150_000, tmp_path)
        assert network.happened >= 3
        check_arrived(service, photo_id, picture)


@pytest.mark.parametrize("client", ["tuspy", "tus-js-client"])
def test_web_killed_in_the_middle_of_a_part_loses_no_byte_that_was_taken(
    service: Service, picture: bytes, tmp_path, client: str
) -> None:
    service.start("web")
    photo_id = uuid.uuid4()
    offsets: list[object] = []
    returns: list[threading.Thread] = []

    def kill() -> None:
        service.wait_until(lambda: service.query("select received > 0 from uploads") == [(True,)], "the first bytes")
        service.kill("web")
        offsets.extend(row[0] for row in service.query("select received from uploads"))
        returns.append(threading.Thread(target=service.start, args=("web",)))
        returns[-1].start()

    def once() -> Iterator[int]:
        while not returns:
            yield 1_200_000

    with CutNetwork(service.port, once(), kill) as network:
        if client == "tuspy":
            send_with_tuspy(network.port, picture, photo_id, len(picture) * 2)
        else:
            send_with_tus_js_client(network.port, picture, photo_id, 0, tmp_path)
    for thread in returns:
        thread.join()
    assert network.happened == 1
    assert len(offsets) == 1
    assert 0 < int(str(offsets[0])) < len(picture), "what was on disk before the kill is not sent again"
    check_arrived(service, photo_id, picture, kills=1)
