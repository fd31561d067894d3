import { checkInputs } from '../../../checks/checkInputs';
import { checkNumber } from '../../../checks/checkNumber';
import { findTableLeaks } from '../../../assess/leaks/findTableLeaks';
import { asTeacher } from '../../../teachers/asTeacher';
import { distillOptionNames } from '../../options/DistillOptions';
import { trainOptionNames } from '../../options/TrainOptions';
import { convertTrainOptionsToRunInputs } from '../../convertTrainOptionsToRunInputs';
import { startOrResumeRunOfTrial } from './startOrResumeRunOfTrial';
import type { Trial } from './Trial';
import type { TrialAttempt } from './TrialAttempt';

const ofSweep = ['folder', 'signal', 'control', 'show'];
const without = (names: readonly string[]) => names.filter((name) => !ofSweep.includes(name));
const distillNames = without(distillOptionNames);
const trainNames = [...without(trainOptionNames), 'labelSmoothing', 'loss'];

/** What a trial is given, as part of an attempt. */
export function createTrial(attempt: TrialAttempt): Trial {
  const { number, parameters, seed, folder, signal } = attempt;
  let reports = 0;
  return {
    ...{ number, seed, folder, signal },
    parameters: { ...parameters },
    async distill(options) {
      checkInputs('trial.distill', options, distillNames);
      const teacher = asTeacher(options.teacher, 'trial.distill');
      return startOrResumeRunOfTrial('trial.distill', attempt, { ...options, teacher, leaks: findTableLeaks });
    },
    async train(options) {
      checkInputs('trial.train', options, trainNames);
      return startOrResumeRunOfTrial('trial.train', attempt, convertTrainOptionsToRunInputs('trial.train', options));
    },
    async report(score, epoch = reports + 1) {
      if (!Number.isNaN(score)) checkNumber('trial.report', 'score', score);
      reports = checkNumber('trial.report', 'epoch', epoch, { integer: true, atLeast: 1, atMost: 1e9 });
      return attempt.onReport({ score, epoch, isLast: false });
    }
  };
}
