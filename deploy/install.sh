#!/bin/sh
# Bring a virtual environment to a lock: deploy/install.sh VENV LOCK
# uv is quick; where it cannot be had, pip installs the same lock with the same hashes.
set -eu
venv=$1 lock=$2
if [ -x "$venv/bin/uv" ]; then
    echo "Installing from $lock ..."
    VIRTUAL_ENV="$venv" "$venv/bin/uv" pip sync --quiet --require-hashes "$lock"
    VIRTUAL_ENV="$venv" "$venv/bin/uv" pip install --quiet --no-deps --no-build-isolation --editable .
else
    echo "Installing from $lock with pip ..."
    "$venv/bin/python" -m pip install --quiet --require-hashes --requirement "$lock"
    "$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation --editable .
fi
"$venv/bin/python" -m compileall -q bot content handlers scheduler
