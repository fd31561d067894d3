import type { LayerWeight } from '../graph/LayerTranslation';

/** A weight with its axes in another order. */
export function transposeWeight<Values extends Float32Array | Int8Array>(
  { shape, values }: LayerWeight<Values>,
  order: readonly number[]
): LayerWeight<Values> {
  const steps = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const sizes = order.map((axis) => shape[axis]);
  const out = values.slice() as Values;
  const place = sizes.map(() => 0);
  let from = 0;
  for (let i = 0; i < out.length; i++) {
    out[i] = values[from];
    // The next place, the last axis first.
    for (let k = sizes.length - 1; k >= 0; k--) {
      from += steps[order[k]];
      if (++place[k] < sizes[k]) break;
      from -= sizes[k] * steps[order[k]];
      place[k] = 0;
    }
  }
  return { shape: sizes, values: out };
}
