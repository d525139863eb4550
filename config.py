"""Every setting, read from the environment once, typed and frozen; refuses to start without its secrets."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

VERSION = "0.1.0"

QUEUES = ("notifications", "photos", "exports", "exchange", "webhooks")
"""Every queue, listed once; each has its own worker process (`python -m workers work <queue>`)."""

ENVIRONMENTS = ("production", "development", "test")
MINIMUM_SECRET_LENGTH = 32
FRONTEND_DIRECTORY = Path(__file__).resolve().parent / "frontend" / "dist"


PHOTO_DETECTORS = ("centerface", "blazeface", "plates")
FACE_DETECTORS, PLATE_DETECTORS = ("centerface", "blazeface", "faces="), ("plates", "plates=")
DETECTORS_OFF = "none"
REMOTE_KEY = "RUECLAIRE_REMOTE_KEY_"


class SettingsError(RuntimeError):
    """A setting is missing or cannot be used; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an installation decides. Times are seconds, sizes bytes, unless the name says otherwise."""

    environment: str
    database_url: str = field(repr=False)
    redis_url: str = field(repr=False)
    secret_key: str = field(repr=False)
    base_url: str
    storage_url: str = field(repr=False)
    smtp_url: str = field(repr=False)
    mail_from: str
    vapid_private_key: str | None = field(default=None, repr=False)
    push_to_private_hosts: bool = False
    media_private_hosts: tuple[str, ...] = ()
    """`host:port`s of a private network from which pictures named by other programs may be fetched."""
    remote_private_hosts: tuple[str, ...] = ()
    """The same for the servers that reports are sent on to."""
    remote_keys: dict[str, str] = field(default_factory=dict, repr=False)
    """Keys of those servers by name, from RUECLAIRE_REMOTE_KEY_<NAME>."""
    webhook_private_hosts: tuple[str, ...] = ()
    """The same for the addresses that are told of events."""
    sms_url: str | None = field(default=None, repr=False)
    s3_access_key: str | None = field(default=None, repr=False)
    s3_secret_key: str | None = field(default=None, repr=False)
    default_town: str | None = None
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: str | None = field(default=None, repr=False)
    oidc_scopes: str = "openid email profile"
    oidc_acr: str | None = None
    """Levels (`acr`) that count as a second step; asked for when signing in."""
    oidc_label: str | None = None
    oidc_new_role: str | None = None
    oidc_new_domains: tuple[str, ...] = ()
    """The role of somebody unknown here whom the provider vouches for; None lets nobody in by themselves."""
    oidc_trusts_email: bool = False
    """For a provider that verifies every address without saying so (ProConnect)."""
    metrics_token: str | None = field(default=None, repr=False)
    database_pool_size: int = 8
    database_prepares: bool = True
    photo_max_bytes: int = 20 * 1024 * 1024
    photo_max_pixels: int = 50_000_000
    photos_per_report: int = 5
    photo_detectors: tuple[str, ...] = PHOTO_DETECTORS
    """What looks for faces and plates. Empty only when turned off: then every photo waits for a member of staff."""
    photo_original_hours: int = 72
    session_hours: int = 12
    contest_days: int = 14
    statement_timeout_ms: int = 5_000
    rate_limits_enabled: bool = True
    trusted_proxies: int = 0
    frontend_dir: Path = FRONTEND_DIRECTORY
    log_json: bool = True

    @property
    def is_covering(self) -> bool:
        """Whether both faces and plates are looked for, so that a photo may be shown without a member of staff."""
        return _has(self.photo_detectors, FACE_DETECTORS) and _has(self.photo_detectors, PLATE_DETECTORS)

    @property
    def is_secure(self) -> bool:
        """Whether the public address is https, and so cookies must be marked Secure."""
        return self.base_url.startswith("https://")


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from `environ` (the process environment by default).

    Raises SettingsError when a required one is missing or a secret is too weak.
    """
    env = os.environ if environ is None else environ
    environment = env.get("RUECLAIRE_ENV", "production")
    if environment not in ENVIRONMENTS:
        raise SettingsError(f"RUECLAIRE_ENV is {environment!r}; use one of {', '.join(ENVIRONMENTS)}.")
    secret = _required(env, "RUECLAIRE_SECRET_KEY")
    if len(secret) < MINIMUM_SECRET_LENGTH:
        raise SettingsError(
            f"RUECLAIRE_SECRET_KEY has {len(secret)} characters; give it at least {MINIMUM_SECRET_LENGTH} "
            "(for instance: openssl rand -hex 32)."
        )
    return Settings(
        environment=environment,
        database_url=_required(env, "RUECLAIRE_DATABASE_URL"),
        redis_url=_required(env, "RUECLAIRE_REDIS_URL"),
        secret_key=secret,
        base_url=_required(env, "RUECLAIRE_BASE_URL").rstrip("/"),
        storage_url=_required(env, "RUECLAIRE_STORAGE_URL"),
        smtp_url=_required(env, "RUECLAIRE_SMTP_URL"),
        mail_from=_required(env, "RUECLAIRE_MAIL_FROM"),
        vapid_private_key=env.get("RUECLAIRE_VAPID_PRIVATE_KEY") or None,
        push_to_private_hosts=_boolean(env, "RUECLAIRE_PUSH_TO_PRIVATE_HOSTS", default=False),
        **_outward_settings(env),
        sms_url=env.get("RUECLAIRE_SMS_URL") or None,
        s3_access_key=env.get("RUECLAIRE_S3_ACCESS_KEY"),
        s3_secret_key=env.get("RUECLAIRE_S3_SECRET_KEY"),
        default_town=env.get("RUECLAIRE_DEFAULT_TOWN") or None,
        **_provider_settings(env),
        metrics_token=env.get("RUECLAIRE_METRICS_TOKEN") or None,
        database_pool_size=_integer(env, "RUECLAIRE_DATABASE_POOL_SIZE", 8),
        database_prepares=_boolean(env, "RUECLAIRE_DATABASE_PREPARES", default=True),
        **_photo_settings(env),
        session_hours=_integer(env, "RUECLAIRE_SESSION_HOURS", 12),
        contest_days=_integer(env, "RUECLAIRE_CONTEST_DAYS", 14),
        statement_timeout_ms=_integer(env, "RUECLAIRE_STATEMENT_TIMEOUT_MS", 5_000),
        rate_limits_enabled=_boolean(env, "RUECLAIRE_RATE_LIMITS", default=True),
        trusted_proxies=_integer(env, "RUECLAIRE_TRUSTED_PROXIES", 0),
        frontend_dir=Path(env.get("RUECLAIRE_FRONTEND_DIR") or FRONTEND_DIRECTORY),
        log_json=_boolean(env, "RUECLAIRE_LOG_JSON", default=environment == "production"),
    )


