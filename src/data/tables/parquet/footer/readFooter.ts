import { readDurationUnits } from './readDurationUnits';
import type { Codec, ColumnChunk, Field, Footer, RowGroup } from './Footer';
import { physicalTypes } from './physicalTypes';
import { readSchemaFields } from './readSchemaFields';
import { readThrift, type Shape, type ThriftFields } from './readThrift';
import {
  readThriftCount,
  readThriftList,
  readThriftNumber,
  readThriftStructure,
  readThriftStructures,
  readThriftText
} from './readThriftField';

const schemaElement = { 1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 10: logicalTypes() } as const;
const columnMetaData = { 1: true, 3: [true], 4: true, 5: true, 6: true, 7: true, 9: true, 11: true } as const;
const shape: Shape = {
  2: [schemaElement],
  3: true,
  4: [{ 1: [{ 1: true, 3: columnMetaData, 8: {}, 9: true }], 3: true }],
  5: [{ 1: true, 2: true }]
};

/** Enough for 500,000 column chunks: 1,000 columns in 500 row groups. */
const mostValues = 2 ** 23;

const codecs: readonly Codec[] = ['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'LZO', 'BROTLI', 'LZ4', 'ZSTD', 'LZ4_RAW'];

/**
 * Reads the structure at the end of a Parquet file (FileMetaData of parquet.thrift, format 2.11) and checks that its parts agree.
 *
 * @throws Error that says what cannot be right.
 */
export function readFooter(bytes: Buffer, fileSize: number): Footer {
  const { fields: footer } = readThrift(bytes, 0, shape, mostValues);
  const rows = readThriftCount(footer, 3, 'the number of rows');
  const { fields, leaves } = readSchemaFields(readThriftStructures(footer, 2, 'the schema'));
  const groups = readThriftStructures(footer, 4, 'the list of row groups').map((group) => readGroup(group, leaves));
  const inGroups = groups.reduce((sum, group) => sum + group.rows, 0);
  if (inGroups !== rows) throw new Error(`its row groups have ${inGroups} of ${rows} rows`);
  checkPlaces(
    groups.flatMap((group) => (group.rows > 0 ? group.chunks : [])),
    fileSize
  );
  const notes = new Map((footer.has(5) ? readThriftStructures(footer, 5, 'the list of notes') : []).flatMap(noteOf));
  const units = readDurationUnits(notes, fields);
  const withUnit = (field: Field): Field => {
    const unit = field.type === 'INT64' && field.meaning === undefined ? units.get(field.name.trim()) : undefined;
    return unit ? { ...field, unit } : field;
  };
  return { rows, fields: fields.map(withUnit), groups };
}

function noteOf(note: ThriftFields): (readonly [string, string])[] {
  return note.has(2) ? [[readThriftText(note, 1, 'a key'), readThriftText(note, 2, 'a note')]] : [];
}

function readGroup(group: ThriftFields, leaves: number): RowGroup {
  const chunks = readThriftStructures(group, 1, 'the list of column chunks').map(readChunk);
  if (chunks.length !== leaves) throw new Error(`a row group has ${chunks.length} of ${leaves} columns`);
  return { rows: readThriftCount(group, 3, 'the rows of a row group'), chunks };
}

function readChunk(chunk: ThriftFields): ColumnChunk {
  const found = readThriftStructure(chunk, 3);
  const isEncrypted = chunk.has(8) || chunk.has(9);
  if (!found) {
    if (!isEncrypted) throw new Error('a column chunk does not say where it is');
    return { type: 'INT32', path: [], codec: 'UNCOMPRESSED', values: 0, start: 0, end: 0, unpacked: 0, elsewhere: 'encrypted' };
  }
  const type = physicalTypes[readThriftNumber(found, 1, 'the type of a column chunk')];
  const codec = codecs[readThriftNumber(found, 4, 'the codec of a column chunk')];
  if (!type || !codec) throw new Error('a column chunk has an unknown type or codec');
  const path = readThriftList(found, 3, 'the path of a column chunk');
  if (!path.every((step) => Buffer.isBuffer(step))) throw new Error('the path of a column chunk is no text');
  const data = readThriftCount(found, 9, 'the place of a column chunk');
  const dictionary = found.has(11) ? readThriftCount(found, 11, 'the place of a dictionary') : 0;
  // Some writers give 0 for none, and some leave it out although the dictionary comes first.
  const start = dictionary > 0 ? Math.min(dictionary, data) : data;
  return {
    type,
    path: path.map((step) => step.toString('utf8')),
    codec,
    values: readThriftCount(found, 5, 'the values of a column chunk'),
    start,
    end: start + readThriftCount(found, 7, 'the size of a column chunk'),
    unpacked: readThriftCount(found, 6, 'the unpacked size of a column chunk'),
    ...(isEncrypted ? { elsewhere: 'encrypted' as const } : chunk.has(1) && { elsewhere: 'in another file' as const })
  };
}

/** Chunks that share bytes would make of a small file as much data as they like. */
function checkPlaces(chunks: readonly ColumnChunk[], fileSize: number): void {
  const inFile = chunks.filter(({ elsewhere }) => !elsewhere).sort((a, b) => a.start - b.start);
  let end = 4;
  for (const chunk of inFile) {
    if (chunk.end > fileSize) throw new Error(`a column chunk ends at ${chunk.end} of ${fileSize} bytes`);
    if (chunk.start < end && chunk.end > chunk.start)
      throw new Error(`a column chunk begins at ${chunk.start}, before another one ends`);
    end = Math.max(end, chunk.end);
  }
}

/** Fields 1 to 18 of LogicalType, with what the types say of themselves. */
function logicalTypes(): Shape {
  const unit = { 1: {}, 2: {}, 3: {} };
  const plain = Object.fromEntries(Array.from({ length: 18 }, (_, i) => [i + 1, {}]));
  return { ...plain, 5: { 1: true, 2: true }, 7: { 1: true, 2: unit }, 8: { 1: true, 2: unit }, 10: { 1: true, 2: true } };
}
