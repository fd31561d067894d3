import type { Feature } from '../../data/Dataset';
import { activationLayer } from './activationLayer';
import { denseLayer } from './denseLayer';
import { networkFunction, type LayerMakers } from './networkFunction';
import { affineLayer, normalizeLayer } from './normalizationLayers';
import type { NetworkPlan } from './NetworkPlan';
import { logitsToProbabilities } from './logitsToProbabilities';
import { tableLayer } from './tableLayer';
import { treeLayer } from './treeLayer';

export const makers: LayerMakers = {
  table: tableLayer,
  dense: denseLayer,
  affine: affineLayer,
  layerNormalization: normalizeLayer,
  activation: activationLayer,
  tree: treeLayer
};

/** A JavaScript module that computes a plan and imports nothing: the functions that compute it here, as text, and its weights. */
export function writeModuleText(
  plan: NetworkPlan,
  name: string,
  format: 'esm' | 'commonjs',
  columns: readonly Feature[] | null
): string {
  const kinds = [...new Set(plan.steps.map(({ kind }) => kind))];
  return `${format === 'esm' ? '' : "'use strict';\n"}// ${name.replace(/[^\x20-\x7e]/g, '?')}, compiled by Stillroom.
// predict(row): ${plan.inputs} numbers, NaN where one is missing, to ${plan.outputs === 1 ? 'a number' : `${plan.outputs} numbers`} as the model gives; probabilities(row): one a class.
${columns ? '// columns: what the numbers of a row are, in their order; a category is given as its place in categories.\n' : ''}const columns = ${ascii(JSON.stringify(columns))};
const plan = ${JSON.stringify(plan, packed)};
const unpack = (text, Type) => Float64Array.from(new Type(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer));
for (const step of plan.steps) {
  for (const key of Object.keys(step)) {
    if (step[key]?.single !== undefined) step[key] = unpack(step[key].single, Float32Array);
    else if (step[key]?.double !== undefined) step[key] = unpack(step[key].double, Float64Array);
  }
}
const makers = {
${kinds.map((kind) => `${kind}: ${makers[kind]}`).join(',\n')}
};
const network = ${networkFunction};
const logitsToProbabilities = ${logitsToProbabilities};
const predict = network(plan, makers);
const probabilities = (row) => logitsToProbabilities(plan, predict(row));
${format === 'esm' ? 'export { predict, probabilities, columns };' : 'module.exports = { predict, probabilities, columns };'}
`;
}

/** Some letters end a line of code, or turn its direction. */
function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Weights in base 64: four bytes per number if that loses nothing. */
function packed(_: string, value: unknown): unknown {
  if (!(value instanceof Float64Array)) return value;
  const single = Float32Array.from(value);
  return value.every((number, i) => Object.is(number, single[i])) ? { single: base64(single) } : { double: base64(value) };
}

function base64({ buffer }: Float32Array | Float64Array): string {
  return Buffer.from(buffer).toString('base64');
}
