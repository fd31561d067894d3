import type { Ajv, ValidateFunction } from 'ajv';
import type { RunRecord } from './RunRecord';
import schema from './runRecordSchema.json';

/**
 * Returns a value as a run record if it fits the JSON Schema, which is made from the type.
 *
 * @throws TypeError that names the first place that does not fit.
 */
export function validateRecord(subject: string, value: unknown): RunRecord {
  const { schema: format } = (value ?? {}) as { schema?: unknown };
  if (format !== 'stillroom.run/1') {
    throw new TypeError(
      `${subject}: expected a record of schema "stillroom.run/1", got ${typeof format === 'string' ? JSON.stringify(format.slice(0, 60)) : typeof format}; use a version of Stillroom that reads it`
    );
  }
  const validate = validator();
  if (validate(value)) return value as RunRecord;
  const { instancePath, message } = validate.errors?.[0] ?? {};
  throw new TypeError(
    `${subject}: expected a run record, got one whose ${instancePath || 'root'} ${message}; save it again from the run`
  );
}

let compiled: ValidateFunction | undefined;

/** Loading and compiling takes a while and is seldom needed, so it waits for the first check. */
function validator(): ValidateFunction {
  if (compiled) return compiled;
  const { Ajv: Validating } = require('ajv') as { Ajv: typeof Ajv };
  return (compiled = new Validating({ strict: false, strictNumbers: true }).compile(schema));
}
