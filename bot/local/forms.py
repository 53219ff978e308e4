"""A form with files, read in pieces: what is too large is refused before it is all here."""

from pathlib import PurePath
from typing import Final

from aiohttp import BodyPartReader, web

from bot.local.wire import Refused, Upload, bad_request

ROOM_BYTES: Final = 60 * 1024 * 1024  # of all that is sent together; Telegram keeps no more
CHUNK_BYTES: Final = 256 * 1024


class Form:
    """The fields of a form by name, and its files in their order."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self.files: list[Upload] = []
        self._room = ROOM_BYTES

    @classmethod
    async def read(cls, request: web.Request) -> "Form":
        """Return the form in a request; raise `Refused` for what is none, or too large."""
        if request.content_type != "multipart/form-data":
            raise bad_request("a form is expected")
        form = cls()
        try:
            async for part in await request.multipart():
                if isinstance(part, BodyPartReader):
                    await form._keep(part)
        except ValueError:
            raise bad_request("this form cannot be read") from None
        return form

    async def _keep(self, part: BodyPartReader) -> None:
        data = bytearray()
        while chunk := await part.read_chunk(CHUNK_BYTES):
            self._room -= len(chunk)
            if self._room < 0:
                raise Refused(413, f"more than {ROOM_BYTES // 2**20} MB together")
            data += chunk
        if part.filename is None:
            self.fields[part.name or ""] = data.decode()
        else:
            self.files.append(Upload(bytes(data), PurePath(part.filename).name))
