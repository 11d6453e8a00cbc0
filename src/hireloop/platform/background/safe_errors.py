"""An error as it may be kept: where it happened and what kind it was, without the personal data that messages hold."""

import traceback
from dataclasses import dataclass
from pathlib import Path

from django_tasks.utils import get_module_path

from hireloop.kernel.errors import HireloopError

from .policy import HOPELESS

MOST_FRAMES = 12


@dataclass(frozen=True)
class SafeError:
    """``is_hopeless``: a second try would meet the same error."""

    class_path: str
    text: str
    is_hopeless: bool = False


def safe_error(error: BaseException) -> SafeError:
    """Class, our own message template (never filled in), and the frames by file, line and function."""
    frames = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
    lines = [f"{_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
    heading = f"{type(error).__name__}: {error.message}" if isinstance(error, HireloopError) else type(error).__name__
    return SafeError(get_module_path(type(error)), "\n".join([heading, *lines]), isinstance(error, HOPELESS))


def _short(filename: str) -> str:
    """The last four parts of the path: enough to find the file, nothing of where it is installed."""
    return "/".join(Path(filename).parts[-4:])
