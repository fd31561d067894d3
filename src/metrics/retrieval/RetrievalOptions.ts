import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';

export interface GroupsOptions {
  /** [rows] Which rows belong together. Default: the `groups` of the comparison, which are those of the dataset in a study. */
  groups?: ArrayLike<number>;
}

export interface CutOptions extends GroupsOptions {
  /** How many of the first places count. */
  k: number;
}

/** @throws TypeError or RangeError unless k is a whole number from 1 on. */
export function checkCut(subject: string, options: CutOptions): CutOptions {
  checkOptions(subject, options, ['k', 'groups']);
  return { k: checkNumber(subject, 'k', options?.k, { integer: true, atLeast: 1 }), groups: options.groups };
}
