import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewToMimeBundle } from '../../src/views/bundle/viewToMimeBundle';
import { computeRunView } from '../../src/views/run/computeRunView';
import { exampleRecord } from '../views/exampleRecord';
import { notebook, run, text, writeReports, type Cell } from './writeReports';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-report-'));
const user = 'wilhelmina';
const host = 'orion-gpu-17';
const home = `/ho${''}me/${user}`;

/** Each has the core in it that may not be read; the core says the kind and the place. */
const kinds: { [name: string]: (core: string) => string } = {
  'Hugging Face token': (core) => `hf_${core}`,
  'GitHub token': (core) => `ghp_${core}`,
  'API key': (core) => `sk-proj-${core}`,
  'AWS key': (core) => `AKIA${core.toUpperCase()}`,
  'JSON web token': (core) => `eyJ${core}.eyJ${core}.${core}`,
  bearer: (core) => `Authorization: Bearer ${core}`,
  'password of an address': (core) => `https://me:${core}@data.example/x`,
  'token of an address': (core) => `http://hub.example/lab?token=${core}&next=1`,
  password: (core) => `dbPassword = "${core}"`,
  variable: (core) => `WANDB_API_KEY=${core}`,
  folder: (core) => `${home}/clients/${core}/loans.csv`,
  'file address': (core) => `file://${home}/${core}/loans.csv`,
  'folder elsewhere': (core) => `/mnt/vault/${core}/loans.csv`,
  'Windows folder': (core) => `C:\\Users\\${user}\\${core}\\loans.csv`,
  'shared folder': (core) => `\\\\vault\\${core}\\loans.csv`
};

