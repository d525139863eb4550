from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.channels import colours, letters, words
from app.channels.dates import Dates
from app.channels.letters import Earlier, Facts
from app.core import events, workflow

NOW = datetime(2026, 11, 26, 17, 42, tzinfo=UTC)
FACTS = Facts(
    town="Clairval",
    time_zone="Europe/Paris",
    colour="#0f5563",
    town_email="mairie@clairval.example",
    town_phone="04 99 00 00 00",
    is_fictional=False,
    public_id="RC-2026-04817",
    service="Lampadaire éteint",
    department="Éclairage public",
    place="14 rue de la Loge",
    status="received",
    status_label="Reçu",
    submitted_at=NOW - timedelta(days=3),
    due_at=NOW + timedelta(days=2),
    happened_at=NOW,
    is_open=True,
    is_sender=True,
    contest_days=14,
    follow_url="https://ville.example/suivi/RC-2026-04817?jeton=abc",
    unsubscribe_url="https://ville.example/desabonner/xyz",
    planned_at=datetime(2026, 11, 30, 8, 0, tzinfo=UTC),
    forwarded_name="la Métropole",
    forwarded_contact="04 67 00 00 00",
    duplicate_of="RC-2026-04001",
    reason="C’est un terrain privé.",
    note="On passe ce soir.",
)


def write(event: str, locale: str = "fr", **changes: object) -> letters.Letter:
    return letters.write(event, locale, replace(FACTS, **changes), now=NOW)  # type: ignore[arg-type]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("locale", letters.LOCALES)
@pytest.mark.parametrize("event", events.PERSON_EVENTS)
@pytest.mark.parametrize("is_sender", [True, False])
def test_every_event_has_a_letter_in_every_language(event: str, locale: str, is_sender: bool) -> None:
    letter = write(event, locale, is_sender=is_sender)
    assert "RC-2026-04817" in letter.subject
    assert "Éclairage public" in letter.text
    assert FACTS.follow_url in letter.text
    assert FACTS.unsubscribe_url is not None
    assert FACTS.unsubscribe_url in letter.text
    assert "RC-2026-04817" in letter.html
    assert f'lang="{locale}"' in letter.html
    assert len(letter.subject) <= letters.SUBJECT_LENGTH
    for text in (letter.subject, letter.text, letter.html):
        assert "{{" not in text
        assert "None" not in text


@pytest.mark.parametrize("locale", letters.LOCALES)
@pytest.mark.parametrize("event", events.PERSON_EVENTS)
def test_no_letter_misses_a_fact_that_may_be_absent(event: str, locale: str) -> None:
    letter = write(
        event,
        locale,
        town_email=None,
        town_phone=None,
        colour=None,
        unsubscribe_url=None,
        planned_at=None,
        forwarded_name=None,
        forwarded_contact=None,
        duplicate_of=None,
        reason=None,
        note=None,
    )
    assert "None" not in letter.text + letter.html
    assert re.search(r"\( *\)|  +\.|: *\n *\n *\n", letter.text) is None


@pytest.mark.parametrize("event", events.PERSON_EVENTS)
def test_french_letters_avoid_the_words_of_the_administration(event: str) -> None:
    for is_sender in (True, False):
        text = write(event, is_sender=is_sender).text.lower()
        for word in ("veuillez", "merci de", "usager", "erreur", "!", "en cours de traitement"):
            assert word not in text


def test_every_status_has_a_badge_colour_and_every_button_its_words() -> None:
    assert set(colours.CHIPS) == set(workflow.STATUSES)
    assert set(words.BUTTONS["fr"]) == set(words.BUTTONS["en"])
    assert set(words.BUTTONS["fr"]) - {"*"} <= {*events.PERSON_EVENTS, *events.PERSONAL_EVENTS}
    assert set(words.WORDS["fr"]) == set(words.WORDS["en"])


def test_the_receipt_says_number_place_team_and_day() -> None:
    text = plain(write(events.REPORT_SUBMITTED).text)
    assert "L’équipe Éclairage public a reçu votre signalement lundi 23 novembre à 18 h 42." in text
    assert "d’ici au samedi 28 novembre" in text
    assert "14 rue de la Loge" in text
    assert "accusé de réception" in text


def test_a_day_that_has_passed_is_never_promised_again() -> None:
    for locale, promised, honest in (("fr", "doit le traiter", "est passé"), ("en", "have until", "has passed")):
        for event in (events.REPORT_ACKNOWLEDGED, events.REPORT_FOLLOWED, events.REPORT_REOPENED):
            text = write(event, locale, due_at=NOW - timedelta(days=1)).text
            assert promised not in text
            assert honest in text


def test_a_visit_is_announced_with_its_day_and_part_of_the_day() -> None:
    assert "passera lundi 30 novembre au matin" in plain(write(events.REPORT_SCHEDULED).text)
    assert "will come on Monday 30 November in the morning" in plain(write(events.REPORT_SCHEDULED, "en").text)


