"""Wait until an address answers: ``wait_for.py URL PID``. Exit 1 when the process ends before, or after a minute."""

import os
import sys
import time
import urllib.error
import urllib.request

address, pid = sys.argv[1], int(sys.argv[2])
end = time.monotonic() + 60
while time.monotonic() < end:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        sys.exit("The server did not start.")
    try:
        urllib.request.urlopen(address, timeout=5)
        sys.exit(0)
    except (urllib.error.URLError, OSError):
        time.sleep(0.2)
sys.exit(f"{address} did not answer within a minute.")
