"""How long the built-in text model takes to be ready, by hand and through sentence-transformers.

Each is started in fresh processes, in turn. Prints as its last line one JSON object:

    by_hand_s, library_s    seconds until the first vector, median
    by_hand_mb, library_mb  peak memory of the process, median
    ratio                   library_s / by_hand_s
"""

import json
import statistics
import subprocess
import sys

ROUNDS = 5
"""Processes of each kind, whose median is reported."""
CODE = """
import resource, time; began = time.monotonic()
from gpu_ops.embed.text import {loader}
from resources.models.embedders import minilm_folder
{loader}(minilm_folder(), "cpu").embed(["A person comes in."])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(time.monotonic() - began, peak / 1024)
"""
LOADERS = {"by_hand": "load_mean_pooling", "library": "load_sentence_transformer"}


def main() -> None:
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in LOADERS}
    for _ in range(ROUNDS):
        for name, loader in LOADERS.items():
            seen[name].append(start(loader))
    seconds = {name: statistics.median(each[0] for each in rounds) for name, rounds in seen.items()}
    memory = {name: statistics.median(each[1] for each in rounds) for name, rounds in seen.items()}
    report = {f"{name}_s": round(value, 2) for name, value in seconds.items()}
    report |= {f"{name}_mb": round(value) for name, value in memory.items()}
    print(json.dumps({**report, "ratio": round(seconds["library"] / seconds["by_hand"], 2)}))


def start(loader: str) -> tuple[float, float]:
    command = [sys.executable, "-c", CODE.format(loader=loader)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


if __name__ == "__main__":
    main()
