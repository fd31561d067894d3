import { showValue } from '../../checks/showValue';

/**
 * The rows on which a threshold is chosen. "measured": the measured rows, separately for each resample, which gives a point of the ROC
 * curve. "validation": the validation rows, fixed before anything is measured, as in real use.
 */
export type ThresholdChosenOn = 'measured' | 'validation';

/** @throws TypeError for any other value. */
export function checkThresholdChosenOn(subject: string, chosenOn: ThresholdChosenOn = 'measured'): ThresholdChosenOn {
  if (chosenOn === 'measured' || chosenOn === 'validation') return chosenOn;
  throw new TypeError(
    `${subject}: expected chosenOn to be "measured" or "validation", got ${showValue(chosenOn)}; say which rows choose the threshold`
  );
}
