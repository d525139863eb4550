"""Binds a process that works on a stranger's picture: limits, no files, no network, no other processes.

Stands alone (only the standard library), because it is loaded where nothing else of ours is.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import struct

MAX_OUTPUT_BYTES = 32 * 1024 * 1024

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_SECCOMP_SET_MODE_FILTER, _SECCOMP_FILTER_FLAG_TSYNC, _SECCOMP_ALLOW = 1, 1, 0x7FFF0000
_SECCOMP_REFUSE, _SECCOMP_UNKNOWN = 0x00050001, 0x00050026  # EPERM, ENOSYS
_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_SET, _RETURN = 0x20, 0x15, 0x45, 0x06
_NUMBER_AT, _MACHINE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_CLONE_THREAD = 0x10000
_CLONE3 = 435
_MACHINES = {"x86_64": (0xC000003E, 56, 317), "aarch64": (0xC00000B7, 220, 277)}
"""Of each machine we know: its mark in the kernel's audit, and the numbers of `clone` and `seccomp`."""

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
    number = _MACHINES[machine][2]
    # For every thread that a library may have started already, not for this one alone.
    return bool(libc.syscall(number, _SECCOMP_SET_MODE_FILTER, _SECCOMP_FILTER_FLAG_TSYNC, header) == 0)


def _filter_program(machine: str) -> list[tuple[int, int, int, int]]:
    """Steps (operation, jump if true, jump if false, value); `clone` is for threads alone, `clone3` does not exist."""
    mark, clone, _ = _MACHINES[machine]
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
