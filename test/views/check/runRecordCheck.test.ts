import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import schema from '../../../src/record/runRecordSchema.json';
import { runRecordCheck } from '../../../src/views/check/runRecordCheck';
import { fc } from '../../seededFastCheck';
import { valuePaths, withValue } from '../../valuePaths';
import { exampleRecord } from '../exampleRecord';
import { stagedRecord } from '../stagedRecord';

describe('runRecordCheck(record, at)', () => {
  const strange = fc.oneof(
    fc.constantFrom<unknown>(undefined, null, '', 'x', 0, -1, 0.5, 1e150, true, [], {}, [[]], [null], [1], ['x'], { name: 'x' }),
    fc.constantFrom<unknown>({ name: 'x', of: { name: 'y', at: [1, 2] } }, { name: 'x', of: { at: 1 } }, new Array(65).fill({})),
    fc.jsonValue()
  );
  // A field more is no fault: a later version has more of them.
  const open = JSON.stringify(schema, (key, value: unknown) =>
    key === 'additionalProperties' && value === false ? undefined : value
  );
  const isValid = new Ajv({ strict: false }).compile(JSON.parse(open) as object);

  it.each([
    ['a run', exampleRecord({ epochs: 2, examples: 3 })],
    ['a run in stages', stagedRecord()]
  ])('%s: takes what Ajv takes by the schema, and refuses what it refuses', (_, record) => {
    const json: unknown = JSON.parse(JSON.stringify(record));
    const places = valuePaths(json);
    expect(runRecordCheck(json, '')).toBeNull();
    expect(isValid(json)).toBe(true);
    fc.assert(
      fc.property(fc.constantFrom(...places), strange, (place, value) => {
        const data: unknown = JSON.parse(JSON.stringify(withValue(json, place, value)));
        expect(runRecordCheck(data, '') === null).toBe(isValid(data));
      }),
      { numRuns: 500 }
    );
  });
});
