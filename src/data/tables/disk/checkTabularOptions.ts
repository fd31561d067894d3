import { showValue } from '../../../checks/showValue';
import { isFeature } from '../../checkDataset';
import type { TabularOptions } from '../tabular';

/**
 * Looks at the options before anything is read or written: what is written is found again by them.
 *
 * @throws TypeError for an option of the wrong kind.
 */
export function checkTabularOptions(subject: string, options: TabularOptions): void {
  const check = (names: readonly (keyof TabularOptions)[], expected: string, fits: (value: unknown) => boolean): void => {
    for (const name of names)
      if (options[name] !== undefined && !fits(options[name]))
        throw new TypeError(
          `${subject}: expected ${name} to be ${expected}, got ${showValue(options[name])}; correct it or leave it out`
        );
  };
  if (typeof options.label !== 'string')
    throw new TypeError(`${subject}: expected label to name a column, got ${showValue(options.label)}; give {label: 'name'}`);
  check(['group', 'time', 'weight'], 'the name of a column', (value) => typeof value === 'string');
  check(['name'], 'a text', (value) => typeof value === 'string');
  check(['positive'], 'one of the values, a text or a number', (value) => ['string', 'number', 'boolean'].includes(typeof value));
  check(['dropUnlabelled', 'keepTime', 'missingTargets', 'synthetic'], 'true or false', (value) => typeof value === 'boolean');
  check(['ignore', 'classes'], 'names, an array of strings', (value) => isList(value, (one) => typeof one === 'string'));
  check(['features'], 'the features of a dataset', (value) => isList(value, isFeature) && value.length > 0);
}

function isList(value: unknown, fits: (one: unknown) => boolean): value is unknown[] {
  return Array.isArray(value) && value.every(fits);
}
