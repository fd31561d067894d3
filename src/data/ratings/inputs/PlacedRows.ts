/** Users and items by their places in the ratings, in the order of time: what is asked of each row, or what was known. */
export interface PlacedRows {
  user: Int32Array;
  item: Int32Array;
  /** Seconds since 1970. */
  time: Float64Array;
  /** 1 for a row that happened, 0 for an item that was drawn. */
  happened: Uint8Array;
  /** NaN of items that were drawn. */
  rating: Float32Array;
}
