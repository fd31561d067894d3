import type { LogMelOptions } from './LogMelOptions';

/** Triangles that overlap by half, equally wide on the mel scale: [fftSize / 2 + 1, bands], row by row. */
export function createMelFilters(options: Required<LogMelOptions>): Float64Array {
  const { rate, fftSize, bands, lowest, highest, norm } = options;
  const { toMel, toHz } = scales[options.scale];
  const bins = Math.floor(fftSize / 2) + 1;
  const [low, high] = [toMel(lowest), toMel(highest)];
  const edges = Float64Array.from({ length: bands + 2 }, (_, i) => toHz(low + ((high - low) * i) / (bands + 1)));
  const filters = new Float64Array(bins * bands);
  for (let band = 0; band < bands; band++) {
    const [from, top, to] = edges.subarray(band, band + 3);
    const height = norm === 'slaney' ? 2 / (to - from) : 1;
    for (let bin = 0; bin < bins; bin++) {
      const hz = (bin * rate) / fftSize;
      filters[bin * bands + band] = height * Math.max(0, Math.min((hz - from) / (top - from), (to - hz) / (to - top)));
    }
  }
  return filters;
}

/** Under 1,000 Hz a mel of Slaney is 200/3 Hz; above, 27 mels are a factor of 6.4. */
const [hzPerMel, bend] = [200 / 3, 1000];
const logStep = Math.log(6.4) / 27;

const scales = {
  htk: {
    toMel: (hz: number) => 2595 * Math.log10(1 + hz / 700),
    toHz: (mel: number) => 700 * (10 ** (mel / 2595) - 1)
  },
  slaney: {
    toMel: (hz: number) => (hz < bend ? hz / hzPerMel : bend / hzPerMel + Math.log(hz / bend) / logStep),
    toHz: (mel: number) => (mel < bend / hzPerMel ? mel * hzPerMel : bend * Math.exp(logStep * (mel - bend / hzPerMel)))
  }
};
