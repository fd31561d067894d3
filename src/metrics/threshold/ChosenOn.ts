import { show } from '../../checks/show';

/**
 * Which rows a threshold comes from: those that are measured, each resample its own, which is a point of the ROC curve; or the
 * validation rows, fixed before anything is measured, as it would be in use.
 */
export type ChosenOn = 'measured' | 'validation';

/** @throws TypeError for another word. */
export function checkChosenOn(subject: string, chosenOn: ChosenOn = 'measured'): ChosenOn {
  if (chosenOn === 'measured' || chosenOn === 'validation') return chosenOn;
  throw new TypeError(
    `${subject}: expected chosenOn to be "measured" or "validation", got ${show(chosenOn)}; say which rows choose the threshold`
  );
}
