import asyncio
import struct
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "screenshot.py"

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.slow
@pytest.mark.parametrize("scene", ["answer", "push"])
@pytest.mark.usefixtures("browser")
async def test_writes_a_sharp_picture_of_the_page(tmp_path: Path, scene: str) -> None:
    picture = tmp_path / "folder" / "page.png"

    script = await asyncio.create_subprocess_exec(
        *(sys.executable, SCRIPT, "--of", scene, "--to", picture), stdout=asyncio.subprocess.PIPE
    )
    printed, _ = await script.communicate()

    assert script.returncode == 0
    assert printed.decode().splitlines()[-1].startswith(f"{picture}: ")
    assert struct.unpack(">II", picture.read_bytes()[16:24]) == (2200, 1920)
