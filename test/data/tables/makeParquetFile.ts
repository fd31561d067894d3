/** Bytes of Parquet files, honest or not, that no library writes. */

export interface PageOf {
  /** 0 data, 2 dictionary. */
  kind?: number;
  values: number;
  /** By its number. Default 0, plain. */
  encoding?: number;
  levelEncoding?: number;
  bytes: Buffer;
  /** What the header says. Default the truth. */
  unpacked?: number;
  packed?: number;
  crc?: number;
}

export interface ColumnOf {
  name: string;
  /** By its number. Default 1, 32 bits; 6 is bytes. */
  type?: number;
  isOptional?: boolean;
  codec?: number;
  pages: PageOf[];
  values?: number;
  unpacked?: number;
  /** Where the footer says that it begins. */
  start?: number;
  /** Fields of the schema or of the chunk instead of the usual ones. */
  schema?: Buffer[];
  chunk?: Buffer[];
}

export interface FileOf {
  rows?: number;
  groupRows?: number;
  columns: ColumnOf[];
  /** Elements of the schema after the root, instead of those of the columns. */
  schema?: Buffer[];
  children?: number;
}

/** A number in Thrift's compact protocol. */
export function varint(value: number | bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt(value);
  do {
    bytes.push(Number(rest & 127n) | (rest > 127n ? 128 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(bytes);
}

export function zigzag(value: number | bigint): Buffer {
  const whole = BigInt(value);
  return varint(whole >= 0n ? whole << 1n : (-whole << 1n) - 1n);
}

const field = (type: number, id: number, ...bytes: Buffer[]) => Buffer.concat([Buffer.of(type), zigzag(id), ...bytes]);
export const whole = (id: number, value: number) => field(6, id, zigzag(value));
export const text = (id: number, value: string) => field(8, id, varint(Buffer.byteLength(value)), Buffer.from(value));
export const structure = (id: number, ...fields: Buffer[]) => field(12, id, ended(fields));
export const list = (id: number, type: number, items: Buffer[], size = items.length) =>
  field(9, id, Buffer.of(0xf0 | type), varint(size), ...items);
export const ended = (fields: Buffer[]) => Buffer.concat([...fields, Buffer.of(0)]);

/** A run of one number, of up to eight bits, as often as said. */
export const run = (count: number, value: number) => Buffer.concat([varint(2 * count), Buffer.of(value)]);

export const int32s = (...values: number[]) => Buffer.from(Int32Array.from(values).buffer);

/** Texts with their lengths before them. */
export const plainTexts = (...values: string[]) =>
  Buffer.concat(values.flatMap((value) => [int32s(Buffer.byteLength(value)), Buffer.from(value)]));

function pageOf({ kind = 0, values, encoding = 0, levelEncoding = 3, bytes, unpacked, packed, crc }: PageOf): Buffer {
  const own =
    kind === 2
      ? [whole(1, values), whole(2, encoding)]
      : [whole(1, values), whole(2, encoding), whole(3, levelEncoding), whole(4, 3)];
  const header = [
    whole(1, kind),
    whole(2, unpacked ?? bytes.length),
    whole(3, packed ?? bytes.length),
    ...(crc === undefined ? [] : [whole(4, crc)]),
    structure(kind === 2 ? 7 : 5, ...own)
  ];
  return Buffer.concat([ended(header), bytes]);
}

export function element({ name, type = 1, isOptional = false, schema }: ColumnOf): Buffer {
  return ended(schema ?? [whole(1, type), whole(3, isOptional ? 1 : 0), text(4, name)]);
}

/** A file of one row group. */
export function makeParquetFile({ rows = 3, groupRows = rows, columns, schema, children }: FileOf): Buffer {
  const bodies = columns.map(({ pages }) => Buffer.concat(pages.map(pageOf)));
  let at = 4;
  const chunks = columns.map(({ name, type = 1, codec = 0, values = rows, unpacked, start, chunk }, i) => {
    const meta = [
      whole(1, type),
      list(3, 8, [Buffer.concat([varint(Buffer.byteLength(name)), Buffer.from(name)])]),
      whole(4, codec),
      whole(5, values),
      whole(6, unpacked ?? bodies[i].length),
      whole(7, bodies[i].length),
      whole(9, start ?? at)
    ];
    at += bodies[i].length;
    return ended(chunk ?? [structure(3, ...meta)]);
  });
  const elements = schema ?? columns.map(element);
  const root = ended([text(4, 'schema'), whole(5, children ?? elements.length)]);
  const footer = ended([
    whole(1, 1),
    list(2, 12, [root, ...elements]),
    whole(3, rows),
    list(4, 12, [ended([list(1, 12, chunks), whole(3, groupRows)])])
  ]);
  return withFooter(bodies, footer);
}

export function withFooter(bodies: Buffer[], footer: Buffer): Buffer {
  return Buffer.concat([Buffer.from('PAR1'), ...bodies, footer, int32s(footer.length), Buffer.from('PAR1')]);
}
