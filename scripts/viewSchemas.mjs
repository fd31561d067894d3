// Writes docs/schemas/, a JSON Schema for each kind of view, from the TypeScript types. A test holds them up to date.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';
import { isMain } from './setup/isMain.mjs';
import { root } from './setup/places.mjs';

export const viewSchemasFolder = join(root, 'docs', 'schemas');

/** Text of each file by its name: "run.json". */
export async function viewSchemas() {
  const { definitions, $schema } = createGenerator({
    path: join(root, 'src', 'views', 'View.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    type: 'View',
    skipTypeCheck: true
  }).createSchema('View');
  const style = { ...(await resolveConfig(join(viewSchemasFolder, 'run.json'))), parser: 'json' };
  const texts = definitions.View.anyOf.map(async ({ $ref }) => {
    const name = nameOf($ref);
    const kind = definitions[name].properties.kind.const;
    const $id = `urn:stillroom:view:${kind}:1`;
    const schema = { $schema, $id, title: kind, $ref, definitions: reached(definitions, name) };
    return [`${kind}.json`, await format(JSON.stringify(schema), style)];
  });
  return Object.fromEntries(await Promise.all(texts));
}

/** The definition of that name, and all that it refers to. */
function reached(definitions, name, found = {}) {
  if (name in found) return found;
  found[name] = definitions[name];
  for (const [, ref] of JSON.stringify(definitions[name]).matchAll(/"\$ref":"([^"]+)"/g))
    reached(definitions, nameOf(ref), found);
  return found;
}

function nameOf(ref) {
  return decodeURIComponent(ref.slice('#/definitions/'.length));
}

if (isMain(import.meta.url)) {
  mkdirSync(viewSchemasFolder, { recursive: true });
  for (const old of readdirSync(viewSchemasFolder)) rmSync(join(viewSchemasFolder, old));
  for (const [name, text] of Object.entries(await viewSchemas())) writeFileSync(join(viewSchemasFolder, name), text);
}
