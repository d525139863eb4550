"""What the installation must say before a provider's people get accounts by themselves."""

from __future__ import annotations

import pytest

from config import SettingsError, load_settings

ENVIRONMENT = {
    "RUECLAIRE_ENV": "test",
    "RUECLAIRE_SECRET_KEY": "a-long-enough-word-for-these-tests-only",
    "RUECLAIRE_DATABASE_URL": "postgresql+psycopg://x/x",
    "RUECLAIRE_REDIS_URL": "redis://x",
    "RUECLAIRE_BASE_URL": "http://localhost",
    "RUECLAIRE_STORAGE_URL": "file:///srv/x",
    "RUECLAIRE_SMTP_URL": "smtp://x",
    "RUECLAIRE_MAIL_FROM": "a@b.example",
}


def test_operator_who_gives_accounts_to_everybody_by_omission_is_stopped() -> None:
    with pytest.raises(SettingsError, match="RUECLAIRE_OIDC_NEW_DOMAINS"):
        load_settings({**ENVIRONMENT, "RUECLAIRE_OIDC_NEW_ROLE": "agent"})


def test_operator_names_the_domains_in_any_spelling() -> None:
    told = {"RUECLAIRE_OIDC_NEW_ROLE": "crew", "RUECLAIRE_OIDC_NEW_DOMAINS": "@Ville.Example, agglo.example"}
    assert load_settings({**ENVIRONMENT, **told}).oidc_new_domains == ("ville.example", "agglo.example")