def test_a_refusal_names_who_is_competent() -> None:
    text = plain(write(events.REPORT_REJECTED, status="rejected", is_open=False).text)
    assert "C’est un terrain privé." in text
    assert "Qui peut agir : la Métropole (04 67 00 00 00)." in text


def test_a_repair_offers_to_say_that_it_is_not_one() -> None:
    letter = write(events.REPORT_RESOLVED, status="resolved", is_open=False)
    assert "Ce n’est pas réparé ? Dites-le ici (vous avez 14 jours)" in plain(letter.text)
    assert letter.html.count("jeton=abc") == 5


def test_earlier_steps_are_told_with_their_words() -> None:
    earlier = (Earlier("Pris en charge", NOW - timedelta(hours=2), "On arrive."),)
    letter = write(events.REPORT_STARTED, earlier=earlier)
    assert "Entre-temps :\n- Pris en charge, jeudi 26 novembre à 16 h 42\n> On arrive." in plain(letter.text)
    assert "On arrive." in letter.html


def test_words_of_others_cannot_become_page_or_header() -> None:
    letter = write(
        events.REPORT_ANSWERED,
        note='<script>alert(1)</script>\n\n<a href="https://mauvais.example">ici</a>',
        department="Voirie\r\nBcc: tous@ville.example",
        place="<img src=x onerror=alert(1)>",
    )
    assert "<script>" not in letter.html
    assert "onerror=alert(1)>" not in letter.html
    assert "&lt;a href=" in letter.html
    assert '<a href="https://mauvais' not in letter.html
    assert "\n" not in letter.subject
    assert "\r" not in letter.subject


def test_a_picture_is_shown_only_when_there_is_one() -> None:
    facts = replace(FACTS, status="resolved", is_open=False)
    without = letters.write(events.REPORT_RESOLVED, "fr", facts, now=NOW)
    with_photo = letters.write(events.REPORT_RESOLVED, "fr", facts, now=NOW, photo_alt="Photo après")
    assert "<img" not in without.html
    assert 'src="cid:photo"' in with_photo.html
    assert 'alt="Photo après"' in with_photo.html


def test_a_page_asks_nobody_else_for_anything() -> None:
    html = write(events.REPORT_RESOLVED).html
    sources = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert all(source.startswith(("https://ville.example/", "tel:", "mailto:", "cid:")) for source in sources), sources
    assert "url(" not in html
    assert "@import" not in html


def test_the_towns_colour_keeps_white_text_readable() -> None:
    assert colours.readable_on_white("#0f5563") == "#0f5563"
    assert colours.readable_on_white("jaune") == colours.BRAND
    assert colours.readable_on_white(None) == colours.BRAND
    for colour in ("#ffff00", "#ffffff", "#ff8800", "#00ff00"):
        readable = colours.readable_on_white(colour)
        red, green, blue = (int(readable[index : index + 2], 16) for index in (1, 3, 5))
        assert colours._contrast_with_white(red, green, blue) >= colours.CONTRAST


def test_days_and_hours_are_said_as_people_say_them() -> None:
    french, english = Dates("fr", "Europe/Paris", NOW), Dates("en", "Europe/Paris", NOW)
    assert plain(french.moment(NOW)) == "jeudi 26 novembre à 18 h 42"
    assert plain(english.moment(NOW)) == "Thursday 26 November at 6:42 pm"
    first = datetime(2027, 5, 1, 7, 0, tzinfo=UTC)
    assert plain(french.moment(first)) == "samedi 1er mai 2027 à 9 h"
    assert plain(english.moment(first)) == "Saturday 1 May 2027 at 9 am"
    assert plain(Dates("fr", "Indian/Reunion", NOW).moment(NOW)) == "jeudi 26 novembre à 21 h 42"
    assert plain(english.hour(datetime(2026, 1, 1, 23, 5, tzinfo=UTC))) == "12:05 am"


@pytest.mark.parametrize(
    ("hour", "words"),
    [(0, ""), (8, " au matin"), (12, " dans l’après-midi"), (17, " dans l’après-midi"), (18, " en soirée")],
)
def test_a_visit_is_promised_for_a_part_of_the_day(hour: int, words: str) -> None:
    dates = Dates("fr", "UTC", NOW)
    assert plain(dates.visit(datetime(2026, 11, 24, hour, 0, tzinfo=UTC))) == f"mardi 24 novembre{words}"


def test_every_template_can_be_compiled_before_it_is_needed() -> None:
    files = [path for path in letters.TEMPLATES.rglob("*") if path.suffix in {".txt", ".html"}]
    per_event = 2 * len(letters.LOCALES)
    assert letters.load_templates() == len(files) > per_event * len(events.PERSON_EVENTS)
