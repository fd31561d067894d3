import { createHash, randomUUID } from 'node:crypto';
import { showValue } from '../../checks/showValue';
import { ours } from '../checkedTeacher';
import { checkRowsTensor } from '../checkRowsTensor';
import type { Teacher } from '../Teacher';
import { chooseOutput } from './chooseOutput';
import { computeInBatches } from './computeInBatches';
import { createInnerFeatures } from './createInnerFeatures';
import type { FileModel } from './FileModel';
import type { FileTeacher } from './FileTeacher';
import type { FileTeacherOptions } from './FileTeacherOptions';
import { planInputs } from './planInputs';
import { toLogits } from './toLogits';

/**
 * Makes a teacher of a model that was read, whose options were checked.
 *
 * @param inputs its name is that of the file if the options have none.
 * @throws TypeError or RangeError for what the file and the options leave open.
 */
export function createFileTeacher(
  subject: string,
  model: FileModel,
  options: FileTeacherOptions & { name: string }
): FileTeacher {
  const { name, classes, probabilities = false, inputs, key } = options;
  const plan = planInputs(subject, model, options);
  const chosen = chooseOutput(subject, model, options);
  const classNames = classes ?? chosen.classNames;
  checkClassCount(subject, classNames, chosen.columns);
  const says = [...plan.says, `logits ${probabilities ? 'as logarithms of' : 'from'} ${chosen.name}`];
  // Functions cannot be hashed, so without a key they get one that nothing else has.
  const seen = inputs && Object.keys(inputs).length ? (key ?? randomUUID()) : '';
  const print = hashOf([model.kind, model.hash, JSON.stringify(options.normalize ?? null), ...says, seen]);
  let isDisposed = false;
  const checkUse = () => {
    if (isDisposed)
      throw new Error(`${subject}: expected ${showValue(name)} to be in use, got a teacher after dispose(); read the file again`);
  };
  return ours({
    info: {
      name,
      kind: `${model.kind}: ${says.join(', ')}`.slice(0, 200),
      ...{ parameters: model.parameters, bytes: model.bytes, macs: null, fingerprint: print.slice(0, 12) }
    },
    classes: chosen.columns,
    classNames,
    inputShape: plan.rowShape as number[] | null,
    ...{ inputs: model.inputs, outputs: model.outputs.map((output) => output.name), output: chosen.name },
    async logits(rows) {
      checkUse();
      checkRowsTensor('logits', rows, plan.rowShape);
      const [output] = await computeInBatches({ subject, name, model, plan, rows, outputs: [chosen.name] });
      try {
        return toLogits(subject, output, rows.shape[0], { name: chosen.name, probabilities });
      } finally {
        output.dispose();
      }
    },
    fingerprint: () => print,
    ...(model.runAtOnce && createInnerFeatures(subject, { model, plan, options, checkUse })),
    dispose() {
      if (!isDisposed) model.dispose();
      isDisposed = true;
    }
  } satisfies Teacher & FileTeacher);
}

/** Two classes may have one logit. */
function checkClassCount(subject: string, names: readonly string[] | null, columns: number | null): void {
  if (!names || columns === null || names.length === Math.max(2, columns)) return;
  throw new RangeError(
    `${subject}: expected names of ${Math.max(2, columns)} classes, which the output has, got ${names.length}; name each in the order of the logits`
  );
}

function hashOf(parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}
