"""Photos that arrive in parts, so that a network may fail anywhere: tus 1.0.0 (https://tus.io/protocols/resumable-upload)."""

from __future__ import annotations

import base64
import binascii
import re
import uuid
from typing import Any

from flask import Response, request
from werkzeug.exceptions import ClientDisconnected, MethodNotAllowed
from werkzeug.http import http_date

from app.actions import tokens, uploads
from app.actions.uploads import Sender
from app.core import errors
from app.core.errors import FieldError, ProblemError
from app.core.extensions import settings
from app.media.spool import Readable
from app.models import Upload
from app.web.auth import access, current_staff, public
from app.web.blueprint import Blueprint
from app.web.ratelimit import DEVICE_HEADER, rate_limit
from mobile_api.schemas import DeviceSchema

blueprint = Blueprint("uploads", __name__, url_prefix="/api/v1", description="Photos in parts (tus 1.0.0)")

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,creation-defer-length,checksum,expiration,termination"
PART_TYPE = "application/offset+octet-stream"
CREATION_RATES = "600/hour;60/minute"
PART_RATES = "6000/hour;1200/minute"
PHOTO_KEY = "photo_id"
_NUMBER = re.compile(r"[0-9]{1,15}")
_METADATA_KEY = re.compile(r"[\x21-\x2b\x2d-\x7e]+")
"""ASCII without space and comma."""

_PART_BODY = {
    "required": True,
    "description": "The bytes from Upload-Offset on; as many as the network lets through are kept.",
    "content": {PART_TYPE: {"schema": {"type": "string", "format": "binary"}}},
}
_PROGRESS = {
    "Upload-Offset": {"schema": {"type": "integer"}},
    "Upload-Expires": {"schema": {"type": "string"}},
    "Tus-Resumable": {"schema": {"type": "string", "enum": [VERSION]}},
}


def _header(name: str, description: str, *, required: bool = False, schema: dict[str, Any] | None = None) -> Any:
    return {
        "name": name,
        "in": "header",
        "required": required,
        "description": description,
        "schema": schema or {"type": "string"},
    }


_VERSION = _header("Tus-Resumable", "Version of the protocol.", required=True, schema={"enum": [VERSION]})
_DEVICE = _header(DEVICE_HEADER, "The phone's own secret; who begins with one must continue with it.")
_CREATION = [
    _VERSION,
    _DEVICE,
    _header("Upload-Length", "Bytes of the whole photo."),
    _header("Upload-Defer-Length", "`1` when the length is said with a later part.", schema={"enum": ["1"]}),
    _header("Upload-Metadata", "`photo_id` and, in base64, the UUID of the photo.", required=True),
]
_PART = [
    _VERSION,
    _DEVICE,
    _header("Upload-Offset", "Where these bytes belong.", required=True),
    _header("Upload-Length", "Bytes of the whole photo, once, where it was deferred."),
    _header("Upload-Checksum", f"An algorithm ({', '.join(uploads.ALGORITHMS)}) and the base64 digest of this body."),
]


@blueprint.before_request
def check_version() -> None:
    """Every request but OPTIONS names the version; another one is refused before anything is looked at."""
    if request.method != "OPTIONS" and request.headers.get("Tus-Resumable") != VERSION:
        raise ProblemError(errors.UPLOAD_VERSION, headers={"Tus-Version": VERSION})


@blueprint.after_request
def name_version(response: Response) -> Response:
    """Every answer names the version; none is to be kept."""
    response.headers["Tus-Resumable"] = VERSION
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.route("/uploads", methods=["OPTIONS"])
@blueprint.route("/uploads/<uuid:upload_id>", methods=["OPTIONS"])
@access(public)
@blueprint.response(204)
def describe(upload_id: uuid.UUID | None = None) -> Response:
    """What this server can do: versions, extensions, checksums, and the largest photo."""
    return _answer(
        204,
        {
            "Tus-Version": VERSION,
            "Tus-Extension": EXTENSIONS,
            "Tus-Max-Size": str(settings.photo_max_bytes),
            "Tus-Checksum-Algorithm": ",".join(uploads.ALGORITHMS),
            "Allow": "OPTIONS, POST" if upload_id is None else "OPTIONS, HEAD, PATCH, DELETE, POST",
        },
    )


@blueprint.route("/uploads", methods=["POST"], parameters=_CREATION, provide_automatic_options=False)
@access(public)
@rate_limit(CREATION_RATES, name="upload")
@blueprint.response(201, headers={"Location": {"schema": {"type": "string"}}})
def begin() -> Response:
    """Begin a photo in parts under an id made by the phone; its first bytes may come along."""
    length = _read_length()
    is_deferred = request.headers.get("Upload-Defer-Length") == "1"
    if (length is None) != is_deferred:
        raise ProblemError(errors.REQUEST_MALFORMED)
    line = request.headers.get("Upload-Metadata")
    upload = uploads.begin_upload(_photo_id(line), length, _sender(), metadata_line=line)
    if request.mimetype == PART_TYPE or length == 0:
        upload = _append(upload.id, 0, None)
    return _answer(201, {"Location": f"/api/v1/uploads/{upload.id}", **_progress(upload)})


