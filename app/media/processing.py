"""The program that decodes a stranger's picture: it runs alone, in a process with limits, and imports nothing of ours.

`sandbox.py` starts it with the original on standard input and reads its answer from standard output: one line of
JSON, then the JPEG copies one after the other. Every copy is drawn anew from pixels; no byte of the original passes.
"""

from __future__ import annotations

import ctypes
import importlib
import io
import json
import os
import resource
import signal
import struct
import sys
from typing import Any, BinaryIO, NamedTuple

from PIL import Image, ImageCms

SIDES = (1600, 800, 320)
QUALITY = {1600: 80, 800: 80, 320: 78}
FORMATS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
    "image/heic": "HEIF",
    "image/heif": "HEIF",
}
"""The one decoder that each kind may use."""

_PLUGINS = {
    "JPEG": ("PIL.JpegImagePlugin", "PIL.MpoImagePlugin"),  # some telephones' JPEG is an MPO
    "PNG": ("PIL.PngImagePlugin", "PIL.JpegImagePlugin"),
    "WEBP": ("PIL.WebPImagePlugin", "PIL.JpegImagePlugin"),
    "HEIF": ("PIL.JpegImagePlugin",),
}
WHITE = (255, 255, 255)
HASH_COLUMNS, HASH_ROWS = 9, 8
MAX_OUTPUT_BYTES = 32 * 1024 * 1024

BROKEN, TOO_LARGE, TOO_COSTLY = "photo.broken", "photo.too_large", "photo.too_costly"

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SECCOMP_MODE_FILTER, _SECCOMP_ALLOW = 2, 0x7FFF0000
_SECCOMP_REFUSE, _SECCOMP_UNKNOWN = 0x00050001, 0x00050026  # EPERM, ENOSYS
_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_SET, _RETURN = 0x20, 0x15, 0x45, 0x06
_NUMBER_AT, _MACHINE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_CLONE_THREAD = 0x10000
_CLONE3 = 435
_MACHINES = {"x86_64": (0xC000003E, 56), "aarch64": (0xC00000B7, 220)}
"""Of each machine we know: its mark in the kernel's audit, and the number of `clone`."""

_FORBIDDEN_CALLS = {
    "x86_64": (
        "open 2, creat 85, openat 257, openat2 437, open_tree 428, truncate 76, rename 82, renameat 264, "
        "renameat2 316, link 86, linkat 265, symlink 88, symlinkat 266, unlink 87, unlinkat 263, mkdir 83, "
        "mkdirat 258, rmdir 84, mknod 133, mknodat 259, chmod 90, fchmodat 268, chown 92, fchownat 260, mount "
        "165, umount2 166, pivot_root 155, chroot 161, unshare 272, setns 308, socket 41, socketpair 53, connect "
        "42, bind 49, listen 50, accept 43, accept4 288, sendto 44, sendmsg 46, fork 57, vfork 58, execve 59, "
        "execveat 322, kill 62, tkill 200, tgkill 234, pidfd_open 434, pidfd_getfd 438, pidfd_send_signal 424, "
        "ptrace 101, process_vm_readv 310, process_vm_writev 311, bpf 321, userfaultfd 323, io_uring_setup 425, "
        "keyctl 250, add_key 248, request_key 249, perf_event_open 298"
    ),
    "aarch64": (
        "openat 56, openat2 437, open_tree 428, truncate 45, renameat 38, renameat2 276, linkat 37, symlinkat 36, "
        "unlinkat 35, mkdirat 34, mknodat 33, fchmodat 53, fchownat 54, mount 40, umount2 39, pivot_root 41, "
        "chroot 51, unshare 97, setns 268, socket 198, socketpair 199, connect 203, bind 200, listen 201, accept "
        "202, accept4 242, sendto 206, sendmsg 211, execve 221, execveat 281, kill 129, tkill 130, tgkill 131, "
        "pidfd_open 434, pidfd_getfd 438, pidfd_send_signal 424, ptrace 117, process_vm_readv 270, "
        "process_vm_writev 271, bpf 280, userfaultfd 282, io_uring_setup 425, keyctl 219, add_key 217, "
        "request_key 218, perf_event_open 241"
    ),
}

_TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}


class RefusedError(Exception):
    """The picture cannot be shown; the argument is the failure code kept with the photo."""


