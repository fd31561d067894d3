const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** A number as the 16 bits of IEEE 754's half precision, rounded to the nearest, ties to even. */
export function toFloat16(value: number): number {
  float[0] = value;
  const sign = (bits[0] >>> 16) & 0x8000;
  const size = Math.abs(float[0]);
  if (Number.isNaN(size)) return 0x7e00;
  // Half way from the largest number to the next power of two, and beyond.
  if (size >= 65520) return sign | 0x7c00;
  // Below the smallest normal number all have one exponent.
  const exponent = size < 2 ** -14 ? -14 : ((bits[0] >>> 23) & 255) - 127;
  const steps = roundToEven(size / 2 ** (exponent - 10));
  // A mantissa that is rounded up to the next power of two is carried over by the sum.
  return sign | (size < 2 ** -14 ? steps : ((exponent + 15) << 10) + steps - 1024);
}

/** The number that 16 bits of half precision stand for. */
export function fromFloat16(half: number): number {
  const [sign, exponent, mantissa] = [half & 0x8000 ? -1 : 1, (half >> 10) & 31, half & 1023];
  if (exponent === 31) return mantissa ? NaN : sign * Infinity;
  return sign * (exponent ? (1024 + mantissa) * 2 ** (exponent - 25) : mantissa * 2 ** -24);
}

function roundToEven(value: number): number {
  const down = Math.floor(value);
  const rest = value - down;
  return rest > 0.5 || (rest === 0.5 && down % 2 === 1) ? down + 1 : down;
}
