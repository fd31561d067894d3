import type { Moment } from './Schedule';

/** Share of the epochs done, 0 to 1: of `epochs` if given, otherwise of the run. */
export function progress(moment: Moment, epochs: number = moment.epochs): number {
  if (!(epochs > 0)) return 1;
  return Math.min(1, Math.max(0, moment.epoch / epochs));
}
