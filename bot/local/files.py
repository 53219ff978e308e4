"""Files that went through Telegram, kept while there is room."""

import hashlib
import mimetypes
import struct
from dataclasses import replace
from typing import Final

from bot.local.wire import Refused, Upload, Wire, bad_request

ROOM_BYTES: Final = 64 * 1024 * 1024
DOCUMENT_BYTES: Final = 50 * 1024 * 1024  # what a bot may send; people here no more
ALBUM: Final = range(2, 11)  # files that go together
PHOTO_BYTES: Final = 10 * 1024 * 1024
PHOTO_SIDES: Final = 10_000  # width and height together
PHOTO_RATIO: Final = 20
OCTETS: Final = "application/octet-stream"
JPEG_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class Files:
    """A bounded store; the oldest file goes first. It tells the type of a file by itself."""

    def __init__(self, room: int = ROOM_BYTES) -> None:
        self._files: dict[str, Upload] = {}
        self._room = room

    def put(self, upload: Upload) -> str:
        """Keep a file and return its id; the same bytes and name have the same id."""
        digest = hashlib.blake2b(upload.data, digest_size=12, key=upload.name.encode()[:64])
        file_id = f"local-{digest.hexdigest()}"
        self._room -= 0 if file_id in self._files else len(upload.data)
        self._files[file_id] = replace(upload, mime=_mime(upload))
        while self._room < 0:
            self._room += len(self._files.pop(next(iter(self._files))).data)
        return file_id

    def __getitem__(self, file_id: str) -> Upload:
        """Return a file that is still kept. Raises KeyError."""
        return self._files[file_id]

    def get(self, file_id: str) -> Upload | None:
        """Return a file that is still kept."""
        return self._files.get(file_id)


def describe(file_id: str, upload: Upload) -> Wire:
    """Return what every kind of file says of itself."""
    return {
        "file_id": file_id,
        "file_unique_id": file_id.removeprefix("local-")[:16],
        "file_size": len(upload.data),
    }


def document(files: Files, file_id: str) -> Wire:
    """Return the Document that stands for a file that is kept."""
    upload = files[file_id]
    return describe(file_id, upload) | {"file_name": upload.name, "mime_type": upload.mime}


def picture_size(upload: Upload) -> tuple[int, int]:
    """Return width and height in pixels; raise `Refused` for what Telegram takes for no photo."""
    check_size(upload, PHOTO_BYTES)
    size = _png(upload.data) or _gif(upload.data) or _jpeg(upload.data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if not min(size) or sum(size) > PHOTO_SIDES or max(size) > PHOTO_RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def check_size(upload: Upload, longest: int) -> None:
    """Raise `Refused` for a file that is empty or has more than `longest` bytes."""
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > longest:
        raise Refused(413, "Request Entity Too Large")


def _mime(upload: Upload) -> str:
    for mime, size in (("image/png", _png), ("image/gif", _gif), ("image/jpeg", _jpeg)):
        if size(upload.data):
            return mime
    return mimetypes.guess_type(upload.name)[0] or OCTETS


def _png(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR":
        return None
    return _pair(">II", data, 16)


def _gif(data: bytes) -> tuple[int, int] | None:
    return _pair("<HH", data, 6) if data.startswith((b"GIF87a", b"GIF89a")) else None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """Walk from marker to marker until one opens a frame, which tells its size."""
    at = 2 if data.startswith(b"\xff\xd8") else len(data)
    while data.startswith(b"\xff", at) and at + 4 <= len(data):
        if data[at + 1] in JPEG_FRAMES:
            size = _pair(">HH", data, at + 5)
            return (size[1], size[0]) if size else None
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _pair(layout: str, data: bytes, at: int) -> tuple[int, int] | None:
    if len(data) < at + struct.calcsize(layout):
        return None
    first, second = struct.unpack_from(layout, data, at)
    return first, second
