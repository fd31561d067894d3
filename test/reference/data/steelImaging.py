"""What light and lens make of a surface: Gaussian blur by SciPy, shading by the documented formula on NumPy's gradients.

numpy 2.x, scipy 1.x; `python steel.py > steel.json`.
"""

import json

import numpy as np
from scipy import ndimage

random = np.random.default_rng(50)
image = np.round(random.uniform(0, 1, (11, 14)), 3)


def blurred(deviation: float) -> list[float]:
    return ndimage.gaussian_filter(image, deviation, mode="nearest", radius=int(np.ceil(3.5 * deviation))).ravel().tolist()


height = np.round(random.normal(0, 60, (9, 12)), 1)  # micrometres
albedo = np.round(random.uniform(0.4, 1.4, (9, 12)), 3)
pitch, azimuth, elevation = 0.5, 200.0, 30.0


def shaded() -> np.ndarray:
    down, p = np.gradient(height / 1000, pitch)
    q = -down  # upwards in the picture
    a, e = np.radians([azimuth, elevation])
    light = np.array([np.cos(e) * np.cos(a), np.cos(e) * np.sin(a), np.sin(e)])
    normal = np.stack([-p, -q, np.ones_like(p)]) / np.sqrt(1 + p**2 + q**2)
    lambert = np.maximum(0, np.tensordot(light, normal, 1)) / np.sin(e)
    half = light + [0, 0, 1]  # between the light and the camera
    slope = -half[:2] / half[2]  # of the facets that mirror

    def facets(p, q):
        return np.exp(-((p - slope[0]) ** 2 + (q - slope[1]) ** 2) / (2 * 0.35**2))

    return 0.5 * albedo * (0.7 * lambert + 0.3 * np.minimum(3, facets(p, q) / facets(0, 0)))


print(
    json.dumps(
        {
            "image": image.ravel().tolist(),
            "blurred": {str(deviation): blurred(deviation) for deviation in (0.8, 1.7)},
            "surface": {
                "height": height.ravel().tolist(),
                "albedo": albedo.ravel().tolist(),
                "pitch": pitch,
                "angle": azimuth,
                "elevation": elevation,
            },
            "shaded": shaded().ravel().tolist(),
        }
    )
)
