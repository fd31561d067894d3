/**
 * Blurs an image in place with a Gaussian of this standard deviation in pixels, along rows and columns; the border repeats outside. Below 0.7 pixels it is
 * the three weights with that variance, as a sampled Gaussian is too wide or too narrow there.
 */
export function blurImage(image: Float32Array, height: number, width: number, deviation: number): void {
  if (deviation <= 0.02) return;
  const weights = weightsOf(deviation);
  const line = new Float64Array(Math.max(height, width) + 2 * weights.length);
  for (let y = 0; y < height; y++) convolve(image, y * width, 1, width, weights, line);
  for (let x = 0; x < width; x++) convolve(image, x, width, height, weights, line);
}

function weightsOf(deviation: number): Float64Array {
  if (deviation < 0.7) return Float64Array.of(1 - deviation ** 2, deviation ** 2 / 2);
  const reach = Math.ceil(3.5 * deviation);
  const weights = Float64Array.from({ length: reach + 1 }, (_, i) => Math.exp(-(i * i) / (2 * deviation * deviation)));
  const sum = weights.reduce((total, weight, i) => total + (i ? 2 : 1) * weight, 0);
  return weights.map((weight) => weight / sum);
}

/** One row or column, by way of `line`, which has room for it with its border on both sides. */
function convolve(
  image: Float32Array,
  start: number,
  stride: number,
  count: number,
  weights: Float64Array,
  line: Float64Array
): void {
  const reach = weights.length - 1;
  for (let i = 0; i < count; i++) line[i + reach] = image[start + stride * i];
  line.fill(line[reach], 0, reach).fill(line[count + reach - 1], count + reach, count + 2 * reach);
  for (let i = 0; i < count; i++) {
    let sum = weights[0] * line[i + reach];
    for (let k = 1; k <= reach; k++) sum += weights[k] * (line[i + reach - k] + line[i + reach + k]);
    image[start + stride * i] = sum;
  }
}
