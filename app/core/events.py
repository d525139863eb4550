"""Names of the domain events a person may be told about, and the message each one sends."""

from __future__ import annotations

from app.core import workflow

REPORT_SUBMITTED = "report.submitted"
CONTACT_UNCONFIRMED = "contact.unconfirmed"
CONTACT_FOLLOW = "contact.follow"
REPORT_FOLLOWED = "report.followed"
REPORT_ACKNOWLEDGED = "report.acknowledged"
REPORT_SCHEDULED = "report.scheduled"
REPORT_STARTED = "report.started"
REPORT_RESOLVED = "report.resolved"
REPORT_REJECTED = "report.rejected"
REPORT_FORWARDED = "report.forwarded"
REPORT_MERGED = "report.merged"
REPORT_REOPENED = "report.reopened"
REPORT_ANSWERED = "report.answered"
DAILY_DIGEST = "digest.daily"
SIGN_IN = "contact.sign_in"
STAFF_MENTIONED = "staff.mentioned"
INTERVENTION_ASKED = "intervention.asked"
INTERVENTION_RETURNED = "intervention.returned"
INTERVENTION_REMINDER = "intervention.reminder"
INTERVENTION_CANCELLED = "intervention.cancelled"
INTERVENTION_NEWS = "intervention.news"
STAFF_INVITED = "staff.invited"
EXPORT_READY = "export.ready"
EXPORT_FAILED = "export.failed"
WEBHOOK_OFF = "webhook.off"
STAFF_DORMANT = "staff.dormant"

EVENT_OF_STATUS: dict[str, str] = {
    workflow.RECEIVED: REPORT_SUBMITTED,
    workflow.ACKNOWLEDGED: REPORT_ACKNOWLEDGED,
    workflow.SCHEDULED: REPORT_SCHEDULED,
    workflow.IN_PROGRESS: REPORT_STARTED,
    workflow.RESOLVED: REPORT_RESOLVED,
    workflow.REJECTED: REPORT_REJECTED,
    workflow.FORWARDED: REPORT_FORWARDED,
    workflow.DUPLICATE: REPORT_MERGED,
    workflow.REOPENED: REPORT_REOPENED,
}
"""The event that a change to each status raises."""

PERSON_EVENTS: tuple[str, ...] = (
    REPORT_SUBMITTED,
    CONTACT_UNCONFIRMED,
    CONTACT_FOLLOW,
    REPORT_FOLLOWED,
    REPORT_ACKNOWLEDGED,
    REPORT_SCHEDULED,
    REPORT_STARTED,
    REPORT_RESOLVED,
    REPORT_REJECTED,
    REPORT_FORWARDED,
    REPORT_MERGED,
    REPORT_REOPENED,
    REPORT_ANSWERED,
)
"""Every event with a message for a person; each has a template in every language."""

INTERVENTION_EVENTS: tuple[str, ...] = (
    INTERVENTION_ASKED,
    INTERVENTION_RETURNED,
    INTERVENTION_REMINDER,
    INTERVENTION_CANCELLED,
    INTERVENTION_NEWS,
)
"""Mails about a link: the first four to an outside body, the last to the agent who sent it."""

PERSONAL_EVENTS: tuple[str, ...] = (
    *(SIGN_IN, DAILY_DIGEST, STAFF_MENTIONED, STAFF_INVITED, EXPORT_READY, EXPORT_FAILED, WEBHOOK_OFF, STAFF_DORMANT),
    *INTERVENTION_EVENTS,
)
"""Messages to a person that are about no one report; they too have words in every language."""

SUPERSEDABLE: frozenset[str] = frozenset({REPORT_ACKNOWLEDGED, REPORT_SCHEDULED, REPORT_STARTED, REPORT_REOPENED})
"""Events whose unsent message gives way to that of a later change to the same report and person."""

ASKING: frozenset[str] = frozenset({CONTACT_UNCONFIRMED, CONTACT_FOLLOW})
"""Messages that ask the reader of an address for something: sent at once, by mail alone, whatever they chose."""

TEXTED: frozenset[str] = frozenset(
    {REPORT_SCHEDULED, REPORT_RESOLVED, REPORT_REJECTED, REPORT_FORWARDED, REPORT_REOPENED}
)
"""What is worth a text message; the rest can be read on the follow page."""
