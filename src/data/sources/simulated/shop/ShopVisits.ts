/** Visits of users to a shop, each with a page of candidates of which some are shown. */
export interface ShopVisits {
  visits: number;
  candidates: number;
  positions: number;
  /** [visits] */
  user: Int32Array;
  /** [visits] */
  device: Uint8Array;
  /** [visits] */
  daypart: Uint8Array;
  /** [visits] seconds since 1970, rising. */
  time: Float64Array;
  /** [visits, candidates] items that could be shown. */
  items: Int32Array;
  /** [visits, candidates] the chance of a click on an item that is seen. */
  attraction: Float32Array;
  /** [visits, positions] places among the candidates that were shown, from the first position to the last. */
  shown: Uint8Array;
  /** [visits, positions] the chance with which the logging policy shows this item in this position. */
  propensity: Float32Array;
  /** [visits, positions] 1 for a click. */
  click: Uint8Array;
}