@blueprint.route(
    "/uploads/<uuid:upload_id>", methods=["HEAD"], parameters=[_VERSION, _DEVICE], provide_automatic_options=False
)
@access(public)
@rate_limit(PART_RATES, name="upload-part")
@blueprint.response(200)
def ask(upload_id: uuid.UUID) -> Response:
    """How far an upload is."""
    return _show(uploads.find_upload(upload_id, _sender()))


@blueprint.route("/uploads/<uuid:upload_id>", methods=["PATCH"], parameters=_PART, provide_automatic_options=False)
@access(public)
@rate_limit(PART_RATES, name="upload-part")
@blueprint.response(204, headers=_PROGRESS)
@blueprint.doc(requestBody=_PART_BODY)
def append(upload_id: uuid.UUID) -> Response:
    """Continue an upload; a damaged part (460) and one for another place (409) change nothing.

    With the last byte the photo is taken in, and refused, as by PUT /photos/{id}.
    """
    return _patch(upload_id)


@blueprint.route(
    "/uploads/<uuid:upload_id>", methods=["DELETE"], parameters=[_VERSION, _DEVICE], provide_automatic_options=False
)
@access(public)
@rate_limit(PART_RATES, name="upload-part")
@blueprint.response(204)
def end(upload_id: uuid.UUID) -> Response:
    """Give an upload up."""
    uploads.end_upload(upload_id, _sender())
    return _answer(204, {})


@blueprint.route("/uploads/<uuid:upload_id>", methods=["POST"], provide_automatic_options=False)
@access(public)
@rate_limit(PART_RATES, name="upload-part")
@blueprint.doc(requestBody=_PART_BODY, parameters=[_header("X-HTTP-Method-Override", "PATCH, HEAD or DELETE.")])
@blueprint.response(204)
def override(upload_id: uuid.UUID) -> Response:
    """The same for networks that let only POST through: the real method is in X-HTTP-Method-Override."""
    method = request.headers.get("X-HTTP-Method-Override", "").upper()
    if method == "PATCH":
        return _patch(upload_id)
    if method == "HEAD":
        return _show(uploads.find_upload(upload_id, _sender()))
    if method == "DELETE":
        uploads.end_upload(upload_id, _sender())
        return _answer(204, {})
    raise MethodNotAllowed(["HEAD", "PATCH", "DELETE"])


class _Body:
    """The bytes of the request until its end or until the network fails: what came is kept."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        """As of a file."""
        try:
            return self._stream.read(size)
        except (ClientDisconnected, OSError):
            return b""


def _patch(upload_id: uuid.UUID) -> Response:
    if request.mimetype != PART_TYPE:
        raise ProblemError(errors.MEDIA_TYPE_UNSUPPORTED)
    offset = _read_number("Upload-Offset")
    if offset is None:
        raise ProblemError(errors.REQUEST_MALFORMED)
    upload = _append(upload_id, offset, _read_length())
    return _answer(204, _progress(upload))


def _append(upload_id: uuid.UUID, offset: int, length: int | None) -> Upload:
    header = request.headers.get("Upload-Checksum")
    return uploads.receive_part(
        upload_id,
        _sender(),
        offset,
        _Body(request.stream),
        declared=request.content_length,
        length=length,
        checksum=uploads.read_checksum(header) if header is not None else None,
    )


def _show(upload: Upload) -> Response:
    known = {"Upload-Defer-Length": "1"} if upload.length is None else {"Upload-Length": str(upload.length)}
    if upload.metadata_line:
        known["Upload-Metadata"] = upload.metadata_line
    return _answer(200, {**_progress(upload), **known})


def _progress(upload: Upload) -> dict[str, str]:
    return {"Upload-Offset": str(upload.received), "Upload-Expires": http_date(upload.expires_at)}


def _answer(status: int, headers: dict[str, str]) -> Response:
    return Response(status=status, headers=headers)


def _sender() -> Sender:
    device = Blueprint.ARGUMENTS_PARSER.parse(DeviceSchema, request, location="headers")["device"]
    signed_in = current_staff()
    return Sender(tokens.device_hash(device) if device else None, signed_in.staff_id if signed_in else None)


def _read_number(name: str) -> int | None:
    """A header that is a whole number, or None when it is absent. Raises ProblemError request.malformed."""
    text = request.headers.get(name)
    if text is None:
        return None
    if not _NUMBER.fullmatch(text):
        raise ProblemError(errors.REQUEST_MALFORMED)
    return int(text)


def _read_length() -> int | None:
    return _read_number("Upload-Length")


def _photo_id(line: str | None) -> uuid.UUID:
    """The photo that the metadata names. Raises ProblemError request.malformed, validation.failed."""
    named = _read_metadata(line or "")
    try:
        return uuid.UUID(named.get(PHOTO_KEY, b"").decode("ascii"))
    except ValueError:
        found = FieldError(f"Upload-Metadata.{PHOTO_KEY}", "field.required")
        raise ProblemError(errors.VALIDATION_FAILED, errors=[found]) from None


def _read_metadata(line: str) -> dict[str, bytes]:
    """Keys and values of an Upload-Metadata header (tus 1.0.0, creation)."""
    found: dict[str, bytes] = {}
    for pair in line.split(",") if line else []:
        key, _, encoded = pair.strip().partition(" ")
        if not _METADATA_KEY.fullmatch(key) or key in found:
            raise ProblemError(errors.REQUEST_MALFORMED)
        try:
            found[key] = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            raise ProblemError(errors.REQUEST_MALFORMED) from None
    return found
