import type { Description, StageSetup, TermSetup } from '../../record/RunRecord';
import type { Schedule } from '../../schedules/Schedule';
import type { CheckedRun } from '../check/CheckedRun';
import type { CheckedTerm } from '../check/checkTerms';
import { selectTrainablePart } from '../check/selectTrainablePart';

/** The stages of a run as its record describes them. */
export function describeStages({ stages, student, optimizer }: CheckedRun): StageSetup[] {
  let before = 0;
  return stages.map((stage) => {
    const { name = 'all', epochs, terms, trainable } = stage;
    const [firstEpoch, lastEpoch] = [before + 1, before + epochs];
    before = lastEpoch;
    const setup: StageSetup = { name, firstEpoch, lastEpoch, terms: {} };
    for (const term of terms) setup.terms[term.name] = termSetup(term);
    if (trainable !== undefined) setup.trainable = selectTrainablePart(name, student, trainable).names;
    if (stage.optimizer !== optimizer) setup.optimizer = stage.optimizer.description;
    return setup;
  });
}

function termSetup({ loss, given, plan }: CheckedTerm): TermSetup {
  const setup: TermSetup = { weight: describe(given.weight), loss: loss.description ?? { name: 'function' } };
  if (!plan) return setup;
  const layers = (side: 'teacher' | 'student') => plan.pairs.map((pair) => pair[side].layer).join(', ');
  const { does, parameters } = plan;
  return { ...setup, layers: { teacher: layers('teacher'), student: layers('student') }, adapter: { does, parameters } };
}

function describe(weight: number | Schedule): number | Description {
  return typeof weight === 'number' ? weight : (weight.description ?? { name: 'function' });
}
