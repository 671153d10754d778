#!/bin/sh
# Make or complete the Python environment. Usage: install.sh PYTHON VENV runtime|dev
set -eu
python=$1 venv=$2 kind=$3

"$python" - <<'PY' || exit 1
import sys
if sys.version_info < (3, 11):
    sys.exit(f"DeepSentinel needs Python 3.11 or newer, and this is {sys.version.split()[0]}. "
             "Install one and run: make up PYTHON=python3.11")
PY

if [ ! -x "$venv/bin/python" ]; then
    echo "Creating the Python environment in $venv"
    "$python" -m venv "$venv" || {
        echo "Python cannot make environments here. On Debian and Ubuntu: apt-get install python3-venv" >&2
        exit 1
    }
fi
pip="$venv/bin/python -m pip --disable-pip-version-check install --quiet -c constraints.txt"

if [ "$kind" = runtime ]; then
    echo "Installing PyTorch (about 1 minute)"
    # By exact pin and first: a range takes the newest build with gigabytes of CUDA packages.
    $pip "$(grep -E '^torch==' constraints.txt)"
    echo "Installing the other packages (1 to 3 minutes)"
    $pip -e .
    if ! "$venv/bin/python" -c "import cv2" 2>/dev/null; then
        echo "This machine lacks the desktop libraries of OpenCV: taking its headless build instead"
        version=$(sed -n 's/^opencv-python==//p' constraints.txt)
        "$venv/bin/python" -m pip uninstall --quiet --yes opencv-python
        "$venv/bin/python" -m pip --disable-pip-version-check install --quiet --no-deps \
            "opencv-python-headless==$version"
        "$venv/bin/python" -c "import cv2"
    fi
else
    echo "Installing the tools for tests"
    $pip -e ".[dev]"
fi
touch "$venv/.$kind"
