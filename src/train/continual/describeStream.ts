import { declareModels } from '../../record/declareModels';
import type { Started } from '../../record/RunEvent';
import type { PartOfStream } from '../../record/StreamOfParts';
import { describeModel } from '../../teachers/describeModel';
import type { CheckedRun } from '../check/CheckedRun';
import type { RunInputs } from '../check/RunInputs';
import { computeDataDigest } from '../checkpoint/computeDataDigest';
import { computeMajorityShare } from '../../metrics/classification/computeMajorityShare';
import { describeRun } from '../record/describeRun';
import { stampRun } from '../record/stampRun';
import { rowsOf } from './parts/checkParts';
import { listClasses } from './parts/listClasses';
import type { StreamPart } from './parts/StreamPart';
import type { Strategy } from './strategies/Strategy';

export interface DescribedStream {
  checked: CheckedRun;
  inputs: RunInputs;
  parts: readonly StreamPart[];
  strategy: Strategy;
  title: string;
}

/** The first event of a stream: which rows each part has, and how they are learnt. The model after a part has the part's name. */
export async function describeStream({ checked, inputs, parts, strategy, title }: DescribedStream): Promise<Started> {
  const { setup, data, ...started } = describeRun(checked, inputs);
  const described: PartOfStream[] = [];
  for (const part of parts) described.push(await describePart(part));
  const sum = (of: 'train' | 'validation' | 'test') => described.reduce((all, { rows }) => all + rows[of], 0);
  const stream = { strategy: strategy.description, parts: described };
  const info = describeModel(checked.student, 'tfjs layers', checked.name);
  // What a part is learnt by follows from the strategy, and differs from part to part.
  const how = { ...setup, terms: {} };
  delete how.best;
  const y = Int32Array.from(parts.flatMap(({ test }) => Array.from(test.y)));
  return {
    ...started,
    title,
    ...stampRun([how, info, stream]),
    setup: how,
    data: {
      ...data,
      name: `${parts.length} ${parts.length === 1 ? 'part' : 'parts'}: ${data.name}`,
      rows: { train: sum('train'), validation: sum('validation'), test: sum('test') },
      majority: computeMajorityShare({ ...parts[0].test, y })
    },
    ...declareModels(parts.map(({ name }) => ({ name, role: 'generation' as const, info }))),
    stream
  };
}

async function describePart(part: StreamPart): Promise<PartOfStream> {
  const { train, validation, test } = part;
  const classes = listClasses(train.y, test.y);
  return {
    name: part.name,
    rows: { train: train.y.length, validation: validation?.y.length ?? 0, test: test.y.length },
    ...(classes.length < train.classes.length && { classes }),
    fingerprint: await computeDataDigest(rowsOf(part))
  };
}
