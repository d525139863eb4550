"""Covers what names a person in text that anybody may read: e-mail addresses, telephone numbers, number plates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers
from phonenumbers import Leniency, PhoneNumberMatcher

EMAIL, TELEPHONE, PLATE = KINDS = ("email", "telephone", "plate")
COVERS = {
    "fr": {EMAIL: "[adresse e-mail masquée]", TELEPHONE: "[téléphone masqué]", PLATE: "[plaque masquée]"},
    "en": {EMAIL: "[e-mail address hidden]", TELEPHONE: "[telephone hidden]", PLATE: "[number plate hidden]"},
    "es": {EMAIL: "[correo oculto]", TELEPHONE: "[teléfono oculto]", PLATE: "[matrícula oculta]"},
    "pt": {EMAIL: "[e-mail oculto]", TELEPHONE: "[telefone oculto]", PLATE: "[matrícula oculta]"},
    "ar": {EMAIL: "[بريد إلكتروني محجوب]", TELEPHONE: "[رقم هاتف محجوب]", PLATE: "[لوحة سيارة محجوبة]"},
    "tr": {EMAIL: "[e-posta gizlendi]", TELEPHONE: "[telefon gizlendi]", PLATE: "[plaka gizlendi]"},
}
REGIONS = ("FR", "RE", "GP", "GF", "MQ")
"""Where numbers are dialled without a country's prefix; those of other countries are known by theirs."""
MAX_NUMBERS = 100

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_TELEPHONE = re.compile(
    r"(?<![\w+])(?:(?:\+|00)\d{2,3}[\s.\-()]*\d|0[1-9])(?:[\s.\-]*\d{2}){4}(?!\w)|(?<![\w/])0[1-9](?:/\d{2}){4}(?![\w/])"
)
_DIGITS = re.compile(r"\d(?:[\s.\-/()]{0,3}\d){5}")

_PAIR = "[A-HJ-NP-TV-Z]{2}"  # no I, O, U on French plates
_SIV = re.compile(rf"(?<![\w-])({_PAIR})([-\s·.]?)(\d{{3}})([-\s·.]?)({_PAIR})(?![\w-])", re.IGNORECASE)
_FNI = re.compile(
    r"(?<![\w-])(\d{2,4})([ -]?)([A-HJ-NP-TV-Z]{2,3})([ -]?)(0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])(?![\w-])"
)
_ROADS = frozenset({"RD", "RN", "VC", "CR", "CD", "RC", "RM", "EP"})
_WORDS = frozenset(
    re.findall(
        r"\w+",
        "AN AS AV BD CE CM DE DES EN ES ET GR HT KM LA LE LES MA MES MM MR NE NB PL PR SA SE SES ST STE TA TE TES TT "
        "ZA ZC AVR DEC FEB FEV JAN MAR SEP",
    )
)
"""What stands between or before numbers in plain French: never the letters of a plate unless written with hyphens."""


@dataclass(frozen=True, slots=True)
class Private:
    """Something that is covered: what it is, and from where to where it stands in the text."""

    kind: str
    start: int
    end: int


def find_private(text: str) -> tuple[Private, ...]:
    """What would be covered in `text`, in the order of the text, nothing twice.

    Telephone numbers are French ones or written with their country's prefix (libphonenumber). Plates are French, of
    both systems (SIV since 2009, FNI before); road names ("RD 723"), house numbers, references of lamps and report
    numbers are none. The time it takes grows no faster than the length of the text.
    """
    found = sorted([*_emails(text), *_telephones(text), *_plates(text)], key=lambda one: (one.start, -one.end))
    kept: list[Private] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            last = kept[-1]
            kept[-1] = Private(last.kind, last.start, max(last.end, one.end))
        else:
            kept.append(one)
    return tuple(kept)


def mask(text: str, locale: str) -> str:
    """`text` with everything of `find_private` replaced by words in `locale` that say what stood there."""
    covers = COVERS[locale]
    parts, end = [], 0
    for one in find_private(text):
        parts += [text[end : one.start], covers[one.kind]]
        end = one.end
    return "".join([*parts, text[end:]])


def _emails(text: str) -> Iterator[Private]:
    return (Private(EMAIL, *match.span()) for match in _EMAIL.finditer(text))


def _telephones(text: str) -> Iterator[Private]:
    """By shape, and by what libphonenumber holds for valid."""
    for match in _TELEPHONE.finditer(text):
        yield Private(TELEPHONE, *match.span())
    if not _DIGITS.search(text):
        return
    for region in REGIONS:
        matcher = PhoneNumberMatcher(text, region, leniency=Leniency.VALID, max_tries=MAX_NUMBERS)
        for number in matcher:
            if _is_dialled(number, region):
                yield Private(TELEPHONE, number.start, number.end)


def _is_dialled(number: phonenumbers.PhoneNumberMatch, region: str) -> bool:
    """Whether it begins as a number does, with 0 or +; a number of a thing in the street seldom does."""
    return number.raw_string.lstrip("( ").startswith(("0", "+")) and (region == "FR" or "+" not in number.raw_string)


def _plates(text: str) -> Iterator[Private]:
    for match in _SIV.finditer(text):
        first, before, _, after, last = match.groups()
        if _is_siv(first, last, is_hyphened=before == after == "-", is_joined=not before and not after):
            yield Private(PLATE, *match.span())
    for match in _FNI.finditer(text):
        if match[3] not in _ROADS | _WORDS:
            yield Private(PLATE, *match.span())


def _is_siv(first: str, last: str, *, is_hyphened: bool, is_joined: bool) -> bool:
    """Whether the letters around three digits are a plate's: with hyphens nearly always, else only in capitals."""
    pair = (first.upper(), last.upper())
    if pair[1] == "PR" and pair[0] in _ROADS:
        return False  # "RD-723-PR" is a point of reference along a road
    if is_hyphened:
        return True
    is_capital = first.isupper() and last.isupper()
    return (is_capital or is_joined) and not (set(pair) & _WORDS or pair[0] in _ROADS)
