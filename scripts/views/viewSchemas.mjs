import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { root } from '../setup/paths.mjs';

/**
 * The definitions of all views, and of what a kernel tells of a run that goes on and of samples, as JSON Schema. Bounds stand at the types: `@maxItems 100`,
 * `@minimum 0`; `@items` is the schema of a list's entries, where it is more than their type.
 */
export function typeDefinitions(kinds) {
  const generator = createGenerator({
    path: join(root, 'src', '{views/types/*,record/{LiveRun,LiveSamples}}.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    skipTypeCheck: true,
    extraTags: ['items']
  });
  const schemas = [...kinds.map(({ type }) => type), 'LiveRun', 'SamplesFound'].map((type) => generator.createSchema(type));
  return { $schema: schemas[0].$schema, definitions: Object.assign({}, ...schemas.map((schema) => schema.definitions)) };
}

/** A JSON Schema for each kind of view, by its name. */
export function viewSchemas(kinds, { $schema, definitions }) {
  return kinds.map(({ kind, type }) => {
    const $id = `urn:stillroom:view:${kind}:1`;
    const schema = { $schema, $id, title: kind, $ref: refTo(type), definitions: reached(definitions, type) };
    return [kind, schema];
  });
}

/** The definition of that name, and all that it refers to. */
export function reached(definitions, name, found = {}) {
  if (name in found) return found;
  found[name] = definitions[name];
  for (const [, ref] of JSON.stringify(definitions[name]).matchAll(/"\$ref":"([^"]+)"/g))
    reached(definitions, nameOf(ref), found);
  return found;
}

export function nameOf(ref) {
  return decodeURIComponent(ref.slice('#/definitions/'.length));
}

function refTo(name) {
  return `#/definitions/${encodeURIComponent(name)}`;
}
