/** The codes of texts of at most eight bytes that came lately, found without a hash table. */
export interface RecentCodes {
  /** The code of a text, undefined if it is not among them. `view` has eight bytes from `start`, of which none of the text is 0. */
  find(view: DataView, start: number, end: number): number | undefined;
  /** Keeps the code of the text that was not found, unless it is -1, and returns it. */
  keep(code: number): number;
}

const bits = 11;

export function createRecentTextCache(): RecentCodes {
  const [lows, highs, codes] = [new Int32Array(2 ** bits), new Int32Array(2 ** bits), new Int32Array(2 ** bits)];
  let [low, high, slot] = [0, 0, 0];
  return {
    find(view, start, end) {
      const length = end - start;
      low = view.getInt32(start, true);
      high = 0;
      if (length < 4) low &= (1 << (8 * length)) - 1;
      else if (length > 4) high = view.getInt32(start + 4, true) & (length === 8 ? -1 : (1 << (8 * length)) - 1);
      slot = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) >>> (32 - bits);
      return lows[slot] === low && highs[slot] === high ? codes[slot] : undefined;
    },
    keep(code) {
      if (code < 0) return code;
      lows[slot] = low;
      highs[slot] = high;
      codes[slot] = code;
      return code;
    }
  };
}
