import { checkPair, teacherLayers } from '../adapters/alignLayers';
import { planLearnedNumbers } from '../adapters/planLearnedNumbers';
import { planTerm, type TermPlan } from '../adapters/planTerm';
import type { LayersModel } from '@tensorflow/tfjs';
import { checkDescription } from '../../checks/checkDescription';
import { checkNumber } from '../../checks/checkNumber';
import { checkInputs } from '../../checks/checkInputs';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { createWeightPenalty } from '../../models/features/createWeightPenalty';
import { layersOf } from '../../models/features/layersOf';
import type { Loss } from '../../losses/Loss';
import { asSchedule } from '../../schedules/asSchedule';
import type { Schedule } from '../../schedules/Schedule';
import type { Teacher } from '../../teachers/Teacher';
import type { Term, Terms } from '../options/Term';

/** A term that a run can compute. */
export interface LossTerm {
  name: string;
  weight: Schedule;
  loss: Loss;
  /** Whose features it compares, and what stands between them and the loss. */
  plan?: TermPlan;
}

/** What the record calls what the regularizers of a student's layers add to the loss. */
export const penaltyName = 'regularization';

const mostPairs = 64;

/** A term with the user's own description of it. */
export interface CheckedTerm extends LossTerm {
  given: Term;
}

/**
 * The terms of a run or of a stage.
 *
 * @throws TypeError or RangeError if there is no term, a weight or loss is not valid, or layers do not exist or cannot be compared.
 */
export function checkTerms(subject: string, terms: Terms, teacher: Teacher | undefined, student: LayersModel): CheckedTerm[] {
  const names = Object.keys(terms ?? {});
  if (!names.length)
    throw new TypeError(`${subject}: expected at least one term, got none; give {hard: {weight: 1, loss: kd.crossEntropy()}}`);
  if (names.every((name) => terms[name]?.weight === 0))
    throw new RangeError(
      `${subject}: expected a term with a weight above 0, got 0 for ${names.join(', ')}; nothing would be learnt`
    );
  return names.map((name) => {
    const given = terms[name];
    if (name === 'loss')
      throw new TypeError(`${subject}: expected a term with another name than the weighted sum of all, got "loss"; rename it`);
    if (name === penaltyName && createWeightPenalty(student))
      throw new TypeError(
        `${subject}: expected a term with another name than that of the student's own regularizers, got "${name}"; rename it`
      );
    checkInputs(`${subject}: term "${name}"`, given, ['weight', 'loss', 'layers']);
    if (!isCallable(given.loss)) {
      throw new TypeError(
        `${subject}: expected term "${name}" to have a loss, got ${showValue(given.loss)}; give for example kd.crossEntropy()`
      );
    }
    const loss = given.loss;
    if (loss.description !== undefined) checkDescription(subject, `the loss of term "${name}"`, loss.description);
    if ((loss.needs?.includes('teacher') || loss.needs?.includes('features')) && !teacher) {
      throw new TypeError(`${subject}: expected a teacher for term "${name}", got none; give one or leave the term out`);
    }
    if (typeof given.weight !== 'function') checkNumber(subject, `the weight of term "${name}"`, given.weight, { atLeast: 0 });
    const weight = asSchedule(given.weight, subject, `the weight of term "${name}"`);
    checkParts(`${subject}: term "${name}"`, loss);
    const plan = planOf(`${subject}: term "${name}"`, given, teacher, student);
    return { name, weight, loss, given, ...(plan && { plan }) };
  });
}

/** What learns or remembers stands between layers and a loss. */
function checkParts(subject: string, { needs, learns, remembers, description }: Loss): void {
  const name = description?.name ?? 'the loss';
  if ((learns !== undefined || remembers !== undefined) && !needs?.includes('features'))
    throw new TypeError(
      `${subject}: expected ${name} to need features, since it learns or remembers something, got ${showValue(needs)}; give needs: ["features"]`
    );
  if (remembers === undefined) return;
  if (!hasSafelyReadableMembers(remembers, ['begin', 'after']) || ![remembers.begin, remembers.after].every(isCallable))
    throw new TypeError(
      `${subject}: expected ${name} to say what it remembers, got ${showValue(remembers)}; give {begin(train, seed), after(inputs)}`
    );
}

function planOf(
  subject: string,
  { loss, layers }: Term,
  teacher: Teacher | undefined,
  student: LayersModel
): TermPlan | undefined {
  const needed = loss.needs?.includes('features') ?? false;
  if (!needed && layers !== undefined) {
    const name = loss.description?.name ?? 'the loss';
    throw new TypeError(
      `${subject}: expected no layers, since ${name} looks at no features, got ${showValue(layers)}; remove them or take a loss of features`
    );
  }
  if (loss.learnedNumbers !== undefined) return planLearnedNumbers(subject, loss);
  if (!needed || !teacher) return undefined;
  if (layers === undefined)
    throw new TypeError(
      `${subject}: expected the layers that it compares, got none; give layers: {teacher: "conv3", student: "conv2"}`
    );
  const pairs = (Array.isArray(layers) ? layers : [layers]).map((pair) => checkPair(subject, pair));
  if (!pairs.length || pairs.length > mostPairs)
    throw new RangeError(
      `${subject}: expected 1 to ${mostPairs} pairs of layers, got ${pairs.length}; give [{teacher: "conv3", student: "conv2"}]`
    );
  const own = { name: student.name, layers: layersOf(student) };
  return planTerm(subject, pairs, loss, { teacher: teacherLayers(subject, teacher), student: own });
}
