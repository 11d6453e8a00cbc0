"""Read settings from the environment, by type."""

import os
from pathlib import Path
from urllib.parse import urlsplit


def env_str(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def env_bool(name: str, *, default: bool) -> bool:
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in {"1", "true", "yes", "on"}


def env_int(name: str, default: int) -> int:
    return int(os.environ.get(name) or default)


def env_list(name: str, default: str = "") -> list[str]:
    return [item.strip() for item in env_str(name, default).split(",") if item.strip()]


def env_secret(name: str, file: Path) -> str:
    """The secret from the environment, else from ``file``, which is made (mode 600) at first use."""
    if value := os.environ.get(name):
        return value
    if not file.exists():
        import secrets

        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as handle:
            handle.write(secrets.token_urlsafe(48))
    return file.read_text().strip()


def origin_of(url: str) -> str:
    """ "https://id.example.com" of "https://id.example.com/realms/a"."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
