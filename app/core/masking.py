"""Covers e-mail addresses and telephone numbers in text that anybody may read."""

from __future__ import annotations

import re

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
TELEPHONE = re.compile(r"(?<![\w+])(?:(?:\+|00)\d{2,3}[\s.\-()]*\d|0[1-9])(?:[\s.\-]*\d{2}){4}(?!\w)")
COVERS = {
    "fr": ("[adresse e-mail masquée]", "[téléphone masqué]"),
    "en": ("[e-mail address hidden]", "[telephone hidden]"),
    "es": ("[correo oculto]", "[teléfono oculto]"),
    "pt": ("[e-mail oculto]", "[telefone oculto]"),
    "ar": ("[بريد إلكتروني محجوب]", "[رقم هاتف محجوب]"),
    "tr": ("[e-posta gizlendi]", "[telefon gizlendi]"),
}


def mask(text: str, locale: str) -> str:
    """`text` with every e-mail address and telephone number (French, or international with its prefix) covered.

    Both patterns are linear in the length of the text.
    """
    email, telephone = COVERS[locale]
    return TELEPHONE.sub(telephone, EMAIL.sub(email, text))
