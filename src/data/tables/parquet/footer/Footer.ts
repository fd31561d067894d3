export type PhysicalType = 'BOOLEAN' | 'INT32' | 'INT64' | 'INT96' | 'FLOAT' | 'DOUBLE' | 'BYTE_ARRAY' | 'FIXED_LEN_BYTE_ARRAY';

export type TimeUnit = 'MILLIS' | 'MICROS' | 'NANOS';

/** What a Parquet file says of itself at its end. */
export interface Footer {
  rows: number;
  /** The outermost columns, nested ones too. */
  fields: Field[];
  groups: RowGroup[];
}

export interface Field {
  name: string;
  /** Absent for a nested column. */
  type?: PhysicalType;
  /** Bytes of a value of fixed length. */
  length: number;
  /** Whether a value may be missing. */
  isOptional: boolean;
  /** A list, a structure or a map. */
  isNested: boolean;
  /** What the values stand for: "STRING", "TIMESTAMP", "DECIMAL" and so on; absent if the type says all. */
  meaning?: string;
  /** Of times, timestamps and durations. */
  unit?: TimeUnit | 'SECONDS';
  /** Digits after the point of a decimal. */
  scale: number;
  isUnsigned: boolean;
  /** Its place among the columns of a row group. */
  leaf: number;
}

export interface RowGroup {
  rows: number;
  /** One for each column that is not nested in itself. */
  chunks: ColumnChunk[];
}

/** The pages of a column in a row group. */
export interface ColumnChunk {
  type: PhysicalType;
  path: string[];
  codec: Codec;
  values: number;
  /** Where its bytes begin and end in the file. */
  start: number;
  end: number;
  /** Bytes when unpacked, as the footer says. */
  unpacked: number;
  /** Why its pages cannot be read from this file. */
  elsewhere?: 'encrypted' | 'in another file';
}

export type Codec = 'UNCOMPRESSED' | 'SNAPPY' | 'GZIP' | 'LZO' | 'BROTLI' | 'LZ4' | 'ZSTD' | 'LZ4_RAW';
