"""What the dashboard offers to choose from, in the reader's language."""

from __future__ import annotations

from typing import Any

from app.actions import catalog, staff_catalog
from app.core import workflow
from app.models.report import SOURCES
from app.staff_api.schemas import CatalogueSchema
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.locale import current_locale, pick
from app.web.report_view import show_department

blueprint = Blueprint("staff_catalogue", __name__, url_prefix="/staff/v1", description="What the dashboard offers")

SOURCE_LABELS: dict[str, dict[str, str]] = {
    "app": {"fr": "Application", "en": "App"},
    "web": {"fr": "Site web", "en": "Website"},
    "counter": {"fr": "Guichet", "en": "Counter"},
    "telephone": {"fr": "Téléphone", "en": "Telephone"},
    "meeting": {"fr": "Réunion de quartier", "en": "Neighbourhood meeting"},
    "open311": {"fr": "Open311", "en": "Open311"},
    "import": {"fr": "Reprise de données", "en": "Import"},
    "crew": {"fr": "Équipe de terrain", "en": "Field crew"},
}


@blueprint.route("/catalogue", methods=["GET"])
@access(desk)
@blueprint.response(200, CatalogueSchema)
def read_catalogue() -> dict[str, Any]:
    """Departments, services, areas, statuses, sources, reasons and colleagues of the viewer's town."""
    viewer = require_staff()
    town, locale = viewer.jurisdiction_id, current_locale()
    return {
        "departments": [show_department(department, locale) for department in staff_catalog.list_departments(town)],
        "services": [
            {
                "code": service.code,
                "name": pick(service.name, locale),
                "icon": service.icon,
                "group": entry.group.code,
            }
            for entry in catalog.list_services(town)
            for service in entry.services
        ],
        "areas": [{"code": code, "name": name} for code, name in staff_catalog.list_areas(town)],
        "statuses": [
            {"code": status.code, "label": status.label(locale), "is_open": not status.is_closed}
            for status in workflow.STATUSES.values()
        ],
        "sources": [{"code": source, "label": pick(SOURCE_LABELS[source], locale)} for source in SOURCES],
        "reasons": {
            "rejected": _reasons(workflow.REJECTION_REASONS, locale),
            "resolved_without_photo": _reasons(workflow.NO_PHOTO_REASONS, locale),
        },
        "staff": [
            {
                "id": colleague.id,
                "name": colleague.name,
                "role": colleague.role,
                "departments": list(colleague.department_codes),
            }
            for colleague in staff_catalog.list_colleagues(town)
        ],
    }


def _reasons(reasons: tuple[workflow.Reason, ...], locale: str) -> list[dict[str, str]]:
    return [{"code": reason.code, "label": reason.label(locale)} for reason in reasons]
