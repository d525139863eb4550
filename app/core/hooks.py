"""What other programs can be told of: the names of events, and which entry of a report's history raises which."""

from __future__ import annotations

REPORT_CREATED = "report.created"
REPORT_STATUS_CHANGED = "report.status_changed"
REPORT_NOTE_ADDED = "report.note_added"
REPORT_REASSIGNED = "report.reassigned"
REPORT_DUE_CHANGED = "report.due_changed"
TEST = "webhook.test"

EVENTS: tuple[str, ...] = (
    REPORT_CREATED,
    REPORT_STATUS_CHANGED,
    REPORT_NOTE_ADDED,
    REPORT_REASSIGNED,
    REPORT_DUE_CHANGED,
)
"""What an endpoint can ask for; the names are kept for ever (docs/webhooks.md)."""

EVENT_OF_KIND: dict[str, str] = {
    "status": REPORT_STATUS_CHANGED,
    "contest": REPORT_STATUS_CHANGED,
    "merge": REPORT_STATUS_CHANGED,
    "note": REPORT_NOTE_ADDED,
    "reassign": REPORT_REASSIGNED,
    "due": REPORT_DUE_CHANGED,
}
"""By the kind of the history's entry. Who works on a report, who joined it and its parts are nobody else's business."""
