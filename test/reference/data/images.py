"""Small images in many formats, and the pixels that Pillow decodes from them.

Pillow 13, numpy 2.x; `python images.py > images.json` writes the files into images/ beside it.
"""

import base64
import json
import struct
from pathlib import Path

import numpy as np
from PIL import Image

folder = Path(__file__).parent / "images"
folder.mkdir(exist_ok=True)
random = np.random.default_rng(11)
height, width = 7, 11
y, x = np.mgrid[0:height, 0:width]
grey = (20 * x + 9 * y + random.integers(0, 30, (height, width))).clip(0, 255).astype(np.uint8)
colour = np.stack([grey, 255 - grey, (grey.astype(int) * 7 % 256).astype(np.uint8)], -1)
alpha = random.integers(0, 256, (height, width)).astype(np.uint8)
smooth_y, smooth_x = np.mgrid[0:16, 0:24]
smooth = np.stack([6 * smooth_x, 10 * smooth_y, 120 + 0 * smooth_x], -1).astype(np.uint8)

Image.fromarray(grey).save(folder / "grey.png")
Image.fromarray(colour).save(folder / "colour.png")
Image.fromarray(grey > 100).save(folder / "bits1.png")
Image.fromarray(colour).quantize(16).save(folder / "palette.png")
Image.fromarray(np.dstack([colour, alpha]), "RGBA").save(folder / "alpha.png")
Image.fromarray(random.integers(0, 65536, (height, width)).astype(np.uint16)).save(folder / "bits16.png")
Image.fromarray(colour).save(folder / "colour.webp", lossless=True)
Image.fromarray(colour).save(folder / "colour.tif")
Image.fromarray(colour).quantize(16).save(folder / "palette.gif")
Image.fromarray(smooth).save(folder / "colour.jpg", quality=95)
Image.fromarray(smooth[..., 0]).save(folder / "grey.jpg", quality=95)
exif = Image.Exif()
exif[274] = 6
Image.fromarray(smooth).save(folder / "exifRotated.jpg", quality=95, exif=exif)
Image.fromarray(grey).save(folder / "bits8.bmp")
Image.fromarray(colour).save(folder / "bits24.bmp")
Image.fromarray(grey > 100).save(folder / "bits1.bmp")


def bmp(name, bits, rows, palette=b"", masks=None, top_down=False, core=False):
    """A BMP that Pillow does not write."""
    if core:
        head = struct.pack("<IHHHH", 12, width, height, 1, bits)
    else:
        size = 108 if masks else 40
        head = struct.pack("<IiiHHIIiiII", size, width, -height if top_down else height, 1, bits, 3 if masks else 0, 0, 0, 0, 0, 0)
        if masks:
            head += struct.pack("<IIII", *masks) + bytes(108 - 56)
    if not top_down:
        rows = rows[::-1]
    body = b"".join(row + bytes(-len(row) % 4) for row in rows)
    offset = 14 + len(head) + len(palette)
    file = b"BM" + struct.pack("<IHHI", offset + len(body), 0, 0, offset) + head + palette + body
    (folder / name).write_bytes(file)


codes = (grey // 16).astype(np.uint8)
four = [bytes(int(a) << 4 | int(b) for a, b in zip(row[0::2], np.append(row[1::2], 0))) for row in codes]
bmp("bits4.bmp", 4, four, b"".join(bytes([16 * i, 255 - 16 * i, 7 * i, 0]) for i in range(16)))
bmp("coreHeader.bmp", 24, [row[:, ::-1].tobytes() for row in colour], core=True)
bmp("topDown.bmp", 24, [row[:, ::-1].tobytes() for row in colour], top_down=True)
plain = np.dstack([colour[..., ::-1], np.zeros_like(grey)])
bmp("bits32.bmp", 32, [row.tobytes() for row in plain])
masked = np.dstack([colour, np.full_like(grey, 255)])
bmp("colourMasks.bmp", 32, [row.tobytes() for row in masked], masks=(0xFF, 0xFF00, 0xFF0000, 0xFF000000))

images = {}
for path in sorted(folder.iterdir()):
    image = Image.open(path)
    if path.name == "bits16.png":
        pixels = np.asarray(image).astype(np.uint32) >> 8
        rgb = np.repeat(pixels[..., None], 3, -1).astype(np.uint8)
    elif path.name == "alpha.png":
        black = Image.new("RGBA", image.size, (0, 0, 0, 255))
        rgb = np.asarray(Image.alpha_composite(black, image).convert("RGB"))
    else:
        if path.name == "exifRotated.jpg":
            image = image.transpose(Image.Transpose.ROTATE_270)
        rgb = np.asarray(image.convert("RGB"))
    grey_pixels = np.asarray(Image.fromarray(rgb).convert("L"))
    images[path.name] = {
        "height": rgb.shape[0],
        "width": rgb.shape[1],
        "rgb": base64.b64encode(rgb.tobytes()).decode(),
        "grey": base64.b64encode(grey_pixels.tobytes()).decode(),
    }

print(
    json.dumps(
        {
            "images": images,
            "resized": {
                "file": "grey.jpg",
                "shape": [5, 8],
                "lanczos": np.asarray(Image.open(folder / "grey.jpg").resize((8, 5), Image.Resampling.LANCZOS)).ravel().tolist(),
            },
        }
    )
)
