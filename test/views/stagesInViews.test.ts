import { describe, expect, it } from 'vitest';
import { listStagesSoFar } from '../../src/views/lossCurves/listStagesSoFar';
import { tabulateLossCurves } from '../../src/views/lossCurves/tabulateLossCurves';
import { tableToHtml } from '../../src/views/table/tableToHtml';
import { viewToHtml } from '../../src/views/bundle/viewToHtml';
import { drawPicture } from '../../src/views/bundle/drawPicture';
import { computeLossCurvesView } from '../../src/views/lossCurves/computeLossCurvesView';
import { computeRunView } from '../../src/views/run/computeRunView';
import { findStageAtEpoch } from '../../src/views/lossCurves/findStageAtEpoch';
import { describeTerm } from '../../src/views/run/describeTerm';
import { exampleAlignment } from './exampleAlignment';
import { exampleRecord } from './exampleRecord';
import { expectWellFormed } from './expectWellFormed';
import { stagedRecord, type Staged } from './stagedRecord';
import { svgTexts } from './svgTexts';

const many: Staged = Array.from({ length: 40 }, (_, i) => [`stage number ${i}`, i % 7 === 0 ? 5 : 1, ['soft']]);

describe('stages of a record', () => {
  const record = stagedRecord();
  const view = computeLossCurvesView(record);

  it('are in its loss curves by epochs done; one stage or none leaves them out', () => {
    expect(view.stages).toEqual([
      { name: 'shallow', from: 0, to: 4 },
      { name: 'deep', from: 4, to: 7 },
      { name: 'head', from: 7, to: 10 }
    ]);
    expect(computeLossCurvesView(exampleRecord())).not.toHaveProperty('stages');
    expect(computeLossCurvesView(stagedRecord([['all', 5, ['soft']]]))).not.toHaveProperty('stages');
  });

  it('are told one by one, each with its own losses and terms', () => {
    const of = (name: string, at: number) => record.history.series[name][record.history.epoch.indexOf(at)]!.toPrecision(3);
    expect(view.says).toContain(
      `the train loss went from ${of('train/loss', 0.1)} to ${of('train/loss', 4)} in stage shallow (epochs 1 to 4), from `
    );
    expect(view.says).toContain(
      `in stage deep (epochs 5 to 7; hard from ${of('train/hard', 4.1)} to ${of('train/hard', 7)}, soft`
    );
    expect(view.says).toContain(
      'Loss in shallow: 1 x hint, hint; in deep: 0.3 x hard, crossEntropy + 0.7 x soft, softTargets (temperature 4); in head: '
    );
    expect(
      computeLossCurvesView(
        stagedRecord([
          ['a', 1, ['hint']],
          ['b', 1, ['soft']]
        ])
      ).says
    ).toContain('in stage a (epoch 1), from ');
  });

  it('are told up to four of them; the rest are counted', () => {
    const { says } = computeLossCurvesView(stagedRecord(many));
    expect(says).toContain('in stage stage number 3 (epoch 8), and 36 more; epoch');
    expect(says).toMatch(/in stage number 3: [^;]*; and 36 more\.$/);
    expect(says.length).toBeLessThan(1000);
  });

  it('break the curve of a term where a stage has it not', () => {
    const { epoch, value } = view.curves.find(({ series }) => series === 'train/hint')!;
    expect(value.filter((one) => one === null)).toHaveLength(1);
    expect(epoch[value.indexOf(null)]).toBeCloseTo(4.1);
    expect(view.curves.find(({ series }) => series === 'train/hard')!.value).not.toContain(null);
    const drawn = drawPicture(view)!.svg.match(/<path d="[^"]*"[^>]*stroke-dasharray="[^"]*"/g)!;
    expect(drawn.every((path) => !/NaN|null/.test(path))).toBe(true);
  });

  it('have a column in the table, where a term that has ended is empty', () => {
    const rows = tableToHtml(tabulateLossCurves(view)).split('<tr>').slice(2);
    const cells = rows.map((row) => [...row.matchAll(/<t[hd][^>]*>([^<]*)</g)].map(([, text]) => text));
    const head = [...tableToHtml(tabulateLossCurves(view)).matchAll(/<th scope="col"[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(head.slice(0, 2)).toEqual(['Epoch', 'Stage']);
    expect(cells.map((row) => row[1])).toEqual([
      'shallow',
      'shallow',
      'shallow',
      'shallow',
      'deep',
      'deep',
      'deep',
      'head',
      'head',
      'head'
    ]);
    const measured = (series: string) => cells.map((row) => row[head.indexOf(series)] !== '');
    expect(measured('train/hint')).toEqual([true, true, true, true, false, false, false, true, true, true]);
    expect(measured('train/hard')).toEqual([false, false, false, false, true, true, true, false, false, false]);
    expect(measured('train/loss')).not.toContain(false);
    expect(tableToHtml(tabulateLossCurves(computeLossCurvesView(exampleRecord())))).not.toContain('Stage');
  });

  it('findStageAtEpoch: the end of an epoch belongs to the stage that it ends', () => {
    expect([0.1, 4, 4.01, 7, 10].map((at) => findStageAtEpoch(view.stages, at)?.name)).toEqual([
      'shallow',
      'shallow',
      'deep',
      'deep',
      'head'
    ]);
    expect([findStageAtEpoch(view.stages, 0), findStageAtEpoch(view.stages, 11), findStageAtEpoch(undefined, 1)]).toEqual([
      undefined,
      undefined,
      undefined
    ]);
  });

  it('listStagesSoFar: none that is still to come, the last one as far as it has come', () => {
    const curves = view.curves.map((curve) => ({ ...curve, epoch: curve.epoch.filter((at) => at <= 5.5) }));
    expect(listStagesSoFar({ ...view, curves })).toEqual([
      { name: 'shallow', from: 0, to: 4 },
      { name: 'deep', from: 4, to: 5.5 }
    ]);
    expect(listStagesSoFar({ curves: view.curves })).toEqual([]);
  });

  it.each([
    ['three', stagedRecord()],
    ['forty, most of them narrow', stagedRecord(many)],
    [
      'a name like markup, a long one',
      stagedRecord([
        ['<b>&"', 2, ['hint']],
        ['long '.repeat(60), 2, ['soft']],
        ['', 2, ['soft']]
      ])
    ]
  ])('picture: %s: a line for each boundary, names inside and never over each other', (_, one) => {
    for (const of of [computeLossCurvesView(one), computeRunView(one)]) {
      const { svg, width } = drawPicture(of)!;
      expectWellFormed(svg);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      const lines = svg.match(/<path [^>]*stroke-width="0.75"/g) ?? [];
      const panels = svg.match(/font-size="12" font-weight="bold">(?:Loss|[A-Z][^<]* on validation)/g)!.length;
      expect(lines).toHaveLength(panels * (one.setup.stages!.length - 1));
      const begins = one.setup.stages!.flatMap(({ name }) => (name ? [name.slice(0, 2).replace('<', '&lt;')] : []));
      const names = svgTexts(svg)
        .filter(({ said }) => begins.some((start) => said.startsWith(start)))
        .sort((a, b) => a.y - b.y || a.left - b.left);
      expect(names.length).toBeGreaterThan(2);
      names.forEach((name, i) => {
        expect(name.left).toBeGreaterThanOrEqual(0);
        expect(name.right).toBeLessThanOrEqual(width);
        const next = names[i + 1];
        if (next && next.y === name.y && next.left > name.left) expect(next.left).toBeGreaterThan(name.right);
      });
    }
  });
});

describe('the set-up of a run', () => {
  it('has a row a stage with what learns, and its terms with layers and adapters', () => {
    const { setup } = computeRunView(stagedRecord());
    expect(setup.filter(([name]) => /stage|term/.test(name)).slice(0, 3)).toEqual([
      ['stage "shallow"', 'epochs 1 to 4; only conv1 and conv2 learn; sgd (learningRate 0.1)'],
      [
        'shallow: term "hint"',
        "1 x hint, teacher's conv2 -> student's block3 through an adapter (student: 1x1 convolution to 7 x 7 x 64; 2,080 parameters)"
      ],
      ['stage "deep"', 'epochs 5 to 7; all layers learn']
    ]);
    expect(Object.fromEntries(setup).alignment).toBe('2,000 rows of digits');
  });

  it('describeTerm: layers without an adapter are a pair alone', () => {
    const layers = { teacher: 'a', student: 'b' };
    const term = { weight: 0.5, loss: { name: 'similarity' }, layers, adapter: { does: 'none', parameters: 0 } };
    expect(describeTerm(term)).toBe("0.5 x similarity, teacher's a -> student's b");
  });
});

describe('the alignment of a record', () => {
  it('is in its run as the first and the last map, in picture and tables too', () => {
    const view = computeRunView(stagedRecord(undefined, { maps: 6 }));
    expect(view.alignment!.maps.map(({ label }) => label)).toEqual(['epoch 0', 'epoch 5']);
    expect(view.alignment!.title).toBe(`${view.title}: alignment of layers`);
    const { svg } = drawPicture(view)!;
    expect(svg).toContain('How alike the layers of teacher and student are (linear CKA)');
    for (const text of ['epoch 0', 'epoch 5']) expect(svg).toContain(`>${text}</text>`);
    expect(viewToHtml(view)).toContain('CKA of teacher layers (rows) and student layers (columns), epoch 5');
  });

  it('is drawn without soft labels too, with one map while a run goes on, and not at all where there is none', () => {
    const { softLabels: _, ...bare } = stagedRecord();
    const view = computeRunView({ ...bare, status: 'running', alignment: exampleAlignment({ maps: 1 }) });
    const { svg, width, height } = drawPicture(view)!;
    for (const { right, y } of svgTexts(svg)) expect([right <= width, y <= height]).toEqual([true, true]);
    expect(computeRunView(exampleRecord())).not.toHaveProperty('alignment');
  });

  it('leaves a run view below 300 kB of JSON with 50 by 50 layers and 40 stages', () => {
    const record = { ...stagedRecord(many), alignment: exampleAlignment({ teacher: 50, student: 50, maps: 2 }) };
    record.alignment.maps.forEach(
      (map) => (map.values = map.values.map((row) => row.map((value) => Math.round(value! * 1e4) / 1e4)))
    );
    expect(JSON.stringify(computeRunView(record)).length).toBeLessThan(300_000);
  });
});
