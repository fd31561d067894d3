"""Pictures that are changed by given draws, by PyTorch alone: flips, shifts, rotations, scales, crops, erased boxes, colours, mixed rows.

torch 2.x; `python -P augment.py > augment.json` (-P: csv.py beside it is not Python's).
"""

import json
import math

import torch
import torch.nn.functional as F

torch.manual_seed(7)
torch.set_default_dtype(torch.float64)
HEIGHT, WIDTH = 6, 7


def grid(matrix, size):
    return F.affine_grid(matrix[None], [1, 3, *size], align_corners=False)


def sampled(picture, matrix, fill=0.0):
    """`matrix` takes places of the new picture to places of the old one, both from -1 to 1."""
    moved = F.grid_sample(
        (picture - fill)[None], grid(matrix, picture.shape[1:]), mode="bilinear", padding_mode="zeros", align_corners=False
    )
    return moved[0] + fill


def rotated(picture, degrees, fill):
    angle = math.radians(degrees)
    height, width = picture.shape[1:]
    # In pixels the inverse of a counter-clockwise turn; the axes of the grid have different lengths.
    cos, sin = math.cos(angle), math.sin(angle)
    return sampled(picture, torch.tensor([[cos, -sin * height / width, 0], [sin * width / height, cos, 0]]), fill)


def scaled(picture, factor, fill):
    return sampled(picture, torch.tensor([[1 / factor, 0, 0], [0, 1 / factor, 0]]), fill)


def shifted(picture, down, right, pixels, fill):
    mode = "reflect" if fill == "reflect" else "constant"
    padded = F.pad(picture, [pixels] * 4, mode=mode, **({} if fill == "reflect" else {"value": fill}))
    height, width = picture.shape[1:]
    top, left = pixels - down, pixels - right
    return padded[:, top : top + height, left : left + width]


def cropped(picture, box):
    part = picture[:, box["top"] : box["top"] + box["height"], box["left"] : box["left"] + box["width"]]
    return F.interpolate(part[None], size=picture.shape[1:], mode="bilinear", align_corners=False)[0]


def erased(picture, box, value):
    out = picture.clone()
    out[:, box["top"] : box["top"] + box["height"], box["left"] : box["left"] + box["width"]] = value
    return out


GREY = torch.tensor([0.299, 0.587, 0.114])[:, None, None]


def coloured(picture, brightness, contrast, saturation):
    picture = (picture * brightness).clamp(0, 1)
    mean = (picture * GREY).sum(0).mean()
    picture = (contrast * picture + (1 - contrast) * mean).clamp(0, 1)
    grey = (picture * GREY).sum(0, keepdim=True)
    return (saturation * picture + (1 - saturation) * grey).clamp(0, 1)


def rows(picture):
    """Channels last, as a row of numbers."""
    return [round(value, 9) for value in picture.permute(1, 2, 0).flatten().tolist()]


picture, other = torch.rand(3, HEIGHT, WIDTH), torch.rand(3, HEIGHT, WIDTH)
# As they are stored.
picture, other = picture.float().double(), other.float().double()
box = {"top": 1, "left": 2, "height": 4, "width": 3}
cases = []


def case(name, options, draws, expected):
    cases.append({"name": name, "options": options, "draws": draws, "expected": rows(expected)})


case("flip", {}, {"flipped": True}, picture.flip(2))
case("flip", {"axis": "vertical"}, {"flipped": True}, picture.flip(1))
case("flip", {}, {"flipped": False}, picture)
for fill in [0, 0.5, "reflect"]:
    for down, right in [(0, 0), (2, -3), (-3, 1), (3, 3)]:
        expected = shifted(picture, down, right, 3, fill)
        case("shift", {"pixels": 3, "fill": fill}, {"down": down, "right": right}, expected)
for degrees, fill in [(0, 0), (10, 0), (-33.3, 0), (90, 0.25), (180, 0)]:
    case("rotate", {"degrees": 180, "fill": fill}, {"degrees": degrees}, rotated(picture, degrees, fill))
for factor, fill in [(1, 0), (1.3, 0), (0.6, 0), (0.6, 1), (3, 0)]:
    case("scale", {"from": 0.1, "to": 5, "fill": fill}, {"factor": factor}, scaled(picture, factor, fill))
for one in [box, {"top": 0, "left": 0, "height": 6, "width": 7}, {"top": 5, "left": 6, "height": 1, "width": 1}]:
    case("resizedCrop", {}, {"box": one}, cropped(picture, one))
    case("erase", {"value": 0.7}, {"box": one}, erased(picture, one, 0.7))
for factors in [(1, 1, 1), (0.6, 1.4, 0.8), (1.4, 0.6, 1.2), (1.3, 1.3, 1.4)]:
    draws = dict(zip(["brightness", "contrast", "saturation"], factors))
    case("colour", {}, draws, coloured(picture, *factors))
case("mixUp", {}, {"with": 1, "share": 0.3}, 0.3 * picture + 0.7 * other)
mixed = picture.clone()
mixed[:, 1:5, 2:5] = other[:, 1:5, 2:5]
case("cutMix", {}, {"with": 1, "share": 1 - 12 / 42, "box": box}, mixed)

print(json.dumps({"shape": [HEIGHT, WIDTH, 3], "picture": rows(picture), "other": rows(other), "cases": cases}))