class Copy(NamedTuple):
    """One JPEG copy: `side` is the longest side asked for, width and height what it got (never enlarged)."""

    side: int
    width: int
    height: int
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hex."""
        import hashlib  # slow to load, and no business of the decoder's

        return hashlib.sha256(self.content).hexdigest()


def load_decoder(content_type: str) -> None:
    """Load all that this kind of file needs, and nothing else: once confined, the process can open no file any more."""
    for module in _PLUGINS[FORMATS[content_type]]:
        importlib.import_module(module)
    if FORMATS[content_type] == "HEIF":
        import pi_heif

        pi_heif.register_heif_opener(thumbnails=False)
    Image._initialized = 2  # Pillow must not go looking for other formats, neither now (slow) nor later (refused)


def make_copies(
    source: BinaryIO, *, content_type: str = "image/jpeg", turn: int, max_pixels: int
) -> tuple[list[Copy], int]:
    """Upright sRGB JPEG copies of 1600, 800 and 320 px without metadata, and the perceptual hash (signed 64 bits).

    `content_type` chooses the only decoder, `turn` is the EXIF orientation to apply. Raises RefusedError over
    `max_pixels`, and whatever Pillow raises.
    """
    Image.MAX_IMAGE_PIXELS = None  # ours is checked below, before a pixel is decoded
    picture = Image.open(source, formats=[FORMATS[content_type]])
    if picture.width * picture.height > max_pixels:
        raise RefusedError(TOO_LARGE)
    largest = _shrink(_decode_small(picture), SIDES[0])
    current = _turn(_as_srgb(largest, picture.info.get("icc_profile")), turn)
    copies: list[Copy] = []
    for side in SIDES:
        smaller = _shrink(current, side)
        if copies and smaller is current:
            copies.append(Copy(side, current.width, current.height, copies[-1].content))
            continue
        current = smaller
        copies.append(Copy(side, current.width, current.height, _encode(current, QUALITY[side])))
    return copies, difference_hash(current)


def _fit(width: int, height: int, side: int) -> tuple[int, int]:
    """The size with its longest side at most `side`; never larger, never below one pixel."""
    longest = max(width, height)
    if longest <= side:
        return width, height
    return max(1, round(width * side / longest)), max(1, round(height * side / longest))


def _decode_small(picture: Image.Image) -> Image.Image:
    """Decode, a JPEG at the nearest size its blocks allow above the one we want: a third of the time for 12 MP."""
    picture.draft(None, _fit(picture.width, picture.height, SIDES[0]))
    picture.load()
    return picture


def _shrink(picture: Image.Image, side: int) -> Image.Image:
    size = _fit(picture.width, picture.height, side)
    if size == picture.size:
        return picture
    if picture.mode in {"P", "PA", "1"}:
        picture = picture.convert("RGBA" if picture.mode == "PA" or "transparency" in picture.info else "RGB")
    return picture.resize(size, Image.Resampling.LANCZOS)


def _as_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB pixels in the sRGB space, on white where the picture was transparent."""
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = _eight_bits(picture)
    if picture.mode in {"RGBA", "LA", "PA", "P", "RGBa", "La"}:
        picture = _on_white(picture)
    if profile and picture.mode in {"RGB", "L", "CMYK"}:
        picture = _convert_profile(picture, profile)
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits as grey of 8, its range kept."""
    return picture.convert("I").point(lambda value: value / 256).convert("L")


def _on_white(picture: Image.Image) -> Image.Image:
    layered = picture.convert("RGBA")
    flat = Image.new("RGB", layered.size, WHITE)
    flat.paste(layered, mask=layered.getchannel("A"))
    return flat


def _convert_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    """Pixels from the picture's own colour space to sRGB; as they are when its profile is unusable."""
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in (own.profile.profile_description or ""):
            return picture
        converted = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return converted or picture


def _turn(picture: Image.Image, turn: int) -> Image.Image:
    for step in _TURNS.get(turn, ()):
        picture = picture.transpose(step)
    return picture


def _encode(picture: Image.Image, quality: int) -> bytes:
    """A progressive JPEG of the pixels alone: what the original said of itself is forgotten first."""
    picture.info = {}
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality, progressive=True, optimize=True, subsampling="4:2:0")
    return buffer.getvalue()