const all = (place: number) => Object.values(kinds).map((kind, i) => kind(`q7Z${place}x${i}Zq7Zq7Zq7Zq7`));
const lines = (place: number) => all(place).join('\n');
const inHtml = (place: number) => all(place).map((one) => one.replaceAll('"', '&quot;'));
const base64 = (words: string) => Buffer.from(words).toString('base64');
const drawing = (place: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg"><title>drawn by ${user}</title><text>${lines(place)}</text></svg>`;

function view(place: number) {
  const record = exampleRecord({ epochs: 3, classes: all(place) });
  record.title = `of ${user}: ${all(place)[0]}`;
  record.data = { ...record.data, name: all(place)[10] };
  record.stamp = { ...record.stamp, device: `CPU of ${host}`, versions: { stillroom: all(place)[1] } };
  record.findings = all(place).map((says) => ({ check: 'x', level: 'warning', value: 1, says, hint: says }));
  return viewToMimeBundle(computeRunView(record), { static: true, records: [record] });
}

const bundles: { [place: string]: (place: number) => object } = {
  'HTML text': (place) => ({ 'text/html': `<p>${inHtml(place).join('</p><p>')}</p>` }),
  'HTML alternative text': (place) => ({
    'text/html': inHtml(place)
      .map((one) => `<img src="data:image/svg+xml;base64,${base64(drawing(place))}" alt="${one}">`)
      .join('')
  }),
  'HTML address': (place) => ({
    'text/html': inHtml(place)
      .map((one) => `<a href="${one}">link</a>`)
      .join('')
  }),
  'HTML entities': (place) => ({
    'text/html': `<p>${inHtml(place).join(' ').replaceAll('/', '&#47;').replaceAll('_', '&#95;')}</p>`
  }),
  'printed text': (place) => ({ 'text/plain': lines(place) }),
  markdown: (place) => ({ 'text/markdown': all(place).join('\n\n') }),
  drawing: (place) => ({ 'image/svg+xml': drawing(place) }),
  'inline drawing': (place) => ({ 'text/html': drawing(place) }),
  formula: (place) => ({ 'text/latex': `$x$ ${lines(place)}` }),
  view,
  'field called password': (place) => ({
    'application/vnd.stillroom.v1+json': {
      kind: 'findings',
      title: 'x',
      says: 'y',
      findings: [],
      password: `q7Z${place}x99Zq7Zq7Zq7Zq7`,
      nested: [{ api_key: `q7Z${place}x98Zq7Zq7Zq7Zq7` }]
    }
  })
};

const cells: { [place: string]: (place: number) => Cell } = {
  code: (place) => run(1, lines(place)),
  'markdown cell': (place) => text(all(place).join('\n\n')),
  'markdown heading': (place) =>
    text(
      all(place)
        .map((one) => `## ${one}`)
        .join('\n\n')
    ),
  'markdown address and alternative text': (place) =>
    text(
      all(place)
        .map((one) => `[a](<${one}>) ![${one}](<${one}>)`)
        .join('\n\n')
    ),
  'markdown formula': (place) =>
    text(
      all(place)
        .map((one) => `$${one}$`)
        .join('\n\n')
    ),
  attachment: (place) => ({
    ...text(`![of ${user}](attachment:${user}.svg)`),
    attachments: { [`${user}.svg`]: { 'image/svg+xml': base64(drawing(place)) } }
  }),
  raw: (place) => ({ cell_type: 'raw', source: lines(place) }),
  'cell metadata': (place) => ({ ...text('x'), metadata: { tags: all(place), path: lines(place) } }),
  stdout: (place) => ({ ...run(2, 'f()'), outputs: [{ output_type: 'stream', name: 'stdout', text: lines(place) }] }),
  stderr: (place) => ({ ...run(3, 'f()'), outputs: [{ output_type: 'stream', name: 'stderr', text: lines(place) }] }),
  error: (place) => ({
    ...run(4, 'f()'),
    outputs: [
      {
        output_type: 'error',
        ename: 'Error',
        evalue: lines(place),
        traceback: [`\u001b[31m${lines(place)}`, ...all(place).map((one) => `    at f (${one}:10:5)`)]
      }
    ]
  }),
  ...Object.fromEntries(Object.entries(bundles).map(([name, make]) => [name, (place: number) => run(5, 'g()', make(place))]))
};

const places = Object.keys(cells);
let html = '';
/** What is to be read of the cores of secrets, in small letters: "q7z<place>x<kind>z". */
let told = new Set<string>();

beforeAll(() => {
  const planted = notebook(
    [
      ...places.map((name, i) => cells[name](i)),
      text(`Ran by ${user.toUpperCase()}, as ${user}_2 and ${user}Data, on ${host}; ${user}@${host}:~/x$ ls`),
      text(`The pictures are in ${folder}/pictures/a.png.`)
    ],
    { title: `of ${user}`, authors: [{ name: user }], kernelspec: { name: 'stillroom', display_name: `Stillroom of ${user}` } }
  );
  const env = { HOME: home, USER: user, LOGNAME: user, HOSTNAME: host, JUPYTER_CONFIG_DIR: folder, JUPYTER_DATA_DIR: folder };
  html = everyWord(writeReports(folder, { planted }, { env }).planted);
  told = new Set(html.match(/q7z\d+x\d+z/gi)?.map((core) => core.toLowerCase()));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The page, with what its addresses and pictures say in another writing. */
function everyWord(path: string): string {
  const page = readFileSync(path, 'utf8');
  const hidden = [...page.matchAll(/data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)/g)].map(([, data]) =>
    Buffer.from(data, 'base64').toString()
  );
  const plain = page.replace(/%[0-9A-F]{2}/gi, (one) => String.fromCharCode(parseInt(one.slice(1), 16)));
  return [page, plain, ...hidden].join('\n');
}

test.each(places.map((name, i) => ({ name, i })))('no secret and no folder of the machine is told: $name', ({ i }) => {
  expect([...told].filter((core) => core.startsWith(`q7z${i}x`))).toEqual([]);
});

test('neither the name of the user nor that of the machine is told', () => {
  const around = (name: string) => [...html.matchAll(new RegExp(`.{0,60}${name}.{0,30}`, 'gi'))].map(([words]) => words);
  expect(around(user)).toEqual([]);
  expect(around(host)).toEqual([]);
});

test('a path in the folder of the notebook is told from there', () => {
  expect(html).not.toContain(folder);
  expect(html).toContain('The pictures are in pictures/a.png.');
});

test('the report says how much was taken out', () => {
  expect(html).toMatch(/Redacted in this report: [\d]+ secrets, [\d]+ paths of the machine, [\d]+ names \(\d+ in all\)\./);
});
