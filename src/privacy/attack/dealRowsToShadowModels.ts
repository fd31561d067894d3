import { createRandom, shuffle } from '../../stats/createRandom';

/** [models * rows] 1 where a model learns from a row: each row goes to exactly half of the models, drawn by itself. */
export function dealRowsToShadowModels(models: number, rows: number, seed: number): Int32Array {
  const next = createRandom(seed);
  const order = Int32Array.from({ length: models }, (_, i) => i);
  const dealt = new Int32Array(models * rows);
  for (let row = 0; row < rows; row++) {
    shuffle(order, next);
    for (let i = 0; i < models / 2; i++) dealt[order[i] * rows + row] = 1;
  }
  return dealt;
}
