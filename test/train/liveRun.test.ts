import { afterEach, expect, test } from 'vitest';
import * as kd from '../../src/index';
import { gaussianBlobs } from '../gaussianBlobs';
import { denseNetwork } from '../denseNetwork';

const symbol = Symbol.for('stillroom.host');
const globals = globalThis as { [symbol]?: kd.Host };
afterEach(() => delete globals[symbol]);

type Shown = { bundle: kd.MimeBundle; id: string; update: boolean };

/** A host as the kernel's, which keeps what it is given. */
function host(interruptAtHold = Infinity): { shown: Shown[]; holds: number; cell: number; interrupted: boolean } {
  const state = { shown: [] as Shown[], holds: 0, cell: 7, interrupted: false };
  globals[symbol] = {
    cell: () => state.cell,
    display: (bundle, { id, update }) => void state.shown.push({ bundle, id, update }),
    interrupted: () => state.interrupted,
    hold() {
      state.holds++;
      if (state.holds >= interruptAtHold) state.interrupted = true;
      return () => void state.holds--;
    },
    throwIfInterrupted() {
      if (state.interrupted && !state.holds) throw Object.assign(new Error('interrupted'), { name: 'KeyboardInterrupt' });
    }
  };
  return state;
}

const model = (seed: number) => denseNetwork([3], { seed });
const distilled = () =>
  kd.distill({ teacher: model(1), student: model(2), data: gaussianBlobs({ rows: 200 }), epochs: 3, title: 'toy' });
const display = (record: kd.RunRecord) =>
  (record as unknown as { [display: symbol]: () => kd.MimeBundle })[Symbol.for('Jupyter.display')]();

test('in a notebook a run is one output that is updated in place, with its picture at the end', async () => {
  const { shown } = host();
  await distilled();
  expect(new Set(shown.map(({ id }) => id)).size).toBe(1);
  expect(shown.map(({ update }) => update)).toEqual(shown.map((_, i) => i > 0));
  expect(shown.slice(0, -1).filter(({ bundle }) => bundle['image/png'])).toEqual([]);
  expect(shown.at(-1)!.bundle['image/png']).toBeDefined();
  expect(shown.at(-1)!.bundle['application/vnd.stillroom.v1+json']).toMatchObject({ kind: 'run', status: 'done' });
});

test('the figure appears once: a record is a line in the cell that made it, a figure in any other', async () => {
  const state = host();
  const record = await distilled();
  expect(display(record)).toEqual({ 'text/plain': expect.stringMatching(/^toy: done after \d+\.\d s$/) });
  state.cell = 8;
  expect(display(record)['application/vnd.stillroom.v1+json']).toMatchObject({ kind: 'run' });
});

test('an interrupt ends the run that holds as "stopped", and the next call with the interrupt itself', async () => {
  const state = host(1);
  const record = await distilled();
  expect(record.status).toBe('stopped');
  expect(state.holds).toBe(0);
  await expect(distilled()).rejects.toMatchObject({ name: 'KeyboardInterrupt' });
  expect(state.holds).toBe(0);
});

test('a run that breaks off lets go of its hold and says so in its figure', async () => {
  const state = host();
  const teacher = kd.functionTeacher(() => Promise.reject(new Error('the line is dead')), { name: 'remote', classes: 3 });
  await expect(kd.distill({ teacher, student: model(2), data: gaussianBlobs({ rows: 60 }), epochs: 1 })).rejects.toThrow(
    'the line is dead'
  );
  expect(state.holds).toBe(0);
  expect(state.shown.at(-1)!.bundle['application/vnd.stillroom.v1+json']).toMatchObject({
    status: 'failed',
    error: 'the line is dead'
  });
});
