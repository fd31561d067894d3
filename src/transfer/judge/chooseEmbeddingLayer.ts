import type { LayerInfo } from '../../models/features/LayerInfo';

/** At inference they only pass on the numbers of the layer before them, possibly reordered. */
const sameAsBefore = new Set([
  'Dropout',
  'SpatialDropout1D',
  'GaussianNoise',
  'GaussianDropout',
  'AlphaDropout',
  'Flatten',
  'Reshape',
  'Permute'
]);

/**
 * The default layer whose output represents a row: the last one called "representation", otherwise the last one before the logits, ignoring
 * dropout and plain reshaping. For a model with one layer, the logits.
 */
export function chooseEmbeddingLayer(layers: readonly LayerInfo[]): string {
  const represents = layers.filter(({ name }) => name.split('/').pop() === 'representation');
  if (represents.length) return represents[represents.length - 1].name;
  let end = layers.length - 1;
  // A nested model at the end returns the output of its own last layer.
  while (end > 0 && layers[end - 1].kind !== 'feature' && layers[end - 1].name.startsWith(`${layers[end].name}/`)) end--;
  const before = layers.slice(0, end).filter(({ kind }) => !sameAsBefore.has(kind));
  return (before[before.length - 1] ?? layers[layers.length - 1]).name;
}
