import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as kd from '../../src/index';
import { bundle, drawPicture, computePlotlyPictures, readView, recordsMime, stillroomMime } from './toolkitInternals';
import {
  drawn,
  hasParts,
  goldenFiles,
  pathOf,
  recordNames,
  sha256,
  unpacked,
  viewNames,
  viewsOfMeasures,
  viewsOfRun
} from './goldenFiles';
import type { GoldenView, Measures } from './goldenFiles';
import { joined, goldenOutputs } from './goldenOutputs';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-kept-'));
/** How many pictures the extension hands plotly for each kept view, and their checksum. `STILLROOM_KEEP=1` writes them anew. */
const pictures = process.env.STILLROOM_KEEP
  ? {}
  : goldenFiles<{ [view: string]: { count: number; sha256: string } }>('pictureChecksums.json');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  if (process.env.STILLROOM_KEEP) writeFileSync(pathOf('pictureChecksums.json'), `${JSON.stringify(pictures, null, 2)}\n`);
});

const plain = <T>(value: T) => JSON.parse(JSON.stringify(value)) as T;
const all = viewNames.flatMap((file) => goldenFiles<GoldenView[]>(`views/${file}.json`).map((view) => ({ ...view, of: file })));

test('the kept views are of all kinds that there were', () => {
  const kinds = 'run lossCurves softLabels scores comparison claims latency findings alignmentMap reliability rocPr confusion';
  expect(new Set(all.map(({ view }) => view.kind))).toEqual(new Set(`${kinds} syntheticData labelSweep`.split(' ')));
});

test.each(recordNames)('loadRecord of the kept record %s gives the record as it was written', async (name) => {
  const record = await kd.loadRecord(pathOf(`records/${name}.json`));
  expect(plain(record)).toEqual(goldenFiles(`records/${name}.json`));
  expect(Symbol.for('Jupyter.display') in record).toBe(true);
});

test.each(recordNames)('the kept record %s gives the views that it gave', async (name) => {
  const record = await kd.loadRecord(pathOf(`records/${name}.json`));
  const views = viewsOfRun(kd, record, hasParts(name)).map(([kind, view]) => ({ name: kind, view: plain(view) }));
  expect(views).toEqual(goldenFiles<GoldenView[]>(`views/${name}.json`).map(({ name: kind, view }) => ({ name: kind, view })));
});

test('what was measured gives the views that it gave', () => {
  const measured = goldenFiles<Measures>('measures.json');
  const views: [string, kd.View][] = [...viewsOfMeasures(kd, measured), ['confusion', measured.twoClasses.confusion]];
  const before = goldenFiles<GoldenView[]>('views/measures.json');
  expect(views.map(([name, view]) => ({ name, view: plain(view) }))).toEqual(before.map(({ name, view }) => ({ name, view })));
});

describe.each(all)('the kept view $name of $of', ({ of, name, view, ...before }) => {
  test('has the text, the HTML and the picture that it had', () => {
    const { text, html, svg } = drawn(name, view, { bundle, picture: drawPicture });
    expect(text).toBe(before.text);
    expect({ html, svg }).toEqual({ html: before.html, svg: before.svg });
  });

  test('is read by the extension, which hands plotly the pictures that it did', () => {
    expect(readView(view)).toEqual({ view });
    const all = computePlotlyPictures(view);
    const drawnNow = { count: all.length, sha256: sha256(JSON.stringify(all)) };
    if (process.env.STILLROOM_KEEP) pictures[`${of}: ${name}`] = drawnNow;
    expect(drawnNow).toEqual(pictures[`${of}: ${name}`]);
  });
});

describe('the kept notebook', () => {
  const outputs = goldenOutputs();

  test('has views that the extension reads and draws as they were drawn', () => {
    expect(outputs.map(({ [stillroomMime]: view }) => view.kind)).toEqual([
      'run',
      'confusion',
      'reliability',
      'findings',
      'claims'
    ]);
    for (const output of outputs) {
      const view = output[stillroomMime];
      expect(readView(view)).toEqual({ view });
      const { 'text/plain': text, 'text/html': html = '' } = bundle(view);
      expect(text).toBe(joined(output['text/plain']));
      expect(withoutPicture(html)).toBe(withoutPicture(joined(output['text/html'])));
    }
  });

  test('has the records that its report has, which kd.readReport reads', async () => {
    const path = join(folder, 'kept.html');
    writeFileSync(path, unpacked('report.html'));
    const { title, notebook, records } = await kd.readReport(path);
    expect({ title, notebook }).toEqual({ title: 'A kept notebook', notebook: 'kept.ipynb' });
    expect(plain(records)).toEqual(outputs.flatMap((output) => output[recordsMime]?.records ?? []));
    // Since then the view has a lead besides.
    expect(records.map((record) => plain(kd.runView(record)))).toMatchObject([plain(outputs[0][stillroomMime])]);
  });
});

function withoutPicture(html: string): string {
  return html.replace(/data:image\/png;base64,[A-Za-z0-9+/=]+/g, 'PNG');
}
