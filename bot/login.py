"""Who uses this machine."""

import getpass
import os


def login() -> str:
    """Return the name of the user, whatever the environment says that it is.

    Where the machine knows none, as in a container, the number.
    """
    try:
        from pwd import getpwuid  # noqa: PLC0415 - Windows has none
    except ImportError:
        return getpass.getuser()
    try:
        return getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
