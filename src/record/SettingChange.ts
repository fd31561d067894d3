/** A setting of a term that was changed during the run. It holds until the end of the stage, or until the next change. */
export interface SettingChange {
  /** The first epoch that it holds for, counted from 1. */
  epoch: number;
  term: string;
  setting: 'temperature' | 'weight';
  /** The value that it would have had at the beginning of that epoch. */
  from: number;
  to: number;
}
