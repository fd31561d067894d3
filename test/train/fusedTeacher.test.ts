import { expect, test } from 'vitest';
import * as kd from '../../src';
import { denseNetwork } from '../denseNetwork';
import { blobClassifiers, quiet, soft } from './blobClassifiers';

const { teacher, small, kept } = blobClassifiers();

test('a run by one fused teacher is that by the teacher itself, bit by bit, but for its name', async () => {
  const options = { ...quiet, epochs: 2, seed: 4 };
  const own = await kd.distill({ ...options, teacher, student: small() });
  const fused = kd.fusedTeacher({ only: teacher }, { by: kd.fusion.meanProbability() });
  const run = await kd.distill({ ...options, teacher: fused, student: small() });
  expect(run.models.teacher).toMatchObject({ name: 'only: big', kind: 'fused by mean probability' });
  expect(lasting(run)).toEqual(lasting(own));
});

test('a run by several teachers names each, and may learn by an inner layer of one of them', async () => {
  const other = kept(denseNetwork([4, 4, 3], { seed: 9, name: 'other' }));
  const fused = kd.fusedTeacher({ large: teacher, other }, { by: kd.fusion.entropyWeighted() });
  const [, layer] = kd.layersOf(teacher);
  const student = small();
  const hint = {
    weight: 0.1,
    loss: kd.hint(),
    layers: { teacher: `large/${layer.name}`, student: kd.layersOf(student)[0].name }
  };
  const run = await kd.distill({ ...quiet, epochs: 1, teacher: fused, student, terms: { soft, hint } });
  expect(run.models.teacher!.name).toBe('large: big, other: other');
  expect(run.status).toBe('done');
});

/** What does not say when a run was, how long it took or who taught. */
function lasting({ id: _id, stamp, models: { teacher: _teacher, ...models }, ...rest }: kd.RunRecord): object {
  const { started: _started, seconds: _seconds, clock: _clock, ...lasts } = stamp;
  return { ...rest, models, lasts };
}
