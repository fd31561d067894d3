"""Philox 4x32-10 and its use by TensorFlow's stateless_uniform, in plain Python, from the paper and TensorFlow's documentation of how a seed becomes a key.

Salmon et al. 2011, "Parallel Random Numbers: As Easy as 1, 2, 3". Writes philox.json beside this file: keys, and the first numbers in [0, 1) of each.
"""

import json
import struct
from pathlib import Path

WORD = 0xFFFFFFFF


def philox(counter, key):
    for _ in range(10):
        high0, low0 = divmod(0xD2511F53 * counter[0], 2**32)
        high1, low1 = divmod(0xCD9E8D57 * counter[2], 2**32)
        counter = [high1 ^ counter[1] ^ key[0], low1, high0 ^ counter[3] ^ key[1], low0]
        key = [(key[0] + 0x9E3779B9) & WORD, (key[1] + 0xBB67AE85) & WORD]
    return counter


def uniform(seed, count):
    """The seed's two numbers are the counter of a first block under a fixed key; this block gives the key and half of the counter of the rest."""
    wide = [number & 0xFFFFFFFFFFFFFFFF for number in seed]
    mixed = philox([wide[0] & WORD, wide[0] >> 32, wide[1] & WORD, wide[1] >> 32], [0x3EC8F720, 0x02461E29])
    words = []
    block = 0
    while len(words) < count:
        words += philox([block, 0, mixed[2], mixed[3]], mixed[:2])
        block += 1
    # 23 random bits behind the exponent of [1, 2).
    return [struct.unpack('f', struct.pack('I', (word & 0x7FFFFF) | 127 << 23))[0] - 1 for word in words[:count]]


keys = [[0, 0], [7, 3], [-5, 2], [2147483647, 2097151]]
path = Path(__file__).with_suffix('.json')
path.write_text(json.dumps([{'key': key, 'uniform': uniform(key, 10)} for key in keys], indent=1) + '\n')
