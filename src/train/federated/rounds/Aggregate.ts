/**
 * Sums what clients have sent.
 *
 * @param contributions by client, each times its weight; all of one length. Clients that were lost have none.
 * @param expected the clients that began the round.
 * @returns the sum, and whose contributions are in it.
 */
export type Aggregate = (contributions: Map<string, Float32Array>, expected: string[]) => Aggregated | Promise<Aggregated>;

export interface Aggregated {
  sum: Float32Array;
  counted: string[];
}
