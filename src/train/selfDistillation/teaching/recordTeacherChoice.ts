import type { Comparison } from '../../../record/Comparison';
import type { TeachingChoice } from '../../../record/TeachingChoice';
import type { Recorder } from '../../record/recordRun';
import { probeName } from './measureModules';

/** Records who teaches, what was measured, and what the chosen module beat. */
export function recordTeacherChoice(
  choice: TeachingChoice,
  comparison: Comparison | undefined,
  epochs: number,
  { tell, tellFindings }: Pick<Recorder, 'tell' | 'tellFindings'>
): void {
  tell({ type: 'teachingChosen', teaching: choice });
  if (!comparison) return;
  tell({ type: 'compared', comparison });
  const { chosen, modules, probeEpochs } = choice;
  const won = comparison.differences.find(
    ({ metric, against }) => metric === comparison.metrics[0].name && against === probeName(null)
  );
  const gains = modules.map(({ name, gain }) => `${name} ${points(gain)}`).join(', ');
  const spent = (modules.length + 1) * probeEpochs;
  tellFindings([
    {
      check: 'teachingModule',
      level: won && !(won.low > 0) ? 'warning' : 'info',
      value: won?.mean ?? null,
      says: `${chosen ?? 'nobody'} teaches: after ${probeEpochs} ${probeEpochs === 1 ? 'epoch' : 'epochs'} the mean validation accuracy of the exits has gained ${won ? `${points(won.mean)} points (95 % interval ${points(won.low)} to ${points(won.high)})` : 'nothing'} against no teacher; by module in points: ${gains}. This took ${spent} epochs before the ${epochs} of the training`,
      ...(won && !(won.low > 0) && { hint: 'more validation rows or longer probes (probeEpochs) tell more' })
    },
    {
      check: 'teachingCandidates',
      level: 'info',
      value: modules.length,
      says: `without a teacher: ${modules.map(({ name, accuracy, agreement, calibrationError }) => `${name} has an accuracy of ${percent(accuracy)}, an agreement with the exits of ${percent(agreement)} and a calibration error of ${percent(calibrationError)}`).join('; ')}`
    }
  ]);
}

function points(share: number): string {
  const value = (100 * share).toFixed(1);
  return value.startsWith('-') ? `−${value.slice(1)}` : `+${value}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