def _required(env: Mapping[str, str], name: str) -> str:
    value = env.get(name, "").strip()
    if not value:
        raise SettingsError(f"{name} is not set. docs/operate.md lists every setting.")
    return value


def _integer(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name, "").strip()
    if not text:
        return default
    try:
        return int(text)
    except ValueError:
        raise SettingsError(f"{name} is {text!r}; it must be a whole number.") from None


def _list(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(entry.strip().lower() for entry in env.get(name, "").split(",") if entry.strip())


def _outward_settings(env: Mapping[str, str]) -> dict[str, Any]:
    return {
        "media_private_hosts": _list(env, "RUECLAIRE_MEDIA_PRIVATE_HOSTS"),
        "remote_private_hosts": _list(env, "RUECLAIRE_REMOTE_PRIVATE_HOSTS"),
        "remote_keys": {name.removeprefix(REMOTE_KEY): key for name, key in env.items() if name.startswith(REMOTE_KEY)},
        "webhook_private_hosts": _list(env, "RUECLAIRE_WEBHOOK_PRIVATE_HOSTS"),
    }


def _provider_settings(env: Mapping[str, str]) -> dict[str, Any]:
    role = env.get("RUECLAIRE_OIDC_NEW_ROLE") or None
    if role not in (None, "crew", "agent"):
        raise SettingsError(f"RUECLAIRE_OIDC_NEW_ROLE is {role!r}; use crew or agent, or leave it out.")
    domains = _list(env, "RUECLAIRE_OIDC_NEW_DOMAINS")
    if role and not domains:
        raise SettingsError(
            "RUECLAIRE_OIDC_NEW_ROLE needs RUECLAIRE_OIDC_NEW_DOMAINS: the domains of the addresses that get an "
            "account, separated by commas, such as ville.example; or * for everybody whom the provider knows."
        )
    return {
        "oidc_issuer": (env.get("RUECLAIRE_OIDC_ISSUER") or "").rstrip("/") or None,
        "oidc_client_id": env.get("RUECLAIRE_OIDC_CLIENT_ID") or None,
        "oidc_client_secret": env.get("RUECLAIRE_OIDC_CLIENT_SECRET") or None,
        "oidc_scopes": env.get("RUECLAIRE_OIDC_SCOPES") or "openid email profile",
        "oidc_acr": env.get("RUECLAIRE_OIDC_ACR") or None,
        "oidc_label": env.get("RUECLAIRE_OIDC_LABEL") or None,
        "oidc_new_role": role,
        "oidc_new_domains": tuple(domain.removeprefix("@") for domain in domains),
        "oidc_trusts_email": _boolean(env, "RUECLAIRE_OIDC_TRUSTS_EMAIL", default=False),
    }


def _photo_settings(env: Mapping[str, str]) -> dict[str, Any]:
    return {
        "photo_max_bytes": _integer(env, "RUECLAIRE_PHOTO_MAX_BYTES", 20 * 1024 * 1024),
        "photo_max_pixels": _integer(env, "RUECLAIRE_PHOTO_MAX_PIXELS", 50_000_000),
        "photos_per_report": _integer(env, "RUECLAIRE_PHOTOS_PER_REPORT", 5),
        "photo_detectors": _detectors(env),
        "photo_original_hours": _integer(env, "RUECLAIRE_PHOTO_ORIGINAL_HOURS", 72),
    }


def _has(entries: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return any(entry == one or (one.endswith("=") and entry.startswith(one)) for entry in entries for one in wanted)


def _detectors(env: Mapping[str, str]) -> tuple[str, ...]:
    text = env.get("RUECLAIRE_PHOTO_DETECTORS", "").strip()
    if not text:
        return PHOTO_DETECTORS
    if text.lower() == DETECTORS_OFF:
        return ()
    entries = tuple(entry.strip() for entry in text.split(","))
    for entry in entries:
        way, _, place = entry.partition("=")
        is_own = way in {"faces", "plates"} and place.count(":") == 1 and not place.startswith(":")
        if entry not in PHOTO_DETECTORS and not is_own:
            raise SettingsError(
                f"RUECLAIRE_PHOTO_DETECTORS names {entry!r}; use {', '.join(PHOTO_DETECTORS)}, faces=module:factory, "
                f"plates=module:factory, or {DETECTORS_OFF} alone."
            )
    return entries


def _boolean(env: Mapping[str, str], name: str, *, default: bool) -> bool:
    text = env.get(name, "").strip().lower()
    if not text:
        return default
    if text in {"1", "true", "yes", "on"}:
        return True
    if text in {"0", "false", "no", "off"}:
        return False
    raise SettingsError(f"{name} is {text!r}; use 1 or 0.")
