/** Which values to keep: a value itself, each element of a list, or the fields of a structure by number. All others are passed over. */
export type Shape = true | readonly [Shape] | { readonly [field: number]: Shape };

export type ThriftValue = number | boolean | Buffer | ThriftValue[] | ThriftFields;

/** The fields that were kept, by number. */
export type ThriftFields = Map<number, ThriftValue>;

/** Says that the bytes end before the value does. */
export const endsEarly = 'it ends inside a structure';

const deepest = 24;

/**
 * Reads a structure in Thrift's compact protocol from `start`. Whole numbers beyond 2^53 are rounded. `most` is how many values may be kept.
 *
 * @throws Error for what is not such a structure, ends early, is nested deeper than Parquet is, or claims a list longer than its bytes.
 */
export function readThrift(bytes: Buffer, start: number, shape: Shape, most: number): { fields: ThriftFields; end: number } {
  let at = start;
  let left = most;
  const byte = (): number => {
    if (at >= bytes.length) throw new Error(endsEarly);
    return bytes[at++];
  };
  const varint = (): number => {
    let [value, factor] = [0, 1];
    for (let i = 0; i < 10; i++) {
      const next = byte();
      value += (next & 0x7f) * factor;
      if (next < 0x80) return value;
      factor *= 128;
    }
    throw new Error('a number has more than ten bytes');
  };
  const zigzag = (): number => {
    const value = varint();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  };
  const skipBytes = (count: number): number => {
    if (count > bytes.length - at) throw new Error(endsEarly);
    at += count;
    return at - count;
  };

  function value(type: number, keep: Shape | undefined, depth: number): ThriftValue | undefined {
    if (keep && left-- <= 0) throw new Error(`it has more than ${most} values`);
    if (type === 1 || type === 2) return type === 1;
    if (type === 3) return byte();
    if (type >= 4 && type <= 6) return zigzag();
    if (type === 7) return bytes.readDoubleLE(skipBytes(8));
    if (type === 8) {
      const from = skipBytes(varint());
      return keep && bytes.subarray(from, at);
    }
    if (type === 9 || type === 10) return list(keep, depth);
    if (type === 12) return structure(keep, depth);
    throw new Error(`a value has type ${type}`);
  }

  function list(keep: Shape | undefined, depth: number): ThriftValue[] | undefined {
    if (depth >= deepest) throw new Error(`it is nested more than ${deepest} deep`);
    const head = byte();
    const size = head >> 4 === 15 ? varint() : head >> 4;
    // Each element has a byte or more.
    if (size > bytes.length - at) throw new Error(endsEarly);
    const type = head & 15;
    const own: ThriftValue[] | undefined = keep && [];
    for (let i = 0; i < size; i++) {
      const element = type <= 2 ? byte() === 1 : value(type, Array.isArray(keep) ? (keep as [Shape])[0] : undefined, depth + 1);
      if (own && element !== undefined) own.push(element);
    }
    return own;
  }

  function structure(keep: Shape | undefined, depth: number): ThriftFields | undefined {
    if (depth >= deepest) throw new Error(`it is nested more than ${deepest} deep`);
    const fields: ThriftFields | undefined = keep && new Map();
    for (let field = 0; ;) {
      const head = byte();
      const type = head & 15;
      if (type === 0) return fields;
      field = head >> 4 ? field + (head >> 4) : zigzag();
      const wanted =
        typeof keep === 'object' && !Array.isArray(keep) && Object.hasOwn(keep, field)
          ? (keep as { [field: number]: Shape })[field]
          : undefined;
      const found = value(type, wanted, depth + 1);
      if (wanted && fields && found !== undefined) fields.set(field, found);
    }
  }

  return { fields: structure(shape, 0)!, end: at };
}
