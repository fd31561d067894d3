import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../src/views/words/formatBytes';
import { formatDuration } from '../../src/views/words/formatDuration';
import { viewToHtml } from '../../src/views/bundle/viewToHtml';
import { latencyView } from '../../src/views/latency/latencyView';
import { tabulateLatency } from '../../src/views/latency/tabulateLatency';
import { exampleLatency } from './exampleEvaluations';

const { machine, rows } = exampleLatency();

describe('latencyView({machine, rows}, {title})', () => {
  it('compares the fastest with the slowest where a call has one row', () => {
    expect(latencyView({ machine, rows }).says).toBe(
      'With 1 row a call compiled student is the fastest: 12.1 µs at the median, 72.7 times as fast as student on tensorflow (880 µs). ' +
        'Measured on tensorflow 2.21.0, CPU; 2 cores.'
    );
  });

  it('takes the smallest batch where no call has one row, and says a lone candidate without a ratio', () => {
    expect(latencyView({ machine, rows: rows.slice(4) }).says).toMatch(
      /^With 1,000 rows a call compiled student is the fastest: 9\.2 ms/
    );
    expect(latencyView({ machine: 'x.', rows: rows.slice(0, 1) }).says).toBe(
      'With 1 row a call xgboost, one thread takes 310 µs at the median, 651 µs at the 99th percentile. Measured on x.'
    );
  });

  it('is a table in HTML with units that read well, rows a second and sizes', () => {
    const markup = viewToHtml(latencyView({ machine, rows }), null);
    expect(markup).toContain(
      '<th scope="row">compiled student</th><td>1</td><td>12.1\u00a0µs</td><td>15.7\u00a0µs</td><td>25.4\u00a0µs</td><td>82,600</td>' +
        '<td>99.2\u00a0kB</td><td>–</td><td>2,000</td>'
    );
  });

  it('has columns for CPU time and energy where they were measured, and says that there is no counter', () => {
    const costs = (joules: number | null) => ({ ...rows[0], cpuSeconds: 0.00042, joules });
    const view = latencyView({ machine, rows: [costs(0.0215), costs(2.5), costs(null), rows[1]], residentBytes: 4.12e8 });
    const { caption, columns, rows: cells } = tabulateLatency(view);
    expect(caption).toBe('Time a call on tensorflow 2.21.0, CPU; 2 cores; the process held 412 MB');
    expect(columns.slice(-2)).toEqual(['CPU, 1,000 rows', 'Energy, 1,000 rows']);
    expect(cells.map((row) => row.slice(-2))).toEqual([
      ['420 µs', '21.5 mJ'],
      ['420 µs', '2.5 J'],
      ['420 µs', 'no counter'],
      ['–', '–']
    ]);
    expect(tabulateLatency(latencyView({ machine, rows })).columns).toHaveLength(9);
  });

  it.each<[object, string]>([
    [{ cpuSeconds: -1 }, 'latencyView: rows[0]: expected cpuSeconds to be a finite number at least 0, got -1'],
    [{ joules: NaN }, 'latencyView: rows[0]: expected joules to be a finite number at least 0, got NaN'],
    [{ name: '' }, 'latencyView: rows[0]: expected name to be a text, got ""'],
    [{ batch: 0.5 }, 'latencyView: rows[0]: expected batch to be a whole number at least 1, got 0.5'],
    [{ p50: 0 }, 'latencyView: rows[0]: expected p50 to be a finite number above 0, got 0'],
    [{ p50: NaN }, 'latencyView: rows[0]: expected p50 to be a finite number above 0, got NaN'],
    [{ p95: 0.1 }, 'latencyView: rows[0]: expected p95 to be a finite number at least 0.31, got 0.1'],
    [{ p99: Infinity }, 'expected p99 to be a finite number'],
    [{ bytesInMemory: -1 }, 'expected bytesInMemory to be a finite number at least 0, got -1'],
    [{ bytes: 3 }, 'got "bytes"']
  ])('refuses a row with %j', (wrong, says) => {
    expect(() => latencyView({ machine, rows: [{ ...rows[0], ...wrong }] })).toThrow(says);
  });

  it('refuses no machine, no rows and no object', () => {
    expect(() => latencyView(null as never)).toThrow('latencyView: expected machine to be a text, got undefined');
    expect(() => latencyView({ machine, rows, residentBytes: -1 })).toThrow('expected residentBytes to be a finite number');
    expect(() => latencyView({ machine, rows: [] })).toThrow('latencyView: expected a list of rows, got []; give at least one');
    expect(() => latencyView({ machine, rows: [null as never] })).toThrow('latencyView: rows[0]: expected a row, got null');
  });
});

it.each([
  [0.0123, '12.3 µs'],
  [0.9996, '1 ms'],
  [0.99949, '999 µs'],
  [999.9, '1 s'],
  [0.0000004, '0.4 ns'],
  [1930000, '1,930 s'],
  [0, '0 ms'],
  [NaN, 'unknown'],
  [null, 'unknown']
])('formatDuration(%s) is %j', (milliseconds, said) => expect(formatDuration(milliseconds)).toBe(said));

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [999_900, '1 MB'],
  [99_160, '99.2 kB'],
  [4_120_000, '4.12 MB'],
  [3.2e12, '3,200 GB'],
  [null, 'unknown']
])('formatBytes(%s) is %j', (bytes, said) => expect(formatBytes(bytes)).toBe(said));
