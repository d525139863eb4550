"""What each text or document column holds about people: what erasure must empty, and what may be shown."""

from __future__ import annotations

PERSONAL = "personal"
PUBLIC = "public"
INTERNAL = "internal"

COLUMNS: dict[str, dict[str, str]] = {
    "addresses": dict.fromkeys(("number", "postcode", "reference", "search_text", "street"), PUBLIC),
    "alert_digests": {"state": INTERNAL},
    "alert_matches": {"event": INTERNAL},
    "alerts": {
        "kind": INTERNAL, "label": PERSONAL, "locale": PERSONAL, "service_ids": PERSONAL, "street_key": PERSONAL,
    },
    "answer_templates": dict.fromkeys(("body", "code", "name", "target"), PUBLIC),
    "api_keys": {"limits": INTERNAL, "name": INTERNAL, "scopes": INTERNAL, "secret_hash": INTERNAL},
    "areas": dict.fromkeys(("code", "kind", "name", "properties"), PUBLIC),
    "area_pieces": {"kind": PUBLIC},
    "assets": dict.fromkeys(("label", "layer", "properties", "reference"), PUBLIC),
    "audit_entries": dict.fromkeys(("action", "actor_kind", "detail", "subject_id", "subject_kind"), INTERNAL),
    "config_versions": dict.fromkeys(("after", "before", "key", "kind", "note"), INTERNAL),
    "departments": dict.fromkeys(("code", "email", "hours", "name", "phone"), PUBLIC),
    "interventions": {
        "answer": INTERNAL, "message": INTERNAL, "reason_code": INTERNAL, "state": INTERNAL,
    },
    "exports": dict.fromkeys(
        ("columns", "failure_code", "file_key", "format", "locale", "selection", "separator", "state"), INTERNAL
    ),
    "figure_changes": {"source": PUBLIC},
    "figure_days": {"dimension": INTERNAL, "member": INTERNAL},
    "desk_choices": {"layout": INTERNAL},
    "jurisdictions": dict.fromkeys(("default_locale", "insee_code", "name", "settings", "slug", "time_zone"), PUBLIC),
    "known_devices": {"device_hash": PERSONAL},
    "land_covers": dict.fromkeys(("kind", "name", "source"), PUBLIC),
    "media_fetches": {"reason": INTERNAL, "state": INTERNAL, "url": PERSONAL},
    "notifications": {
        "channel": INTERNAL, "dedupe_key": INTERNAL, "event": INTERNAL, "message_id": INTERNAL,
        "payload": PERSONAL, "state": INTERNAL,
    },
    "open_data_files": {"file_key": INTERNAL, "format": PUBLIC, "part": PUBLIC, "sha256": PUBLIC},
    "open_data_lines": {"precision": PUBLIC},
    "open_data_months": {"fingerprint": INTERNAL, "statistics": PUBLIC, "summary": PUBLIC, "year": PUBLIC},
    "outbox": dict.fromkeys(
        ("dedupe_key", "kind", "last_error", "order_key", "payload", "queue", "subject_id"), INTERNAL
    ),
    "outside_bodies": dict.fromkeys(("area_codes", "email", "locale", "name", "phone", "service_codes"), INTERNAL),
    "periodic_runs": {"last_result": INTERNAL, "name": INTERNAL},
    "phone_codes": {"phone": PERSONAL},
    "photos": {
        "boxes": INTERNAL, "boxes_by": INTERNAL, "content_type": INTERNAL, "copies": PUBLIC, "device_hash": PERSONAL,
        "failure_code": INTERNAL, "original_key": INTERNAL, "role": PUBLIC, "sha256": INTERNAL, "state": INTERNAL,
        "view_key": INTERNAL,
    },
    "place_names": dict.fromkeys(("kind", "name", "search_text"), PUBLIC),
    "push_endpoints": dict.fromkeys(("auth", "endpoint", "endpoint_hash", "p256dh"), PERSONAL),
    "reporters": {
        "device_hash": PERSONAL, "email": PERSONAL, "email_mode": INTERNAL, "locale": PERSONAL,
        "name": PERSONAL, "phone": PERSONAL,
    },
    "remote_reports": dict.fromkeys(
        ("instead_of", "reason", "remote_id", "remote_note", "remote_status", "remote_token", "state"), INTERNAL
    ),
    "remote_servers": dict.fromkeys(
        ("closing", "key_mark", "key_name", "last_error", "remote_town", "sealed_key", "services", "url"), INTERNAL
    ),
    "remote_updates": dict.fromkeys(("reason", "state", "words"), INTERNAL),
    "report_cell_changes": dict.fromkeys(("source", "status"), INTERNAL),
    "report_cells": dict.fromkeys(("source", "status"), INTERNAL),
    "reports": {
        "address": PUBLIC, "answers": INTERNAL, "body_hash": INTERNAL, "description": PERSONAL, "device_hash": PERSONAL,
        "due_reason": INTERNAL, "forwarded_to": PUBLIC, "locale": INTERNAL, "location_hint": PERSONAL,
        "public_id": PUBLIC, "reason_code": PUBLIC, "routing": PUBLIC, "source": PUBLIC, "status": PUBLIC,
    },
    "resident_sessions": {"secret_hash": INTERNAL},
    "routing_drafts": dict.fromkeys(("changes", "name", "state"), INTERNAL),
    "routing_replays": dict.fromkeys(("changes", "state"), INTERNAL),
    "routing_rules": {"note": INTERNAL, "street_owner": PUBLIC},
    "satisfactions": {"answer": INTERNAL, "comment": PERSONAL},
    "saved_views": {"name": INTERNAL, "query": INTERNAL},
    "service_groups": {"code": PUBLIC, "name": PUBLIC},
    "services": dict.fromkeys(
        ("asset_layer", "code", "description", "due_unit", "group_code", "icon", "keywords", "name", "questions"),
        PUBLIC,
    ),
    "sign_in_links": {"browser_hash": PERSONAL, "locale": INTERNAL},
    "staff": {
        "email": PERSONAL, "locale": INTERNAL, "name": PERSONAL, "password_hash": INTERNAL,
        "provider_subject": PERSONAL, "role": INTERNAL,
    },
    "staff_challenges": dict.fromkeys(("detail", "purpose", "secret"), INTERNAL),
    "staff_passkeys": {
        "credential_id": INTERNAL, "name": PERSONAL, "public_key": INTERNAL, "transports": INTERNAL,
    },
    "staff_recovery_codes": {"code_hash": INTERNAL},
    "staff_sessions": {"factors": INTERNAL, "secret_hash": INTERNAL, "user_agent": PERSONAL},
    "staff_totps": {"secret": INTERNAL},
    "status_updates": {
        "actor_kind": INTERNAL, "detail": INTERNAL, "kind": PUBLIC, "note": PERSONAL, "previous_status": PUBLIC,
        "reason_code": PUBLIC, "status": PUBLIC,
    },
    "streets": dict.fromkeys(("name", "owner", "reference", "road_class", "search_text"), PUBLIC),
    "subscriptions": {"kind": INTERNAL},
    "uploads": {"device_hash": PERSONAL, "metadata_line": INTERNAL, "parts": INTERNAL},
    "webhook_attempts": dict.fromkeys(("answer", "error"), INTERNAL),
    "webhook_deliveries": dict.fromkeys(("event", "state"), INTERNAL),
    "webhook_endpoints": dict.fromkeys(
        (
            *("area_ids", "department_ids", "description", "disabled_reason", "event_types", "old_secret", "secret"),
            *("service_ids", "statuses", "url"),
        ),
        INTERNAL,
    ),
    "worker_beats": dict.fromkeys(("name", "queue", "role"), INTERNAL),
}  # fmt: skip
"""Personal columns are those that an erasure empties; public ones may appear in public answers as they are."""
