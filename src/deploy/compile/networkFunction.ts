import type { NetworkPlan, Step } from './NetworkPlan';

/** Numbers in, numbers out; the layer owns the result and overwrites it at its next call. */
export type Layer = (input: ArrayLike<number>) => ArrayLike<number>;

/** How each kind of step is computed, for an input of `width` numbers. */
export type LayerMakers = { [K in Step['kind']]: (step: Extract<Step, { kind: K }>, width: number) => Layer };

/**
 * A plan as a function of one row. Like the functions that make its layers, it uses nothing from outside, because its text goes into the
 * files that `source()` writes.
 */
export function networkFunction(plan: NetworkPlan, makers: LayerMakers): (row: ArrayLike<number>) => Float32Array {
  const { inputs, outputs, steps } = plan;
  const rounded = new Float64Array(inputs);
  let width = inputs;
  const layers = steps.map((step) => {
    const layer = (makers[step.kind] as (step: Step, width: number) => Layer)(step, width);
    if ('units' in step) width = step.units;
    return layer;
  });

  return (row) => {
    if (row?.length !== inputs)
      throw new RangeError(`predict: expected a row of ${inputs} numbers, got ${row?.length}; give one for each column`);
    for (let i = 0; i < inputs; i++) {
      if (typeof row[i] !== 'number') throw notNumber(row[i], i);
      rounded[i] = Math.fround(row[i]);
    }
    let values: ArrayLike<number> = rounded;
    for (let i = 0; i < layers.length; i++) values = layers[i](values);
    const out = new Float32Array(outputs);
    for (let i = 0; i < outputs; i++) out[i] = values[i];
    return out;
  };

  function notNumber(value: unknown, column: number): TypeError {
    let got = 'something that cannot be read';
    try {
      // Of what holds others, all would be put together.
      const holds = typeof value === 'function' || (typeof value === 'object' && value !== null);
      const text = holds ? `a value of type ${typeof value}` : String(value).slice(0, 60);
      const shown = typeof value === 'string' ? JSON.stringify(text) : text;
      // Some letters turn the direction of a line.
      got = shown.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
    } catch {
      // A tensor that was disposed, say.
    }
    return new TypeError(`predict: expected a number in column ${column}, got ${got}; a missing value is NaN`);
  }
}
