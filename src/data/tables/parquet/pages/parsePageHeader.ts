import { readThrift, type Shape, type ThriftFields } from '../footer/readThrift';
import { readThriftCount, readThriftNumber, readThriftStructure } from '../footer/readThriftField';

export interface PageHeader {
  kind: 'dictionary' | 'data' | 'data 2' | 'index';
  /** Of the values, by its number. */
  encoding: number;
  /** Of the definition levels, by its number. */
  levelEncoding: number;
  /** Values, missing ones too. */
  values: number;
  /** Missing values; only in version 2. */
  nulls?: number;
  /** Bytes in the file and unpacked. */
  packed: number;
  unpacked: number;
  /** CRC-32 of the bytes in the file, as a signed number. */
  crc?: number;
  /** Version 2: bytes of levels before the values, which are never packed. */
  repetitionBytes: number;
  definitionBytes: number;
  isPacked: boolean;
  /** Where the page's bytes begin. */
  end: number;
}

const counts = { 1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 7: true } as const;
const shape: Shape = { 1: true, 2: true, 3: true, 4: true, 5: { 1: true, 2: true, 3: true }, 7: { 1: true, 2: true }, 8: counts };
const kinds = ['data', 'index', 'dictionary', 'data 2'] as const;
const headerField = { data: 5, dictionary: 7, 'data 2': 8 } as const;

/** @throws Error for what is no header of a page. */
export function parsePageHeader(bytes: Buffer): PageHeader {
  const { fields, end } = readThrift(bytes, 0, shape, 64);
  const kind = kinds[readThriftNumber(fields, 1, 'the type of a page')];
  if (!kind) throw new Error('a page has an unknown type');
  const common = {
    kind,
    unpacked: readThriftCount(fields, 2, 'the unpacked size of a page'),
    packed: readThriftCount(fields, 3, 'the size of a page'),
    ...(fields.has(4) && { crc: readThriftNumber(fields, 4, 'the checksum of a page') }),
    end
  };
  const own = kind === 'index' ? new Map() : readThriftStructure(fields, headerField[kind]);
  if (!own) throw new Error('a page has no header of its type');
  const none = { encoding: 0, levelEncoding: 3, values: 0, repetitionBytes: 0, definitionBytes: 0, isPacked: true };
  if (kind === 'index') return { ...none, ...common };
  const values = readThriftCount(own, 1, 'the values of a page');
  if (kind !== 'data 2') {
    const encoding = readThriftCount(own, 2, 'the encoding of a page');
    return {
      ...none,
      ...common,
      values,
      encoding,
      ...(kind === 'data' && { levelEncoding: readThriftCount(own, 3, 'the encoding of levels') })
    };
  }
  return { ...none, ...common, values, ...versionTwo(own) };
}

function versionTwo(own: ThriftFields) {
  return {
    nulls: readThriftCount(own, 2, 'the missing values of a page'),
    encoding: readThriftCount(own, 4, 'the encoding of a page'),
    definitionBytes: readThriftCount(own, 5, 'the size of levels'),
    repetitionBytes: readThriftCount(own, 6, 'the size of levels'),
    isPacked: own.get(7) !== false
  };
}
