/** Makes a function that writes |DFT|^2 of a frame, its first size / 2 + 1 numbers, into `power`. */
export function computePowerSpectrum(size: number): (frame: Float64Array, power: Float64Array) => void {
  const cosine = Float64Array.from({ length: size }, (_, i) => Math.cos((2 * Math.PI * i) / size));
  const sine = Float64Array.from({ length: size }, (_, i) => Math.sin((2 * Math.PI * i) / size));
  return Number.isInteger(Math.log2(size)) ? byHalves(size, cosine, sine) : bySums(size, cosine, sine);
}

function bySums(size: number, cosine: Float64Array, sine: Float64Array): (frame: Float64Array, power: Float64Array) => void {
  return (frame, power) => {
    for (let bin = 0; bin < power.length; bin++) {
      let re = 0;
      let im = 0;
      for (let i = 0, at = 0; i < size; i++) {
        re += frame[i] * cosine[at];
        im += frame[i] * sine[at];
        at += bin;
        if (at >= size) at -= size;
      }
      power[bin] = re * re + im * im;
    }
  };
}

/** Cooley and Tukey's transform, for powers of 2. */
function byHalves(size: number, cosine: Float64Array, sine: Float64Array): (frame: Float64Array, power: Float64Array) => void {
  const order = new Int32Array(size);
  for (let i = 1; i < size; i++) order[i] = (order[i >> 1] >> 1) | (i & 1 ? size >> 1 : 0);
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  return (frame, power) => {
    for (let i = 0; i < size; i++) re[i] = frame[order[i]];
    im.fill(0);
    for (let half = 1; half < size; half *= 2) {
      const step = size / (2 * half);
      for (let start = 0; start < size; start += 2 * half)
        for (let k = 0; k < half; k++) {
          // Without lists, which would take most of the time here.
          const a = start + k;
          const b = a + half;
          const c = cosine[k * step];
          const s = sine[k * step];
          const x = re[b] * c + im[b] * s;
          const y = im[b] * c - re[b] * s;
          re[b] = re[a] - x;
          im[b] = im[a] - y;
          re[a] += x;
          im[a] += y;
        }
    }
    for (let bin = 0; bin < power.length; bin++) power[bin] = re[bin] * re[bin] + im[bin] * im[bin];
  };
}
