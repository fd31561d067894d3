import type { MimeBundle } from './MimeBundle';
import { readMethod, readProperty } from '../values/readProperty';
import { tableToMimeBundle } from './tableToMimeBundle';
import { tableFromValue } from './tableFromValue';

const mostRows = 10;

/** A data frame (polars and its like: `schema`, `head`, `toRecords`) as its first rows. */
export function showDataFrame(value: object): MimeBundle | undefined {
  const schema = readProperty(value, 'schema');
  const head = readMethod(value, 'head');
  if (typeof schema !== 'object' || schema === null || head === undefined) return undefined;
  const first = head(mostRows);
  const records = readMethod(first, 'toRecords')?.();
  if (!Array.isArray(records)) return undefined;
  const data = records.slice(0, mostRows) as unknown[];
  const fields = Object.entries(schema).map(([name, type]) => ({ name, type: jsonType(type) }));
  const table = tableFromValue(data);
  const resource = JSON.parse(JSON.stringify({ data, schema: { fields } }, toJson)) as object;
  return { 'application/vnd.dataresource+json': resource, ...(table && tableToMimeBundle(table)) };
}

function jsonType(type: unknown): string {
  const name = String(readProperty(type, 'variant') ?? type).toLowerCase();
  if (/^u?int/.test(name)) return 'integer';
  if (/^(float|decimal|number)/.test(name)) return 'number';
  if (/^bool/.test(name)) return 'boolean';
  if (/^date(time)?/.test(name)) return 'datetime';
  return /^(list|array)/.test(name) ? 'array' : 'string';
}

function toJson(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
