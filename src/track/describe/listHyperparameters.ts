import type { RunRecord } from '../../record/RunRecord';

export type Hyperparameter = [name: string, value: string | number | boolean];

/** The settings of a run in the order of its record, by names that a table can have: "seed", "optimizer.learningRate", "terms.soft.temperature". */
export function listHyperparameters(record: RunRecord): Hyperparameter[] {
  const { setup, data, models, transfer = {} } = record;
  return [
    ...flattened('', setup),
    ['data', data.name],
    ['data.rows', data.rows.train],
    ...(['teacher', 'student'] as const).flatMap((role) => {
      const { name, parameters } = models[role] ?? {};
      return flattened(role, { name, parameters });
    }),
    ...Object.entries(transfer).flatMap(([name, { data: rows, weight, counted }]) =>
      flattened(`transfer.${name}`, { name: rows, weight, rows: counted })
    )
  ];
}

/** What has a name is called by it: {name: "adam", learningRate: 0.1} as `optimizer` gives optimizer: "adam" and optimizer.learningRate: 0.1. */
function flattened(name: string, value: unknown): Hyperparameter[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [[name, value]];
  const inside = (part: string) => (name ? `${name}.${part}` : part);
  if (!Array.isArray(value))
    return Object.entries(value as object).flatMap(([part, one]) =>
      // The loss of a term is what the term is.
      flattened(name && (part === 'name' || part === 'loss') ? name : inside(part), one)
    );
  const isPlain = value.every((one) => typeof one !== 'object');
  return isPlain ? [[name, value.join(', ')]] : value.flatMap((one, i) => flattened(inside(String(i + 1)), one));
}
