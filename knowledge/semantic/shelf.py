"""Vectors kept on disk, so that no text is embedded twice.

The shelf of a model is a folder. Each file holds the vectors of some texts under the digests of
these; it is written whole or not at all, and never changed. A file that is damaged, or is not
of this model, is passed over: its texts are then embedded anew.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np

from knowledge.semantic.embedder import Vector, unit_rows

KEY_BYTES = 16  # of the digest a text is known by

Key = bytes


def key_of(text: str) -> Key:
    """Return the digest of a text."""
    return blake2b(text.encode(), digest_size=KEY_BYTES).digest()


class Shelf:
    """The vectors that one model gave, in a folder of its own below `folder`."""

    def __init__(self, folder: Path, model: str) -> None:
        self._model = model
        self._folder = folder / key_of(model).hex()

    def take(self) -> dict[Key, Vector]:
        """Return all that is kept, as near to what was put as half precision is."""
        known: dict[Key, Vector] = {}
        for path in sorted(self._folder.glob("*.npz")):
            known.update(self._read(path))
        return known

    def put(self, vectors: Mapping[Key, Vector]) -> None:
        """Keep `vectors`, all of one size, in a file of their own; raises OSError."""
        name = key_of(b"".join(sorted(vectors)).hex()).hex()
        self._folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=self._folder, suffix=".tmp", delete=False) as file:
            try:
                np.savez(
                    file,
                    model=np.frombuffer(self._model.encode(), np.uint8),
                    keys=np.frombuffer(b"".join(vectors), np.uint8).reshape(-1, KEY_BYTES),
                    vectors=np.array(list(vectors.values()), np.float16),
                )
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).replace(self._folder / f"{name}.npz")
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise

    def clear(self) -> None:
        """Throw away all that is kept, as far as the folder lets us."""
        for path in self._folder.glob("*.npz"):
            with suppress(OSError):
                path.unlink()

    def _read(self, path: Path) -> dict[Key, Vector]:
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
                model, keys, rows = held["model"], held["keys"], held["vectors"]
            if model.tobytes() != self._model.encode() or keys.dtype != np.uint8:
                return {}
            digests = keys.reshape(-1, KEY_BYTES)
            vectors = unit_rows(rows, len(digests))
        except Exception:  # noqa: BLE001 - whatever is wrong with a file, it can be made again
            return {}
        return {key.tobytes(): row for key, row in zip(digests, vectors, strict=True)}
