"""Who runs the tests, as editions and the log write whoever uses the terminal."""

import os
import pwd

ME = f"cli:{pwd.getpwuid(os.getuid()).pw_name}"
