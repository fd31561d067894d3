import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { fc } from '../../seededFastCheck';
import { viewChecks } from '../../../src/views/check/viewChecks';
import { valuePaths, withValue } from '../../valuePaths';
import { everyView } from '../everyView';

describe('viewChecks[kind](view, at)', () => {
  const strange = fc.oneof(
    fc.constantFrom<unknown>(
      undefined,
      null,
      '',
      'x',
      0,
      -1,
      1,
      2,
      0.5,
      1e99,
      1e101,
      -1e101,
      1e-99,
      true,
      [],
      {},
      [[]],
      [null],
      [1]
    ),
    fc.constantFrom<unknown>(new Array(51).fill({}), new Array(1001).fill(0), new Array(5001).fill({})),
    fc.jsonValue()
  );

  it.each(everyView())('%s: takes what Ajv takes by the same schema, and refuses what it refuses', (_, view) => {
    const places = valuePaths(view);
    const isValid = schemas.get(view.kind)!;
    expect(viewChecks[view.kind](view, view.kind)).toBeNull();
    expect(isValid(JSON.parse(JSON.stringify(view)))).toBe(true);
    fc.assert(
      fc.property(fc.constantFrom(...places), strange, (place, value) => {
        const data: unknown = JSON.parse(JSON.stringify(withValue(view, place, value)));
        expect(viewChecks[view.kind](data, view.kind) === null).toBe(isValid(data));
      }),
      { numRuns: 500 }
    );
  });

  it('names the first field that is not as it should be, what was expected and what is there', () => {
    const { rows } = everyView()
      .map(([, view]) => view)
      .find((view) => view.kind === 'scores')!;
    const scores = { kind: 'scores', title: '', says: '', rows };
    expect(viewChecks.scores({ ...scores, title: 7, says: 8 }, 'scores')).toBe('scores.title: expected a text, got 7');
    expect(viewChecks.scores({ ...scores, rows: undefined }, 'scores')).toBe('scores.rows: expected a list, got nothing');
    const broken = rows.map((row, i) => (i === 1 ? { ...row, model: null } : row));
    expect(viewChecks.scores({ ...scores, rows: broken }, 'scores')).toBe('scores.rows[1].model: expected a text, got null');
    const many = new Array(401).fill(rows[0]);
    expect(viewChecks.scores({ ...scores, rows: many }, 'scores')).toBe('scores.rows: expected at most 400 entries, got 401');
  });
});

const folder = resolve(__dirname, '../../../docs/schemas');

/** As the checks take them: a field more is no fault, and a number has to be one that can be drawn. */
const schemas = new Map<string, ValidateFunction>(
  readdirSync(folder).map((file) => {
    const schema = JSON.parse(readFileSync(join(folder, file), 'utf8'), drawable) as { title: string };
    return [schema.title, new Ajv({ strict: false }).compile(schema)];
  })
);

function drawable(key: string, value: unknown): unknown {
  if (key === 'additionalProperties' && value === false) return undefined;
  const { type, minimum = -1e100, maximum = 1e100, exclusiveMinimum, ...rest } = (value ?? {}) as { [key: string]: unknown };
  const isNumber = type === 'number' || (Array.isArray(type) && type.includes('number'));
  if (!isNumber) return value;
  return { type, minimum: exclusiveMinimum === 0 ? 1e-100 : minimum, maximum, ...rest };
}
