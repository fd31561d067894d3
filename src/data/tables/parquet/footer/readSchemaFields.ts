import type { Field, PhysicalType, TimeUnit } from './Footer';
import { physicalTypes } from './physicalTypes';
import type { ThriftFields } from './readThrift';
import { readThriftCount, readThriftNumber, readThriftStructure, readThriftText } from './readThriftField';

/** By the number of ConvertedType, the older way to say what values stand for. */
const converted: readonly [meaning: string, unit?: TimeUnit][] = [
  ['STRING'],
  ['MAP'],
  ['MAP'],
  ['LIST'],
  ['ENUM'],
  ['DECIMAL'],
  ['DATE'],
  ['TIME', 'MILLIS'],
  ['TIME', 'MICROS'],
  ['TIMESTAMP', 'MILLIS'],
  ['TIMESTAMP', 'MICROS'],
  ['UNSIGNED'],
  ['UNSIGNED'],
  ['UNSIGNED'],
  ['UNSIGNED'],
  ['INTEGER'],
  ['INTEGER'],
  ['INTEGER'],
  ['INTEGER'],
  ['JSON'],
  ['BSON'],
  ['INTERVAL']
];

/** By the field of LogicalType. */
const logical: { [field: number]: string } = {
  1: 'STRING',
  2: 'MAP',
  3: 'LIST',
  4: 'ENUM',
  5: 'DECIMAL',
  6: 'DATE',
  7: 'TIME',
  8: 'TIMESTAMP',
  10: 'INTEGER',
  11: 'NULL',
  12: 'JSON',
  13: 'BSON',
  14: 'UUID',
  15: 'FLOAT16',
  16: 'VARIANT',
  17: 'GEOMETRY',
  18: 'GEOGRAPHY'
};

/** The types that values of a meaning may have, where numbers are made of them. */
const typesOf: { [meaning: string]: readonly PhysicalType[] } = {
  DATE: ['INT32'],
  'TIME of MILLIS': ['INT32'],
  TIME: ['INT64'],
  TIMESTAMP: ['INT64'],
  UNSIGNED: ['INT32', 'INT64'],
  INTEGER: ['INT32', 'INT64'],
  DECIMAL: ['INT32', 'INT64', 'BYTE_ARRAY', 'FIXED_LEN_BYTE_ARRAY'],
  FLOAT16: ['FIXED_LEN_BYTE_ARRAY'],
  UUID: ['FIXED_LEN_BYTE_ARRAY'],
  STRING: ['BYTE_ARRAY'],
  ENUM: ['BYTE_ARRAY'],
  JSON: ['BYTE_ARRAY']
};

const units: readonly TimeUnit[] = ['MILLIS', 'MICROS', 'NANOS'];

/**
 * The outermost columns of a schema, which is a tree flattened into a list with the root first, and how many columns without children it has.
 *
 * @throws Error unless it is one whole tree.
 */
export function readSchemaFields(schema: readonly ThriftFields[]): { fields: Field[]; leaves: number } {
  const fields: Field[] = [];
  let [at, leaves] = [1, 0];
  const children = (element: ThriftFields) => (element.has(5) ? readThriftCount(element, 5, 'the number of children') : 0);
  const top = schema.length > 0 ? children(schema[0]) : 0;
  for (let column = 0; column < top; column++) {
    const from = at;
    const leaf = leaves;
    for (let open = 1; open > 0; open--) {
      if (at >= schema.length) throw new Error('its schema ends too early');
      const own = children(schema[at++]);
      if (own === 0) leaves++;
      open += own;
    }
    fields.push(readField(schema[from], leaf, at - from > 1));
  }
  if (at !== schema.length || top === 0)
    throw new Error(`its schema has ${schema.length - 1} elements, of which ${at - 1} are columns`);
  return { fields, leaves };
}

function readField(element: ThriftFields, leaf: number, hasChildren: boolean): Field {
  const repetition = element.has(3) ? readThriftNumber(element, 3, 'a repetition') : 0;
  const name = readThriftText(element, 4, 'the name of a column');
  if (repetition < 0 || repetition > 2) throw new Error(`column ${JSON.stringify(name)} is repeated in way ${repetition}`);
  const isNested = hasChildren || repetition === 2;
  const scale = element.has(7) ? readThriftCount(element, 7, 'a scale') : 0;
  const field: Field = {
    name,
    length: element.has(2) ? readThriftCount(element, 2, 'the length of values') : 0,
    isOptional: repetition === 1,
    isNested,
    scale,
    isUnsigned: false,
    leaf,
    ...meaningOf(element, name, scale)
  };
  if (isNested) return field;
  const type = physicalTypes[readThriftNumber(element, 1, 'the type of a column')];
  if (!type) throw new Error(`column ${JSON.stringify(name)} has an unknown type`);
  const { meaning, unit, length } = field;
  if (type === 'FIXED_LEN_BYTE_ARRAY' && length === 0) throw new Error(`values of column ${JSON.stringify(name)} have no length`);
  const types = typesOf[meaning === 'TIME' && unit === 'MILLIS' ? 'TIME of MILLIS' : (meaning ?? '')];
  const isOfLength = (meaning !== 'FLOAT16' || length === 2) && (meaning !== 'UUID' || length === 16);
  if ((types && !types.includes(type)) || !isOfLength)
    throw new Error(`column ${JSON.stringify(name)} is said to be ${meaning} and has type ${type}`);
  return { ...field, type };
}

/** What the values stand for. Most writers say it twice, and then they must say the same. */
function meaningOf(element: ThriftFields, name: string, scale: number): Partial<Field> {
  const old = element.has(6) ? converted[readThriftNumber(element, 6, 'a converted type')] : undefined;
  const found = readThriftStructure(element, 10);
  const kind = found && [...found.keys()].find((field) => Object.hasOwn(logical, field));
  if (found === undefined || kind === undefined) {
    const [meaning, unit] = old ?? [];
    return meaning === undefined ? {} : { meaning, ...(unit && { unit }), isUnsigned: meaning === 'UNSIGNED' };
  }
  const meaning = logical[kind];
  const said = readThriftStructure(found, kind);
  const unit = (kind === 7 || kind === 8) && said ? unitOf(said, name) : undefined;
  const isUnsigned = kind === 10 && said?.get(2) === false;
  const disagrees =
    old !== undefined &&
    ((old[0] !== meaning && !(kind === 10 && old[0] === (isUnsigned ? 'UNSIGNED' : 'INTEGER'))) ||
      (unit !== undefined && old[1] !== unit));
  if (disagrees || (kind === 5 && said && (said.get(1) ?? 0) !== scale))
    throw new Error(`column ${JSON.stringify(name)} is said to be ${meaning} and something else`);
  return { meaning, ...(unit && { unit }), isUnsigned };
}

function unitOf(said: ThriftFields, name: string): TimeUnit {
  const [field] = readThriftStructure(said, 2)?.keys() ?? [];
  const unit = field === undefined ? undefined : units[field - 1];
  if (!unit) throw new Error(`the unit of column ${JSON.stringify(name)} is unknown`);
  return unit;
}
