import { readErrorMessage } from '../../../checks/readErrorMessage';
import { checkRecord } from '../../../views/check/checkRecord';
import { createTrial } from './createTrial';
import type { TrialFunction } from './Trial';
import type { TrialAttempt, TrialOutcome } from './TrialAttempt';

/** Runs a trial in this process. What goes wrong in it is its outcome. */
export async function runTrial(trial: TrialFunction, attempt: TrialAttempt): Promise<TrialOutcome> {
  try {
    const record = await trial(createTrial(attempt));
    checkRecord('trial', record);
    return { record };
  } catch (error) {
    return { error: readErrorMessage(error).slice(0, 2000), isLost: false };
  }
}
