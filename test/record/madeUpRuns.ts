import { declareModels, type DeclaredModel } from '../../src/record/declareModels';
import { foldEvent } from '../../src/record/foldEvent';
import type { RunEvent, Started } from '../../src/record/RunEvent';
import type { RunRecord, Scores } from '../../src/record/RunRecord';

const info = (name: string) => ({ name, kind: 'tfjs layers', parameters: 10, bytes: 40, macs: 8, fingerprint: '0123456789ab' });

export function startedWith(models: readonly Omit<DeclaredModel, 'info'>[], epochs = 2): Started {
  return {
    type: 'started',
    id: '0123456789ab',
    title: 'made up',
    stamp: { started: '2026-01-01T00:00:00.000Z', seconds: 0, versions: { stillroom: '0.1.0' }, device: 'CPU' },
    setup: {
      seed: 0,
      epochs,
      batchSize: 8,
      optimizer: { name: 'adam' },
      terms: { hard: { weight: 1, loss: { name: 'crossEntropy' } } }
    },
    data: {
      name: 'digits',
      task: 'classification',
      classes: ['0', '1', '2'],
      rows: { train: 80, validation: 20, test: 20 },
      majority: 0.4
    },
    ...declareModels(models.map((model) => ({ ...model, info: info(`network of ${model.name}`) })))
  };
}

export function scoresOf(errors: number): Scores {
  return {
    rows: 20,
    errors,
    accuracy: Math.max(0, 1 - errors / 20),
    nll: errors / 7,
    ece: errors / 300,
    agreement: Math.max(0, 1 - errors / 70),
    teacherKl: errors / 90
  };
}

/** Every model that learns has learnt side by side with the others, and all are scored. */
export function eventsOf(models: readonly Omit<DeclaredModel, 'info'>[], { epochs = 2, pointsAnEpoch = 4 } = {}): RunEvent[] {
  const learning = models.filter(({ role }) => role !== 'teacher').map(({ name }) => name);
  const events: RunEvent[] = [startedWith(models, epochs)];
  for (let step = 1; step <= epochs * pointsAnEpoch; step++) {
    const epoch = step / pointsAnEpoch;
    learning.forEach((of, i) => {
      const loss = (2 + 0.1 * i) / step;
      const values: { [series: string]: number } = {
        'train/hard': loss,
        'train/loss': loss,
        learningRate: 0.01,
        'weight/hard': 1
      };
      if (Number.isInteger(epoch)) {
        for (const metric of ['nll', 'ece', 'agreement', 'teacherKl', 'rocAuc', 'averagePrecision'])
          values[`validation/${metric}`] = loss / 7;
        values['validation/accuracy'] = 1 - (0.5 + 0.02 * i) / epoch;
      }
      events.push({ type: 'point', of, step, epoch, values, seconds: step / 10 });
      if (Number.isInteger(epoch))
        events.push({ type: 'best', of, epoch, series: 'validation/accuracy', value: values['validation/accuracy'] });
    });
  }
  models.forEach(({ name, role }, i) => {
    for (const last of role === 'teacher' ? [false] : [true, false])
      for (const split of ['train', 'validation', 'test'] as const)
        events.push({ type: 'scored', model: name, ...(last && { last }), split, scores: scoresOf(i + 1) });
  });
  events.push({ type: 'ended', status: 'done', seconds: 3 });
  return events;
}

export const foldAll = (events: readonly RunEvent[]): RunRecord => events.reduce<RunRecord | null>(foldEvent, null) as RunRecord;

export const mutual = [
  { name: 'teacher', role: 'teacher' },
  { name: 'peer 1', role: 'peer' },
  { name: 'peer 2', role: 'peer' },
  { name: 'peer 3', role: 'peer' }
] as const;

export const federated = [
  { name: 'server', role: 'student' },
  ...[1, 2, 3, 4, 5].map((client) => ({ name: `client ${client}`, role: 'client' as const })),
  { name: 'wider', role: 'candidate' },
  { name: 'alone', role: 'baseline' }
] as const;
