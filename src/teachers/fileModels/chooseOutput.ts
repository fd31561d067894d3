import { showValue } from '../../checks/showValue';
import { suggestKnownName } from '../../checks/suggestKnownName';
import type { FileModel, FileModelOutput } from './FileModel';
import type { FileTeacherOptions } from './FileTeacherOptions';
import { findProbabilityOperation } from './findProbabilityOperation';

const numbers = new Set(['float32', 'float64', 'float16']);

/** The tensor that is taken as the logits, and what is known of it. */
export interface ChosenOutput {
  name: string;
  /** Null if it is not known. */
  columns: number | null;
  classNames: string[] | null;
}

/**
 * The tensor named by `output`, or else the only output of numbers. A list of maps from class to probability (ZipMap) is the tensor that it is made of.
 *
 * @throws TypeError for probabilities that were not stated, RangeError for a name that the graph has not or a choice that is open.
 */
export function chooseOutput(subject: string, model: FileModel, { output, probabilities }: FileTeacherOptions): ChosenOutput {
  const asked = output ?? onlyOutput(subject, model);
  if (!model.outputs.some(({ name }) => name === asked) && !model.nodes.some(({ outputs }) => outputs.includes(asked))) {
    const known = [...model.outputs.map(({ name }) => name), ...model.nodes.flatMap(({ outputs }) => outputs)];
    throw new RangeError(
      `${subject}: expected output to be one of ${known.length} tensors of the graph (its outputs: ${show(model.outputs)}), got ${showValue(asked)}; ${suggestKnownName(asked, known, 'name one of them')}`
    );
  }
  const maker = model.nodes.find(({ outputs }) => outputs.includes(asked));
  const name = maker?.op === 'ZipMap' ? maker.inputs[0] : asked;
  const end = findProbabilityOperation(model.nodes, name);
  if (end && !probabilities) {
    const other = end.logits === null ? '' : `{output: ${showValue(end.logits)}}, the tensor before it, or `;
    throw new TypeError(
      `${subject}: expected the output ${showValue(asked)} to be logits, got probabilities of ${showValue(end.op)}; give ${other}{probabilities: true}, which takes their logarithms`
    );
  }
  const shape = model.outputs.find((one) => one.name === name)?.shape;
  return { name, columns: shape?.length === 2 ? shape[1] : null, classNames: maker?.classNames ?? null };
}

function onlyOutput(subject: string, { outputs }: FileModel): string {
  const ofNumbers = outputs.filter(({ isTensor, type }) => !isTensor || numbers.has(type));
  const fitting = ofNumbers.length ? ofNumbers : outputs;
  if (fitting.length === 1) return fitting[0].name;
  throw new RangeError(
    `${subject}: expected one output of numbers, got ${fitting.length}: ${show(fitting)}; say which has the logits: {output: ${showValue(fitting[0]?.name ?? 'name')}}`
  );
}

function show(outputs: FileModelOutput[]): string {
  const all = outputs.slice(0, 8).map(({ name, type }) => `${showValue(name)} ${type}`);
  return all.join(', ') + (outputs.length > 8 ? ` and ${outputs.length - 8} more` : '');
}
