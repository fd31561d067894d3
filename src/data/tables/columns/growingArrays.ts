/** A typed array to which numbers are appended; it doubles whenever it is full. */
export interface GrowingArray<T> {
  push(value: number): void;
  /** The numbers pushed so far. */
  done(): T;
}

export function growingFloats(): GrowingArray<Float64Array> {
  return growing((length) => new Float64Array(length));
}

export function growingInts(): GrowingArray<Int32Array> {
  return growing((length) => new Int32Array(length));
}

function growing<T extends Float64Array | Int32Array>(make: (length: number) => T): GrowingArray<T> {
  let values = make(1024);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const larger = make(2 * length);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    done: () => values.slice(0, length) as T
  };
}
