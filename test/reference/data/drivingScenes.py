"""A driving scene without noise, seen by a camera, by NumPy: writes drivingScenes.json beside this file.

    pip install numpy
    python drivingScenes.py
"""

import json
from pathlib import Path

import numpy as np

HEIGHT, WIDTH = 16, 24
ANGLE, CAMERA = 0.008, 1.5
SIZES = {"car": (1.8, 4.4, 1.5), "truck": (2.5, 8, 3.2), "pedestrian": (0.6, 0.4, 1.75), "cone": (0.45, 0.45, 0.8)}


def covers(kind, u, v):
    inside = (abs(u) < 1) & (v >= 0) & (v < 1)
    if kind == "car":
        return inside & ((v < 0.55) | (abs(u) < 0.7))
    if kind == "cone":
        return inside & (abs(u) < 1 - 0.9 * v)
    if kind == "pedestrian":
        head = (v > 0.85) & (abs(u) < 0.35)
        body = (v > 0.45) & (v <= 0.85) & (abs(u) < 0.75)
        legs = (v <= 0.45) & (abs(u) > 0.1) & (abs(u) < 0.6)
        return inside & (head | body | legs)
    return inside


def view(scene, cell):
    distance = (cell["from"] + cell["to"]) / 2
    right = (cell["x"] + ((np.arange(WIDTH) + 0.5) / WIDTH - 0.5) * 6) / distance
    up = (4 * (1 - (np.arange(HEIGHT) + 0.5) / HEIGHT) - CAMERA) / distance
    right, up = np.meshgrid(*[(np.floor(t / ANGLE) + 0.5) * ANGLE for t in (right, up)])
    grey = np.where(up < 0, 0.35, 0.75)
    depth = np.where(up < 0, CAMERA / np.maximum(-up, 1e-9), 100.0)
    for user in sorted(scene["users"], key=lambda one: -one["z"]):
        width, length, height = SIZES[user["kind"]]
        seen = width * abs(np.cos(user["heading"])) + length * abs(np.sin(user["heading"]))
        u = (right * user["z"] - user["x"]) / (seen / 2)
        v = (CAMERA + up * user["z"]) / height
        here = covers(user["kind"], u, v)
        wheel = (user["kind"] in ("car", "truck")) & (v < 0.2) & (abs(abs(u) - 0.65) < 0.2)
        grey = np.where(here, np.where(wheel, 0.05, user["albedo"]), grey)
        depth = np.where(here, user["z"], depth)
    seen = (0.6 + (grey - 0.6) * np.exp(-scene["fog"] * depth)) * scene["light"]
    return np.round(255 * np.clip(seen, 0, 1)).astype(int)


scene = {
    "users": [
        {"kind": "truck", "cell": 4, "x": 0.6, "z": 17, "heading": 0.2, "albedo": 0.8},
        {"kind": "car", "cell": 1, "x": -0.4, "z": 9.5, "heading": 1.4, "albedo": 0.55},
        {"kind": "pedestrian", "cell": 0, "x": -5.2, "z": 12, "heading": 0.1, "albedo": 0.3},
        {"kind": "cone", "cell": 8, "x": 5.5, "z": 30, "heading": 0, "albedo": 0.9},
    ],
    "light": 0.9,
    "fog": 0.01,
    "noise": 0,
}
cells = [
    {"x": x, "from": begin, "to": end}
    for begin, end in [(6, 14), (14, 24), (24, 36), (36, 50)]
    for x in (-6, 0, 6)
]
views = [view(scene, cell).ravel().tolist() for cell in cells]
path = Path(__file__).with_suffix(".json")
path.write_text(json.dumps({"numpy": np.__version__, "scene": scene, "views": views}) + "\n")
