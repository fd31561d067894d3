import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
// @ts-expect-error plain JavaScript, shared with the scripts
import { apiFile, apiReport } from '../../scripts/api.mjs';
// @ts-expect-error plain JavaScript, shared with the scripts
import { runRecordSchema, runRecordSchemaFile } from '../../scripts/runRecordSchema.mjs';
// @ts-expect-error plain JavaScript, shared with the scripts
import { viewSchemas, viewSchemasFolder } from '../../scripts/viewSchemas.mjs';

test('docs/api.md is what the types say; node scripts/api.mjs writes it', () => {
  expect(apiReport()).toBe(readFileSync(apiFile, 'utf8'));
});

test('src/record/runRecordSchema.json is what the type says; node scripts/runRecordSchema.mjs writes it', async () => {
  expect(await runRecordSchema()).toBe(readFileSync(runRecordSchemaFile, 'utf8'));
});

test('docs/schemas is what the types of the views say; node scripts/viewSchemas.mjs writes it', async () => {
  const written = readdirSync(viewSchemasFolder as string).map((name): [string, string] => [
    name,
    readFileSync(join(viewSchemasFolder, name), 'utf8')
  ]);
  expect(Object.fromEntries(written)).toEqual(await viewSchemas());
});
