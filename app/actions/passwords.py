"""Passwords of staff: which are good enough, and how they are kept."""

from __future__ import annotations

import re
import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.core import errors, ids
from app.core.errors import FieldError, ProblemError
from app.core.workflow import Role

MINIMUM_LENGTH = 12
MINIMUM_ADMIN_LENGTH = 16
MAXIMUM_LENGTH = 256
LEAST_OF_ONES_OWN = 6
"""Characters that must remain once common words and runs of digits are taken away."""

COMMON = (
    "motdepasse", "password", "passwort", "azertyuiop", "azerty", "qwertyuiop", "qwerty", "qwertz", "bonjour",
    "bienvenue", "welcome", "soleil", "doudou", "chouchou", "loulou", "marseille", "iloveyou", "jetaime", "princesse",
    "football", "administrateur", "administrator", "admin", "changeme", "changezmoi", "letmein", "sesame", "secret",
    "mairie", "commune", "ville", "rueclaire", "republique", "liberte", "egalite", "fraternite", "france", "abcdefgh",
    "abcdef", "abcd", "janvier", "fevrier", "mars", "avril", "juin", "juillet", "aout", "septembre", "octobre",
    "novembre", "decembre", "printemps", "automne", "hiver", "temporaire", "provisoire", "default", "master",
)  # fmt: skip
"""What people choose first, longest first where one holds another."""

# RFC 9106, section 4, second recommended option: t=3, 64 MiB, 4 lanes.
_hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)
# Each hash takes 64 MiB: a burst of sign-ins waits here instead of exhausting the machine's memory.
_hashing = threading.BoundedSemaphore(2)
_LOOKALIKES = str.maketrans("@4301!5$7éèêàâîïôûç", "aaeoiissteeeaaiiouc")


def check_password(password: str, role: Role, email: str) -> None:
    """Raises ProblemError validation.failed (field `password`) when too short, long, common or obvious."""
    least = MINIMUM_ADMIN_LENGTH if role is Role.ADMIN else MINIMUM_LENGTH
    local_part = email.partition("@")[0].lower()
    has_address = len(local_part) >= 4 and local_part in password.lower()
    if not least <= len(password) <= MAXIMUM_LENGTH or len(set(password)) < 6 or has_address:
        raise _weak(errors.PASSWORD_WEAK, least)
    if is_common(password):
        raise _weak(errors.PASSWORD_COMMON, least)


def is_common(password: str) -> bool:
    """Whether little of one's own is left once common words, repeated letters and runs of digits are taken away."""
    plain = re.sub(r"[^a-z0-9]", "", password.lower())
    alike = re.sub(r"[^a-z]", "", password.lower().translate(_LOOKALIKES))
    return any(len(_own_part(form)) < LEAST_OF_ONES_OWN for form in (plain, alike))


def hash_password(password: str) -> str:
    """What is kept of a password (Argon2id)."""
    with _hashing:
        return _hasher.hash(password)


def is_right(password_hash: str, password: str) -> bool:
    """Whether it is the one; an empty hash (nothing chosen yet) is never right, after the same time."""
    try:
        with _hashing:
            return _hasher.verify(password_hash or _nobody(), password)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(password_hash: str) -> bool:
    """Whether it should be hashed again, with today's cost."""
    return _hasher.check_needs_rehash(password_hash)


def _own_part(form: str) -> str:
    left = form
    for word in COMMON:
        left = left.replace(word, "")
    left = re.sub(r"(.)\1{2,}", r"\1", left)
    return re.sub(r"\d{3,}", "", left)


def _weak(code: str, least: int) -> ProblemError:
    return ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("password", code)], context={"length": least})


@cache
def _nobody() -> str:
    """Verified when there is no such account, so that its answer takes as long as any other."""
    return hash_password(ids.new_secret())
