/** A JSON value; an array of numbers of one type may be a typed array. */
export type JsonValue = null | boolean | number | string | ArrayLike<number> | JsonValue[] | { [key: string]: JsonValue };

/**
 * Reads Universal Binary JSON (ubjson.org, draft 12), big-endian, as XGBoost writes it. Every length is checked against the remaining bytes.
 *
 * @throws RangeError that names the first byte that is wrong.
 */
export function readUbjson(bytes: Uint8Array): JsonValue {
  const reader = new Reader(bytes);
  const value = reader.value(reader.marker(), 0);
  reader.end();
  return value;
}

/** Containers inside each other: a model has less than ten. */
const deepest = 64;

const sizes: { [marker: string]: number } = { i: 1, U: 1, I: 2, l: 4, L: 8, d: 4, D: 8 };

class Reader {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  marker(): string {
    return String.fromCharCode(this.bytes[this.take(1)]);
  }

  end(): void {
    if (this.at !== this.bytes.length) throw this.trouble(`the end`, `${this.bytes.length - this.at} bytes more`);
  }

  value(marker: string, depth: number): JsonValue {
    if (depth > deepest) throw this.trouble(`at most ${deepest} levels`, 'more');
    if (marker in sizes) return this.number(marker);
    switch (marker) {
      case 'Z':
        return null;
      case 'T':
        return true;
      case 'F':
        return false;
      case 'S':
        return this.text(this.length());
      case '[':
        return this.array(depth + 1);
      case '{':
        return this.object(depth + 1);
      default:
        throw this.trouble('a value', `byte ${marker.charCodeAt(0)}`);
    }
  }

  private number(marker: string): number {
    const start = this.take(sizes[marker]);
    const { view } = this;
    switch (marker) {
      case 'i':
        return view.getInt8(start);
      case 'U':
        return view.getUint8(start);
      case 'I':
        return view.getInt16(start);
      case 'l':
        return view.getInt32(start);
      case 'L':
        return Number(view.getBigInt64(start));
      case 'd':
        return view.getFloat32(start);
      default:
        return view.getFloat64(start);
    }
  }

  private length(): number {
    const marker = this.marker();
    const length = 'iUIlL'.includes(marker) ? this.number(marker) : -1;
    if (length < 0 || length > this.bytes.length - this.at) throw this.trouble('a length that fits', String(length));
    return length;
  }

  private text(length: number): string {
    const start = this.take(length);
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + start, length).toString('utf8');
  }

  private array(depth: number): JsonValue[] | Float64Array {
    let [next, type] = [this.marker(), ''];
    if (next === '$') [type, next] = [this.marker(), this.marker()];
    if (next === '#') {
      const count = this.length();
      if (type in sizes) return this.numbers(type, count);
      return Array.from({ length: count }, () => this.value(type || this.marker(), depth));
    }
    if (type) throw this.trouble('a count after a type', next);
    const values: JsonValue[] = [];
    for (; next !== ']'; next = this.marker()) values.push(this.value(next, depth));
    return values;
  }

  private numbers(type: string, count: number): Float64Array {
    if (count * sizes[type] > this.bytes.length - this.at) throw this.trouble('a count that fits', String(count));
    return Float64Array.from({ length: count }, () => this.number(type));
  }

  private object(depth: number): { [key: string]: JsonValue } {
    let next = this.marker();
    let count = Infinity;
    if (next === '#') [count, next] = [this.length(), ''];
    const value: { [key: string]: JsonValue } = Object.create(null);
    for (let i = 0; i < count; i++) {
      if (count === Infinity && next === '}') break;
      if (count === Infinity) this.at--;
      const key = this.text(this.length());
      value[key] = this.value(this.marker(), depth);
      if (count === Infinity) next = this.marker();
    }
    return value;
  }

  private take(count: number): number {
    const start = this.at;
    if (count > this.bytes.length - start) throw this.trouble(`${count} bytes more`, `${this.bytes.length - start}`);
    this.at += count;
    return start;
  }

  private trouble(expected: string, got: string): RangeError {
    return new RangeError(`expected ${expected} at byte ${this.at}, got ${got}`);
  }
}
