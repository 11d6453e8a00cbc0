"""Models that ``hireloop models pull`` knows by name, each pinned to a revision and to checksums.

The checksums are those that several independent projects publish for the same files. A model
without one could be named here too: then the person who pulls gives it, or takes the files unchecked.
"""

from dataclasses import dataclass

HUGGING_FACE = "https://huggingface.co"

# The same in every size of Whisper.
WHISPER_TOKENIZER = "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab"
WHISPER_VOCABULARY = "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913"


@dataclass(frozen=True)
class ModelFile:
    """One download. An archive (.tar.bz2, .tar.gz, .zip) is unpacked and its outermost folder dropped."""

    url: str
    sha256: str | None = None

    @property
    def name(self) -> str:
        return self.url.rpartition("/")[2].partition("?")[0]


@dataclass(frozen=True)
class KnownModel:
    name: str
    kind: str
    engine: str
    about: str
    size_mb: int
    licence: str
    files: tuple[ModelFile, ...]


def hugging_face(repository: str, revision: str, checksums: dict[str, str]) -> tuple[ModelFile, ...]:
    base = f"{HUGGING_FACE}/{repository}/resolve/{revision}"
    return tuple(ModelFile(f"{base}/{name}", sha256) for name, sha256 in checksums.items())


def whisper(size: str, size_mb: int, *, revision: str, config: str, weights: str) -> KnownModel:
    checksums = {
        "config.json": config,
        "tokenizer.json": WHISPER_TOKENIZER,
        "vocabulary.txt": WHISPER_VOCABULARY,
        "model.bin": weights,
    }
    return KnownModel(
        name=f"whisper-{size}",
        kind="speech_to_text",
        engine="whisper",
        about="Whisper for faster-whisper: Chinese, English and many more",
        size_mb=size_mb,
        licence="MIT",
        files=hugging_face(f"Systran/faster-whisper-{size}", revision, checksums),
    )


KNOWN_MODELS = (
    KnownModel(
        name="sense-voice",
        kind="speech_to_text",
        engine="sherpa",
        about="SenseVoice small, 8 bit: Chinese, Cantonese, English, Japanese, Korean",
        size_mb=240,
        licence="FunASR model licence",
        files=hugging_face(
            "csukuangfj/sherpa-onnx-sense-voice-zh-en-ja-ko-yue-2024-07-17",
            "2365baeacb507f821a0c8120fcee3d484dba7a07",
            {
                "model.int8.onnx": "c71f0ce00bec95b07744e116345e33d8cbbe08cef896382cf907bf4b51a2cd51",
                "tokens.txt": "f449eb28dc567533d7fa59be34e2abca8784f771850c78a47fb731a31429a1dc",
            },
        ),
    ),
    KnownModel(
        name="paraformer-zh-small",
        kind="speech_to_text",
        engine="sherpa",
        about="Paraformer small, 8 bit: Chinese with some English",
        size_mb=82,
        licence="FunASR model licence",
        files=hugging_face(
            "csukuangfj/sherpa-onnx-paraformer-zh-small-2024-03-09",
            "63ddc3cd0f2810b68289a7b3876e62ef5d53d6df",
            {
                "model.int8.onnx": "3ef6c19369b912f7caf3cef8e545c5ccd1a33d9d7ec792a46668dc41c4b229ec",
                "tokens.txt": "4b2d964e18b9cf139b473003b6698fb2ed9a2a5ec55b93daa677b28f578897aa",
            },
        ),
    ),
    whisper(
        "tiny",
        78,
        revision="d90ca5fe260221311c53c58e660288d3deb8d356",
        config="a73a28cdfe1c43ccc7202fa333d1f89c202477271407ae9a7f19afa52039cac8",
        weights="dcb76c6586fc06cbdac6dd21f14cfd129cc4cdd9dce19bf4ffa62e59cbe6e6d1",
    ),
    whisper(
        "base",
        148,
        revision="ebe41f70d5b6dfa9166e2c581c45c9c0cfc57b66",
        config="56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
        weights="d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
    ),
    whisper(
        "small",
        486,
        revision="536b0662742c02347bc0e980a01041f333bce120",
        config="b55496ac7940a7ae47d2c01eab40edfd8701feec1229d9cce3b40014383fb828",
        weights="3e305921506d8872816023e4c273e75d2419fb89b24da97b4fe7bce14170d671",
    ),
)
