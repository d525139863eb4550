"""Rung 2: the tables; no behaviour beyond invariants. Importing this package loads them all."""

from app.models.alert import Alert, AlertDigest, AlertMatch
from app.models.answer import AnswerTemplate, Mention
from app.models.audit import AuditEntry
from app.models.config_version import ConfigVersion, RoutingDraft, RoutingMove, RoutingReplay
from app.models.contact import KnownDevice, PhoneCode, PushEndpoint, ResidentSession, SignInLink
from app.models.department import Department
from app.models.desk import DeskChoice, SavedView
from app.models.dormant import DormantNotice
from app.models.duplicate import DistinctPair
from app.models.exchange import MediaFetch, RemoteReport, RemoteServer, RemoteUpdate
from app.models.export import Export
from app.models.figure import FigureChange, FigureDay
from app.models.grid import ReportCell, ReportCellChange
from app.models.intervention import Intervention, OutsideBody
from app.models.jurisdiction import Jurisdiction
from app.models.notification import Notification, Subscription
from app.models.open_data import OpenDataFile, OpenDataLine, OpenDataMonth
from app.models.outbox import OutboxRow, PeriodicRun, WorkerBeat
from app.models.photo import Photo
from app.models.place import Address, Area, AreaPiece, Asset, LandCover, PlaceName, Street
from app.models.report import Report, StatusUpdate
from app.models.reporter import Reporter
from app.models.routing_rule import RoutingRule
from app.models.satisfaction import Satisfaction
from app.models.second_factor import StaffChallenge, StaffPasskey, StaffRecoveryCode, StaffTotp
from app.models.service import Service, ServiceGroup
from app.models.staff import ApiKey, Staff, StaffArea, StaffDepartment, StaffInvite, StaffSession
from app.models.upload import Upload
from app.models.webhook import WebhookAttempt, WebhookDelivery, WebhookEndpoint

__all__ = [
    "Address",
    "Alert",
    "AlertDigest",
    "AlertMatch",
    "AnswerTemplate",
    "ApiKey",
    "Area",
    "AreaPiece",
    "Asset",
    "AuditEntry",
    "ConfigVersion",
    "Department",
    "DeskChoice",
    "DistinctPair",
    "DormantNotice",
    "Export",
    "FigureChange",
    "FigureDay",
    "Intervention",
    "Jurisdiction",
    "KnownDevice",
    "LandCover",
    "MediaFetch",
    "Mention",
    "Notification",
    "OpenDataFile",
    "OpenDataLine",
    "OpenDataMonth",
    "OutboxRow",
    "OutsideBody",
    "PeriodicRun",
    "PhoneCode",
    "Photo",
    "PlaceName",
    "PushEndpoint",
    "RemoteReport",
    "RemoteServer",
    "RemoteUpdate",
    "Report",
    "ReportCell",
    "ReportCellChange",
    "Reporter",
    "ResidentSession",
    "RoutingDraft",
    "RoutingMove",
    "RoutingReplay",
    "RoutingRule",
    "Satisfaction",
    "SavedView",
    "Service",
    "ServiceGroup",
    "SignInLink",
    "Staff",
    "StaffArea",
    "StaffChallenge",
    "StaffDepartment",
    "StaffInvite",
    "StaffPasskey",
    "StaffRecoveryCode",
    "StaffSession",
    "StaffTotp",
    "StatusUpdate",
    "Street",
    "Subscription",
    "Upload",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookEndpoint",
    "WorkerBeat",
]
