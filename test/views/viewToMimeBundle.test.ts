import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { viewToMimeBundle } from '../../src/views/bundle/viewToMimeBundle';
import { makeDisplayable } from '../../src/views/bundle/makeDisplayable';
import { lossCurves } from '../../src/views/lossCurves/lossCurves';
import { stillroomMime, type MimeBundle } from '../../src/views/bundle/MimeBundle';
import { runView } from '../../src/views/run/runView';
import { scores } from '../../src/views/scores/scores';
import { showRecord } from '../../src/views/run/showRecord';
import { softLabels } from '../../src/assess/softLabels/softLabels';
import { emptyRecord, exampleRecord } from './exampleRecord';

const display = Symbol.for('Jupyter.display');
const shown = (value: object) => (value as { [display]: () => MimeBundle })[display]();

describe('bundle(view, {static})', () => {
  it('has the view, HTML with the picture, the picture and one line of text', () => {
    const view = runView(exampleRecord());
    const {
      [stillroomMime]: data,
      'text/html': html,
      'image/png': png,
      'text/plain': text
    } = viewToMimeBundle(view, { static: true });
    expect(data).toBe(view);
    expect(Buffer.from(png!, 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(html).toContain(`<img src="data:image/png;base64,${png}"`);
    expect(text).toBe(`${view.title}. ${view.says}`);
    expect(text).not.toContain('\n');
  });

  it('has no picture and less than 20 kB beside the view with static: false', () => {
    const light = viewToMimeBundle(runView(exampleRecord({ pointsAnEpoch: 25 })), { static: false });
    expect(light).not.toHaveProperty('image/png');
    expect(light['text/html']).not.toContain('<img');
    expect(light['text/html']!.length + light['text/plain'].length).toBeLessThan(20_000);
  });

  it('shows scores as a table without a picture', () => {
    const { 'image/png': png, 'text/html': html } = viewToMimeBundle(scores(exampleRecord()), { static: true });
    expect(png).toBeUndefined();
    expect(html).toContain('<th scope="col">Accuracy</th>');
    expect(html).toContain('<th scope="row">teacher</th>');
  });

  it('is the same twice, byte for byte', () => {
    const make = () => JSON.stringify(viewToMimeBundle(runView(exampleRecord({ epochs: 3 })), { static: true }));
    expect(make()).toBe(make());
  });

  it('works for a run without a point and for one that failed', () => {
    const failed = viewToMimeBundle(runView({ ...emptyRecord(), status: 'failed', error: 'the loss is NaN at step 3' }), {
      static: true
    });
    expect(failed['text/plain']).toContain('the loss is NaN at step 3');
    expect(failed['image/png']).toBeDefined();
  });
});

describe('the display of a view and of a record', () => {
  const record = exampleRecord({ epochs: 3 });

  it.each([
    ['lossCurves', lossCurves],
    ['softLabels', softLabels],
    ['scores', scores],
    ['runView', runView]
  ])('%s(record) shows itself, and its JSON stays plain', (_, read) => {
    const view = read(record);
    expect(shown(view)).toEqual(viewToMimeBundle(view, { static: true }));
    expect(Object.getOwnPropertyDescriptor(view, display)!.enumerable).toBe(false);
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });

  it('showRecord(record) shows the whole run and gives the same record back', () => {
    const own = exampleRecord({ epochs: 3 });
    const json = JSON.stringify(own);
    expect(showRecord(own)).toBe(own);
    expect(showRecord(own)).toBe(own);
    expect(shown(own)[stillroomMime]).toMatchObject({ kind: 'run', id: own.id });
    expect(JSON.stringify(own)).toBe(json);
  });

  it('showRecord(record) gives a copy of a frozen record, and refuses what is no record', () => {
    const frozen = Object.freeze(exampleRecord({ epochs: 3 }));
    expect(showRecord(frozen)).toEqual(frozen);
    expect(shown(showRecord(frozen))['text/plain']).toContain(frozen.title);
    expect(() => showRecord(null as never)).toThrow(
      new TypeError('showRecord: expected a run record, got null; pass what distill() gave back')
    );
  });

  it('makeDisplayable(view) can be called twice', () => {
    const view = scores(record);
    expect(makeDisplayable(makeDisplayable(view))).toBe(view);
  });
});

describe('src/views', () => {
  it('imports Node in png.ts alone, and beside itself only types of records, listModelsOfRecord, computeRunKey, thinHistory and checks: a browser can load all the others', () => {
    const folder = join(__dirname, '../../src/views');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const imports = (file: string) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/from '([^']+)'|require\('([^']+)'\)/g)].map((m) => m[1] ?? m[2]);
    const outside = files.filter((file) => imports(file).some((name) => !name.startsWith('.')));
    expect(outside).toEqual(['bundle/svgToPng.ts']);
    const reached = files.flatMap((file) =>
      imports(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => join('views', dirname(file), name))
    );
    expect(
      reached.filter((path) => !/^(views\/|record\/([A-Z]\w+|listModelsOfRecord|computeRunKey|thinHistory)$|checks\/)/.test(path))
    ).toEqual([]);
    const ofRecords = ['listModelsOfRecord', 'computeRunKey', 'thinHistory', 'findHistoryPeaks'].flatMap((name) =>
      imports(`../record/${name}.ts`)
    );
    expect(ofRecords.filter((name) => !/^\.\/([A-Z]\w+|findHistoryPeaks)$/.test(name))).toEqual([]);
    const checks = join(folder, '../checks');
    const loaded = (file: string) => readFileSync(join(checks, file), 'utf8').replace(/^import type [^;]*;/gm, '');
    const ofChecks = readdirSync(checks).flatMap((file) => [...loaded(file).matchAll(/from '([^']+)'/g)].map((m) => m[1]));
    expect(ofChecks.filter((name) => !name.startsWith('./'))).toEqual([]);
  });
});
