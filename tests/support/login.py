"""Who runs the tests, as editions and the log write whoever uses the terminal."""

import os
import pwd

LOGIN = pwd.getpwuid(os.getuid()).pw_name
ME = f"cli:{LOGIN}"
HERE = f"服务器上的 {LOGIN}"  # as people read it
