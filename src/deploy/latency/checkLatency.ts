import { checkNumber } from '../../checks/checkNumber';
import { checkInputs } from '../../checks/checkInputs';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import { checkRowsInMemory } from '../../data/checkRowsInMemory';
import type { AnyDataset } from '../../data/Dataset';
import { mixSeeds, createRandom, shuffle } from '../../stats/createRandom';
import type { LatencyOptions } from './LatencyOptions';
import type { CallableModel } from './CallableModel';
import { createCallableModel } from './createCallableModel';

/** Checked inputs of the measurement. */
export interface LatencyPlan {
  candidates: CallableModel[];
  of: string;
  /** In a random order. */
  rows: { rows: number; columns: number; values: Float32Array };
  batches: number[];
  seconds: number;
  seed: number;
}

/** @throws TypeError or RangeError for what cannot be measured. */
export function checkLatency(options: LatencyOptions): LatencyPlan {
  checkInputs('latency', options, ['models', 'rows', 'batches', 'of', 'seconds', 'seed']);
  const { models, batches = [1], seconds = 5, seed = 0 } = options ?? {};
  if (typeof models !== 'object' || models === null || Array.isArray(models) || Object.keys(models).length === 0)
    throw new TypeError(`latency: expected models as an object, got ${showValue(models)}; pass {student: predict, teacher: ask}`);
  checkNumber('latency', 'seconds', seconds, { above: 0, atMost: 3600 });
  checkNumber('latency', 'seed', seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  const table = tableOf(options.rows);
  const candidates = Object.entries(models).map(([name, model]) => createCallableModel(name, model, table.columns, options.rows));
  const of = options.of ?? candidates[0].name;
  if (typeof of !== 'string' || !Object.hasOwn(models, of))
    throw new RangeError(
      `latency: expected of to be one of ${Object.keys(models).join(', ')}, got ${showValue(of)}; name a model`
    );
  checkBatches(batches, table.rows, candidates);
  return { candidates, of, rows: shuffled(table, seed), batches, seconds, seed };
}

function tableOf(given: unknown): LatencyPlan['rows'] {
  const table = (given ?? {}) as {
    x?: Float32Array;
    y?: ArrayLike<number>;
    rows?: number;
    columns?: number;
    values?: Float32Array;
  };
  if (hasSafelyReadableMembers(given, ['x', 'y'])) checkRowsInMemory(given as unknown as AnyDataset, 'latency');
  const [values, rows] = [table.x ?? table.values, table.y?.length ?? table.rows];
  const columns = table.columns ?? (values && rows ? values.length / rows : NaN);
  const isTable = values instanceof Float32Array && typeof rows === 'number';
  if (!isTable || !(rows === 0 || (Number.isInteger(columns) && rows * columns === values.length)))
    throw new TypeError(
      `latency: expected rows as a dataset or {rows, columns, values}, values a Float32Array, got ${showValue(given)}; give the test rows`
    );
  if (rows === 0 || columns === 0) throw new RangeError('latency: expected at least one row, got none; give the test rows');
  return { rows, columns, values };
}

function checkBatches(batches: unknown, rows: number, candidates: CallableModel[]): void {
  if (!Array.isArray(batches) || batches.length === 0 || new Set(batches).size !== batches.length)
    throw new TypeError(`latency: expected batches to be different numbers of rows, got ${showValue(batches)}; give [1, 100]`);
  batches.forEach((batch, i) =>
    checkNumber('latency', `batches[${i}]`, batch, { integer: true, atLeast: 1, atMost: Math.max(1, rows) })
  );
  const most = Math.max(...(batches as number[]));
  if (most > 1 && candidates.every(({ many }) => many === null))
    throw new RangeError(
      `latency: expected a model that takes ${most} rows per call, got functions of one row only; give {predict, batch: (rows, count) => its predictions}`
    );
}

/** Neighbours in a file are often alike, and a batch is taken from neighbours. */
function shuffled({ rows, columns, values }: LatencyPlan['rows'], seed: number): LatencyPlan['rows'] {
  const order = shuffle(
    Int32Array.from({ length: rows }, (_, i) => i),
    createRandom(mixSeeds(seed, 0))
  );
  const mixed = new Float32Array(values.length);
  order.forEach((row, i) => mixed.set(values.subarray(row * columns, (row + 1) * columns), i * columns));
  return { rows, columns, values: mixed };
}
