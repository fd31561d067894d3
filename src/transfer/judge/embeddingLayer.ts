import type { LayerInfo } from '../../models/features/LayerInfo';

/** At inference they give the numbers of the layer before them, in another order at most. */
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
 * The layer whose numbers stand for a row where nobody chose one: the one called "representation" that comes last, else the last one before
 * the logits, dropout and mere reshaping left out; the logits of a model of one layer.
 */
export function embeddingLayer(layers: readonly LayerInfo[]): string {
  const represents = layers.filter(({ name }) => name.split('/').pop() === 'representation');
  if (represents.length) return represents[represents.length - 1].name;
  let end = layers.length - 1;
  // A nested model as the end gives what its own last layer gives.
  while (end > 0 && layers[end - 1].kind !== 'feature' && layers[end - 1].name.startsWith(`${layers[end].name}/`)) end--;
  const before = layers.slice(0, end).filter(({ kind }) => !sameAsBefore.has(kind));
  return (before[before.length - 1] ?? layers[layers.length - 1]).name;
}
