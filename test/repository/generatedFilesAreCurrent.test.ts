import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kindRenderers } from '../../src/views/kindRenderers';
import { root } from './runTool';
// @ts-expect-error plain JavaScript, shared with the scripts
import { apiFile, apiReport } from '../../scripts/apiReport.mjs';
// @ts-expect-error plain JavaScript, shared with the scripts
import { designFile, withMap } from '../../scripts/folderMap.mjs';
// @ts-expect-error plain JavaScript, shared with the scripts
import { runRecordSchema, runRecordSchemaFile } from '../../scripts/runRecordSchema.mjs';
// @ts-expect-error plain JavaScript, shared with the scripts
import { generateViewFiles, schemasFolder } from '../../scripts/generateViewFiles.mjs';

test('docs/api.md is what the types say; node scripts/apiReport.mjs writes it', () => {
  expect(apiReport()).toBe(readFileSync(apiFile, 'utf8'));
});

test('docs/design.md has the map that the tables of arrows give; node scripts/folderMap.mjs writes it', () => {
  const text = readFileSync(designFile as string, 'utf8');
  expect(withMap(text)).toBe(text);
});

test('src/record/runRecordSchema.json is what the type says; node scripts/runRecordSchema.mjs writes it', async () => {
  expect(await runRecordSchema()).toBe(readFileSync(runRecordSchemaFile, 'utf8'));
});

describe('node scripts/generateViewFiles.mjs', () => {
  test('writes what the list of kinds and the types of the views say now', async () => {
    const made = (await generateViewFiles()) as { [path: string]: string };
    const isDue = (path: string) => !existsSync(path) || readFileSync(path, 'utf8') !== made[path];
    expect(Object.keys(made).filter(isDue), 'what is due').toEqual([]);
    const schemas = readdirSync(schemasFolder as string).map((name) => join(schemasFolder, name));
    expect(
      schemas.filter((path) => !(path in made)),
      'schemas of kinds that are gone'
    ).toEqual([]);
  });
});

test('docs/views.md shows a picture of every kind of view', () => {
  const page = readFileSync(join(root, 'docs', 'views.md'), 'utf8');
  expect(Object.keys(kindRenderers).filter((kind) => !page.includes(`images/views/${kind}.png`))).toEqual([]);
});