def difference_hash(picture: Image.Image) -> int:
    """dHash of 64 bits: whether each of 8 × 8 cells is darker than its right neighbour; signed, as PostgreSQL keeps it.

    Pictures that look alike differ in few bits (count them with bit_count).
    """
    grey = picture.convert("L").resize((HASH_COLUMNS, HASH_ROWS), Image.Resampling.BOX)
    cells = grey.tobytes()
    bits = 0
    for row in range(HASH_ROWS):
        for column in range(HASH_COLUMNS - 1):
            at = row * HASH_COLUMNS + column
            bits = bits << 1 | (cells[at] < cells[at + 1])
    return bits - (1 << 64) if bits >= 1 << 63 else bits


def confine(*, memory_bytes: int, cpu_seconds: int) -> bool:
    """Bind this process for good; whether the kernel also took the filter of system calls.

    Memory, CPU, output and open files are limited, there is no core file and no new privilege, and it dies with the
    worker that started it. The filter refuses to open files and sockets, to start programs and to touch others.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_OUTPUT_BYTES, MAX_OUTPUT_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
    return _filter_calls(libc, os.uname().machine)


def _filter_calls(libc: ctypes.CDLL, machine: str) -> bool:
    """Have the kernel refuse the forbidden calls with EPERM (seccomp mode 2: a classic BPF program over the call)."""
    if machine not in _MACHINES:
        return False
    steps = _filter_program(machine)
    program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    header = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(program)))
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, header, 0, 0) == 0)


def _filter_program(machine: str) -> list[tuple[int, int, int, int]]:
    """Steps (operation, jump if true, jump if false, value); `clone` is for threads alone, `clone3` does not exist."""
    mark, clone = _MACHINES[machine]
    forbidden = [int(entry.split()[1]) for entry in _FORBIDDEN_CALLS[machine].split(",")]
    count = len(forbidden)
    return [
        (_LOAD, 0, 0, _MACHINE_AT),
        (_JUMP_IF_EQUAL, 1, 0, mark),
        (_RETURN, 0, 0, _SECCOMP_REFUSE),
        (_LOAD, 0, 0, _NUMBER_AT),
        *((_JUMP_IF_EQUAL, count - index + 4, 0, call) for index, call in enumerate(forbidden)),
        (_JUMP_IF_EQUAL, 5, 0, _CLONE3),
        (_JUMP_IF_EQUAL, 0, 2, clone),
        (_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        (_JUMP_IF_SET, 0, 1, _CLONE_THREAD),
        (_RETURN, 0, 0, _SECCOMP_ALLOW),
        (_RETURN, 0, 0, _SECCOMP_REFUSE),
        (_RETURN, 0, 0, _SECCOMP_UNKNOWN),
    ]


def _answer(order: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    """What to write back; anything that goes wrong in a decoder is the picture's fault, and says so by a code."""
    try:
        with os.fdopen(0, "rb", closefd=False) as source:
            copies, fingerprint = make_copies(
                source, content_type=order["content_type"], turn=order["turn"], max_pixels=order["max_pixels"]
            )
    except RefusedError as error:
        return {"failure": str(error), "detail": "pixels"}, []
    except MemoryError:
        return {"failure": TOO_COSTLY, "detail": "memory"}, []
    except Exception as error:  # noqa: BLE001  # decoders raise anything at all on hostile bytes; reported, not swallowed
        return {"failure": BROKEN, "detail": type(error).__name__}, []
    described = [{**copy._asdict(), "content": len(copy.content)} for copy in copies]
    return {"hash": fingerprint, "copies": described}, [copy.content for copy in copies]


def main() -> None:
    """Read the order from the last argument, confine the process, and answer on standard output."""
    order = json.loads(sys.argv[-1])
    load_decoder(order["content_type"])
    is_filtered = confine(memory_bytes=order["memory_bytes"], cpu_seconds=order["cpu_seconds"])
    if os.getppid() != order["worker"]:
        sys.exit("the worker died before it could take this process with it")
    summary, contents = _answer(order)
    summary["is_filtered"] = is_filtered
    with os.fdopen(1, "wb", closefd=False) as target:
        target.write(json.dumps(summary).encode() + b"\n")
        for content in contents:
            target.write(content)
