import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';

const folder = resolve(__dirname, '../../docs/schemas');
const ajv = new Ajv({ strict: false });

/** The schemas in docs/schemas by the kind of view that they are of. */
export const viewSchemas = new Map<string, ValidateFunction>(
  readdirSync(folder).map((file) => {
    const schema = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { title: string };
    return [schema.title, ajv.compile(schema)];
  })
);

/** What the schema of its kind has to say about a view; null where it fits. */
export function schemaComplaint(view: { kind: string }): string | null {
  const validate = viewSchemas.get(view.kind);
  if (!validate) return `no schema of kind ${view.kind}`;
  const [error] = validate(view) ? [] : validate.errors!;
  return error ? `${view.kind}${error.instancePath} ${error.message}` : null;
}
