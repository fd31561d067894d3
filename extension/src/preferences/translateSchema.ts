import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { Trans } from '../dom/trans';

type Schema = ISettingRegistry.ISchema;

/** The server translates schemas only from JupyterLab's own language packs: the titles and descriptions of ours are translated here. */
export function translateSchema(schema: Schema, trans: Trans): Schema {
  return translated(schema, trans) as Schema;
}

function translated(value: unknown, trans: Trans): unknown {
  if (Array.isArray(value)) return value.map((one) => translated(one, trans));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      (key === 'title' || key === 'description') && typeof inner === 'string' ? trans.__(inner) : translated(inner, trans)
    ])
  );
}
