"""RapidOCR (PP-OCR) with the models that come in its package: Chinese and English, in a process of its own.

The process stays for the next page; it holds about 300 MB and ends with its parent or on ``close``.
"""

import atexit
from functools import lru_cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any

from hireloop.kernel.errors import N_

from .errors import EngineUnavailable
from .model_files import model_hash, packaged_file
from .ocr import OcrText, Picture
from .provenance import Provenance
from .settings import EngineSettings
from .workers import WarmWorker

TIMEOUT_S = 90.0
MODEL = ("rapidocr", "models", "PP-OCRv6_rec_small.onnx")
# Lines are found on a smaller copy and read one by one: pages of long and short lines gain nothing from padding.
SETTINGS: dict[str, Any] = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    "Det.limit_type": "max",
    "Det.limit_side_len": 1120,
    "Rec.rec_batch_num": 1,
}
WORKER = WarmWorker()
atexit.register(WORKER.close)


class RapidOcr:
    """The embedded OCR engine."""

    def __init__(self, settings: EngineSettings) -> None:
        if find_spec("rapidocr") is None:
            raise EngineUnavailable(N_("RapidOCR is not installed. Install the package rapidocr."))
        self.provenance = Provenance(
            step="ocr", engine="rapidocr", version=installed_version(), model_hash=model_hash(packaged_file(*MODEL))
        )

    def read(self, picture: Picture) -> tuple[OcrText, ...]:
        return WORKER.run(recognise, picture, timeout_s=TIMEOUT_S, what="RapidOCR")


def installed_version() -> str:
    try:
        return version("rapidocr")
    except PackageNotFoundError:
        return ""


# --- in the worker process


def recognise(picture: Picture) -> tuple[OcrText, ...]:
    # RapidOCR expects the colours the other way round, as OpenCV does.
    found = model()(picture[:, :, ::-1])
    if found.boxes is None or found.txts is None:
        return ()
    return tuple(
        OcrText(text, tuple((float(x), float(y)) for x, y in corners), float(score))  # type: ignore[arg-type]
        for text, corners, score in zip(found.txts, found.boxes, found.scores, strict=True)
    )


@lru_cache(maxsize=1)
def model() -> Any:
    return import_module("rapidocr").RapidOCR(params=SETTINGS)
