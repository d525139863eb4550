"""The staff of the demonstration: every role, two people a crew, one password for all."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.workflow import Role

TOWN = "aubeclaire"
DOMAIN = "aubeclaire.example"
PASSWORD = "rue-claire-demonstration"  # noqa: S105  # shown on purpose: the town is invented and the accounts are local
ADMIN = f"admin@{DOMAIN}"
ROUND = f"eclairage1@{DOMAIN}"
"""Whose round of today is filled with stops in every state."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in; without departments an agent or manager sees the whole town."""

    email: str
    name: str
    role: Role
    departments: tuple[str, ...] = ()


def _account(local_part: str, name: str, role: Role, *departments: str) -> Account:
    return Account(f"{local_part}@{DOMAIN}", name, role, departments)


ACCOUNTS: tuple[Account, ...] = (
    _account("admin", "Nadia Ferrand", Role.ADMIN),
    _account("agent", "Inès Rocher", Role.AGENT),
    _account("agent2", "Paul Garnier", Role.AGENT),
    _account("responsable.proprete", "Claire Vasseur", Role.MANAGER, "cleaning"),
    _account("responsable.eclairage", "Hugo Besson", Role.MANAGER, "lighting"),
    _account("responsable.voirie", "Sylvie Marchand", Role.MANAGER, "roads"),
    _account("responsable.nature", "Bruno Keller", Role.MANAGER, "green_spaces", "water"),
    _account("eclairage1", "Malik Sanchez", Role.CREW, "lighting"),
    _account("eclairage2", "Julie Perrin", Role.CREW, "lighting"),
    _account("proprete1", "Awa Diallo", Role.CREW, "cleaning"),
    _account("proprete2", "Kévin Leroux", Role.CREW, "cleaning"),
    _account("voirie1", "Thomas Ribeiro", Role.CREW, "roads"),
    _account("voirie2", "Lina Haddad", Role.CREW, "roads"),
    _account("espacesverts1", "Camille Aubry", Role.CREW, "green_spaces"),
    _account("espacesverts2", "Yanis Moreau", Role.CREW, "green_spaces"),
    _account("eau1", "Sofia Lambert", Role.CREW, "water"),
    _account("eau2", "Denis Roy", Role.CREW, "water"),
    _account("routes1", "Martine Colin", Role.CREW, "departement"),
    _account("routes2", "Antoine Dubois", Role.CREW, "departement"),
)

ROLE_NAMES = {Role.ADMIN: "administration", Role.AGENT: "accueil", Role.MANAGER: "responsable", Role.CREW: "équipe"}


def crew_of(department: str) -> list[Account]:
    """The two people of a department's crew; the front desk for a department that has none."""
    crew = [account for account in ACCOUNTS if account.role is Role.CREW and department in account.departments]
    return crew or [account for account in ACCOUNTS if account.role is Role.AGENT]


def table() -> list[str]:
    """The accounts as lines to print."""
    width = max(len(account.email) for account in ACCOUNTS)
    lines = [
        f"{account.email:<{width}}  {ROLE_NAMES[account.role]:<14}  {account.name}"
        + (f" ({', '.join(account.departments)})" if account.departments else "")
        for account in ACCOUNTS
    ]
    return [*lines, "", f"password for all of them: {PASSWORD}"]
