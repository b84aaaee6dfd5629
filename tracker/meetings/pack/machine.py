"""What this machine can do for a pack: Pango turns our pages into a PDF, LibreOffice Word files."""

import ctypes
import subprocess
import sys
from functools import cache

from tracker.meetings.pack import child

# What WeasyPrint opens by these names on Linux; elsewhere it is asked itself.
_LIBRARIES = (
    "libgobject-2.0.so.0", "libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0", "libfontconfig.so.1",
)  # fmt: skip
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation"


def can_print() -> bool:
    """Whether Pango is there. That it is not is asked anew each time: somebody may install it."""
    return _has_libraries() or _imports()


@cache
def _has_libraries() -> bool:
    try:
        for name in _LIBRARIES:
            ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _imports() -> bool:
    asked = [sys.executable, "-P", "-B", "-c", "import weasyprint"]
    answer = subprocess.run(asked, capture_output=True, env=child.surroundings(), check=False)
    return answer.returncode == 0
