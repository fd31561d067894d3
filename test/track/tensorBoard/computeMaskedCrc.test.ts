import { expect, test } from 'vitest';
import { computeMaskedCrc } from '../../../src/track/tensorBoard/computeMaskedCrc';

const unmasked = (bytes: Uint8Array) => {
  const rotated = (computeMaskedCrc(bytes) - 0xa282ead8) >>> 0;
  return ((rotated >>> 17) | (rotated << 15)) >>> 0;
};

// RFC 3720, appendix B.4.
test.each([
  ['zeros', new Uint8Array(32), 0x8a9136aa],
  ['ones', new Uint8Array(32).fill(255), 0x62a8ab43],
  ['rising', Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
  ['falling', Uint8Array.from({ length: 32 }, (_, i) => 31 - i), 0x113fdb5c]
])('computeMaskedCrc(bytes) is the CRC-32C of the standard, masked: %s', (_, bytes, expected) => {
  expect(unmasked(bytes)).toBe(expected);
});
