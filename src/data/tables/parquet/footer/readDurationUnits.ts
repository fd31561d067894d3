import type { Field } from './Footer';

type Unit = NonNullable<Field['unit']>;

const arrowUnits: readonly Unit[] = ['SECONDS', 'MILLIS', 'MICROS', 'NANOS'];
const pandasUnits: { [unit: string]: Unit } = { s: 'SECONDS', ms: 'MILLIS', us: 'MICROS', ns: 'NANOS' };

/**
 * The units of durations by the name of their column. Parquet has no type for durations: Arrow keeps it in a note ("ARROW:schema", Schema.fbs of
 * format 1), and pandas in one of its own.
 *
 * @throws Error for a note of Arrow that is damaged, since numbers would lose their unit.
 */
export function readDurationUnits(notes: ReadonlyMap<string, string>, fields: readonly Field[]): Map<string, Unit> {
  const [arrow, pandas] = [notes.get('ARROW:schema'), notes.get('pandas')];
  if (arrow === undefined) return pandas === undefined ? new Map() : pandasDurations(pandas);
  const found = arrowDurations(arrow);
  // A program that leaves out columns may keep the note of all of them.
  const isWhole = found.length === fields.length;
  if (isWhole && !found.every(({ name }, i) => name === fields[i].name)) throw damaged();
  return new Map(found.flatMap(({ name, unit }) => (unit ? [[name.trim(), unit] as const] : [])));
}

function pandasDurations(note: string): Map<string, Unit> {
  const found = new Map<string, Unit>();
  let columns: unknown;
  try {
    ({ columns } = JSON.parse(note) as { columns?: unknown });
  } catch {
    return found;
  }
  for (const column of Array.isArray(columns) ? (columns as unknown[]) : []) {
    const { field_name: name, numpy_type: type } = (column ?? {}) as { field_name?: unknown; numpy_type?: unknown };
    const unit = pandasUnits[/^timedelta64\[(\w+)\]$/.exec(String(type))?.[1] ?? ''];
    if (unit && typeof name === 'string') found.set(name.trim(), unit);
  }
  return found;
}

/** A message of Arrow (FlatBuffers, after a marker and a length) with the schema in it: its columns, and the unit of durations. */
function arrowDurations(note: string): { name: string; unit?: Unit }[] {
  const bytes = Buffer.from(note, 'base64');
  const bare = (text: string) => text.replace(/=+$/, '');
  if (bare(bytes.toString('base64')) !== bare(note)) throw damaged();
  try {
    const start = bytes.readUInt32LE(0) === 0xffffffff ? 8 : 4;
    const message = start + bytes.readUInt32LE(start);
    const fields = tableAt(bytes, tableAt(bytes, message, 2), 1);
    const count = bytes.readUInt32LE(fields);
    if (count > bytes.length / 4) throw damaged();
    return Array.from({ length: count }, (_, i) => {
      const place = fields + 4 + 4 * i;
      const field = place + bytes.readUInt32LE(place);
      const at = tableAt(bytes, field, 0);
      const name = bytes.toString('utf8', at + 4, at + 4 + bytes.readUInt32LE(at));
      const kind = placeOf(bytes, field, 2);
      if (kind === undefined || bytes.readUInt8(kind) !== duration) return { name };
      const unit = placeOf(bytes, tableAt(bytes, field, 3), 0);
      const known = arrowUnits[unit === undefined ? 1 : bytes.readUInt16LE(unit)];
      if (!known) throw damaged();
      return { name, unit: known };
    });
  } catch (error) {
    // Offsets that lead beyond the end.
    throw error instanceof RangeError ? damaged() : error;
  }
}

/** The number of the type. */
const duration = 18;

function damaged(): Error {
  return new Error('its note of Arrow about the columns is damaged');
}

/** Where a field of a table lies, by its number; undefined where it has its default. */
function placeOf(bytes: Buffer, table: number, field: number): number | undefined {
  const offsets = table - bytes.readInt32LE(table);
  const at = 4 + 2 * field;
  const offset = at + 2 <= bytes.readUInt16LE(offsets) ? bytes.readUInt16LE(offsets + at) : 0;
  return offset === 0 ? undefined : table + offset;
}

/** The table, list or text to which a field points. */
function tableAt(bytes: Buffer, table: number, field: number): number {
  const place = placeOf(bytes, table, field);
  if (place === undefined) throw damaged();
  return place + bytes.readUInt32LE(place);
}
