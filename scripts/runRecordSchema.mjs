// Writes src/record/runRecordSchema.json, the JSON Schema of a run record, from its TypeScript type. A test holds it up to date.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';
import { isMain } from './setup/isMain.mjs';
import { root } from './setup/places.mjs';

export const runRecordSchemaFile = join(root, 'src', 'record', 'runRecordSchema.json');

export async function runRecordSchema() {
  const schema = createGenerator({
    path: join(root, 'src', 'record', 'RunRecord.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    type: 'RunRecord',
    skipTypeCheck: true
  }).createSchema('RunRecord');
  return format(JSON.stringify(schema, withoutBounds), { ...(await resolveConfig(runRecordSchemaFile)), parser: 'json' });
}

/** The bounds at the types are those of what is drawn: a record is read however much is in it. */
function withoutBounds(key, value) {
  const isTuple = key === 'maxItems' && value === this.minItems;
  return bounds.has(key) && typeof value === 'number' && !isTuple ? undefined : value;
}

const bounds = new Set(['minimum', 'maximum', 'exclusiveMinimum', 'maxItems', 'maxProperties']);

if (isMain(import.meta.url)) writeFileSync(runRecordSchemaFile, await runRecordSchema());
