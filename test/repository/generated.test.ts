import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// @ts-expect-error plain JavaScript, shared with the scripts
import { apiFile, apiReport } from '../../scripts/api.mjs';
// @ts-expect-error plain JavaScript, shared with the scripts
import { runRecordSchema, runRecordSchemaFile } from '../../scripts/runRecordSchema.mjs';

test('docs/api.md is what the types say; node scripts/api.mjs writes it', () => {
  expect(apiReport()).toBe(readFileSync(apiFile, 'utf8'));
});

test('src/record/runRecordSchema.json is what the type says; node scripts/runRecordSchema.mjs writes it', async () => {
  expect(await runRecordSchema()).toBe(readFileSync(runRecordSchemaFile, 'utf8'));
});
