#!/usr/bin/env bash
# Resolve pyproject.toml into requirements.lock: hashes, no registry addresses.
set -euo pipefail
cd "$(dirname "$0")/.."
uv pip compile pyproject.toml --group dev --python-version 3.11 \
  --no-header --no-annotate --no-emit-index-url --generate-hashes --quiet --output-file requirements.lock
