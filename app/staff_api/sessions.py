"""Signing in to the dashboard."""

from app.web.blueprint import Blueprint
from app.web.sessions import add_session_routes

blueprint = Blueprint("staff_session", __name__, url_prefix="/staff/v1", description="Signing in to the dashboard")
add_session_routes(blueprint)
