"""Find a model directory: the one that was named, else one that was pulled."""

from collections.abc import Callable
from pathlib import Path

from hireloop.kernel.errors import N_

from .errors import EngineUnavailable
from .settings import EngineSettings, models_dir


def model_directory(settings: EngineSettings, *, fits: Callable[[Path], bool], engine: str) -> Path:
    """The directory that the engine is to load.

    ``settings.model`` may be a path or the name of a pulled model. Raises EngineUnavailable.
    """
    if settings.model:
        return named_directory(settings, fits=fits, engine=engine)
    pulled = models_dir()
    found = sorted(path for path in pulled.iterdir() if path.is_dir() and fits(path)) if pulled.is_dir() else []
    if not found:
        raise EngineUnavailable(
            N_("%(engine)s has no model here. Pull one (hireloop models), or set %(variable)s to a model directory."),
            engine=engine,
            variable=settings.variable("model"),
        )
    return found[0]


def named_directory(settings: EngineSettings, *, fits: Callable[[Path], bool], engine: str) -> Path:
    for path in (Path(settings.model), models_dir() / settings.model):
        if path.is_dir() and fits(path):
            return path
    raise EngineUnavailable(
        N_("%(variable)s is %(model)s, which is not a model directory for %(engine)s."),
        variable=settings.variable("model"),
        model=settings.model,
        engine=engine,
    )
