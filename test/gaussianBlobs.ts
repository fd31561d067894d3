import type { Dataset } from '../src/data/Dataset';
import { mulberry32 } from './mulberry32';

/** Overlapping Gaussian clouds, one a class: a seeded task that a small net learns well but not perfectly. */
export function gaussianBlobs({ rows = 400, classes = 3, features = 4, seed = 1, spread = 1.2 } = {}): Dataset {
  const uniform = mulberry32(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const centres = Array.from({ length: classes }, (_, c) =>
    Array.from({ length: features }, (_, f) => 1.5 * Math.sin(2.1 * c + 2 * f + 1))
  );
  const x = new Float32Array(rows * features);
  const y = Int32Array.from({ length: rows }, (_, i) => i % classes);
  for (let i = 0; i < rows; i++) for (let f = 0; f < features; f++) x[i * features + f] = centres[y[i]][f] + spread * gauss();
  return { name: 'blobs', x, y, shape: [features], classes: Array.from({ length: classes }, (_, c) => `c${c}`), synthetic: true };
}
