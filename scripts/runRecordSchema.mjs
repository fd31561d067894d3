// Writes src/record/runRecordSchema.json, the JSON Schema of a run record, from its TypeScript type. A test holds it up to date.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { isMain } from './setup/isMain.mjs';
import { root } from './setup/paths.mjs';
import { formatGenerated } from './formatGenerated.mjs';

export const runRecordSchemaFile = join(root, 'src', 'record', 'runRecordSchema.json');

export async function runRecordSchema() {
  const schema = createGenerator({
    path: join(root, 'src', 'record', 'RunRecord.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    type: 'RunRecord',
    skipTypeCheck: true
  }).createSchema('RunRecord');
  return formatGenerated(runRecordSchemaFile, JSON.stringify(withoutBounds(schema)));
}

const bounds = new Set(['minimum', 'maximum', 'exclusiveMinimum', 'maxItems', 'maxProperties']);

/**
 * The bounds at the types are those of what is drawn: a record is read however much is in it. But a record with more models than it has room for was made
 * by something else.
 */
function withoutBounds(value, name) {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => withoutBounds(one));
  const isTuple = value.minItems !== undefined && value.minItems === value.maxItems;
  const isBound = ([key, bound]) => bounds.has(key) && typeof bound === 'number' && !(isTuple && key === 'maxItems');
  const kept = Object.entries(value).filter((entry) => name === 'participants' || !isBound(entry));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutBounds(inner, key)]));
}

if (isMain(import.meta.url)) writeFileSync(runRecordSchemaFile, await runRecordSchema());
