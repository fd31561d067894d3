import type { LogMelOptions } from './LogMelOptions';

/** Hann's window in the middle of a frame, as one period of 0.5 - 0.5 cos, with zeros on both sides. */
export function createFramedWindow({ window, fftSize }: Required<LogMelOptions>): Float64Array {
  const values = new Float64Array(fftSize);
  const start = Math.floor((fftSize - window) / 2);
  for (let i = 0; i < window; i++) values[start + i] = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / window);
  return values;
}
