/** What the best epoch is chosen by: a metric of the validation rows, and of equally good ones the lower `tie`. */
export interface RankedBy {
  name: string;
  better: 'higher' | 'lower';
  tie?: string;
}
