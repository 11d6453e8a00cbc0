#!/usr/bin/env bash
# Set up everything that ./run and ./test need; quick and without network when it is all there.
#   scripts/setup.sh run | test
set -euo pipefail
cd "$(dirname "$0")/.."

for_what=${1:-run}
venv=.venv
dist=src/hireloop/web/static/dist

debian_packages() {
  local wanted=(fonts-noto-cjk espeak-ng libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 gettext libreoffice-writer-nogui)
  [[ $for_what == test ]] && wanted+=(chromium poppler-utils libnss3-tools)
  python3.11 -c 'import ensurepip' 2>/dev/null || wanted+=(python3.11-venv)
  if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian: see to it that these, or what they are called here, are installed: ${wanted[*]}"
    return
  fi
  local missing=() name
  for name in "${wanted[@]}"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || missing+=("$name")
  done
  [[ ${#missing[@]} == 0 ]] && return
  local install=(apt-get install -y --no-install-recommends "${missing[@]}")
  if [[ $(id -u) == 0 ]]; then
    apt-get update -q && DEBIAN_FRONTEND=noninteractive "${install[@]}"
  elif sudo -n true 2>/dev/null; then
    sudo apt-get update -q && sudo DEBIAN_FRONTEND=noninteractive "${install[@]}"
  else
    echo "Debian packages are missing. Run this, then start again:" >&2
    echo "  sudo apt-get update && sudo ${install[*]}" >&2
    exit 2
  fi
}

tools_are_there() {
  command -v python3.11 >/dev/null || { echo "Python 3.11 is missing: install python3.11." >&2; exit 2; }
  command -v npm >/dev/null || { echo "Node.js 20 is missing: install nodejs and npm." >&2; exit 2; }
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  ((major >= 20)) || { echo "Node.js 20 or newer is needed; this is $(node --version)." >&2; exit 2; }
}

# Run a command unless the files it depends on are what they were when it last succeeded.
once_for() {
  local stamp=$1 files=$2
  shift 2
  local now
  now=$(sha256sum $files | sha256sum | cut -d' ' -f1)
  [[ -f $stamp && $(<"$stamp") == "$now" ]] && return
  "$@"
  echo "$now" >"$stamp"
}

python_packages() {
  echo "Installing Python packages…"
  [[ -x $venv/bin/python ]] || python3.11 -m venv $venv
  [[ -x $venv/bin/pip ]] || $venv/bin/python -m ensurepip >/dev/null
  [[ -x $venv/bin/uv ]] || $venv/bin/python -m pip install --quiet --disable-pip-version-check uv
  $venv/bin/uv pip sync --quiet --python $venv/bin/python --require-hashes requirements.lock
  $venv/bin/uv pip install --quiet --python $venv/bin/python --no-deps --editable .
}

node_packages() {
  echo "Installing Node packages…"
  npm ci --no-fund --no-audit --loglevel=error
}

frontend() {
  local sources=(frontend package.json package-lock.json src/hireloop)
  if [[ -f $dist/.built && -z $(find "${sources[@]}" -newer $dist/.built \
    \( -name '*.ts' -o -name '*.css' -o -name '*.mjs' -o -name '*.txt' -o -name '*.json' -o -name '*.html' -o -name '*.py' \) \
    -not -path '*/tests/*' -not -path "$dist/*" -print -quit) ]]; then
    return
  fi
  echo "Building pages' scripts and styles…"
  local log
  log=$(npm run build --silent 2>&1) || { echo "$log" >&2; exit 1; }
  touch $dist/.built
}

messages() {
  local catalog
  find src -name django.po | while read -r catalog; do
    [[ ${catalog%.po}.mo -nt $catalog ]] || msgfmt --output-file="${catalog%.po}.mo" "$catalog"
  done
}

debian_packages
tools_are_there
once_for $venv/.installed "requirements.lock pyproject.toml" python_packages
once_for node_modules/.installed "package-lock.json" node_packages
frontend
messages
