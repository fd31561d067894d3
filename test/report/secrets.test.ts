import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { notebook, run, text, writeReports, type Cell } from './writeReports';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a reader sees of a report, and its embedded records. */
function wordsOf(path: string): string {
  const html = readFileSync(path, 'utf8');
  return html
    .replace(/<style[^]*?<\/style>/g, '')
    .replace(/<script>[^]*?<\/script>/g, '')
    .replaceAll(/<[^>]*>/g, '');
}

/** What may not be read, with a number of its own in each. */
const core = (i: number) => `kV3${String(i).padStart(2, '0')}rT8mPw2Lq9`;
const aws = (i: number) => `${core(i)}/wJalrXUtnFEMIbPxRfiCY`.padEnd(40, 'Zq1');
const invisible = ['\u200b', '\u00ad', '\u2060', '\ufeff'];

const written: { [kind: string]: (secret: string, i: number) => string } = {
  'a variable called pass': (secret) => `let pass: string = '${secret}';`,
  'a name that ends in Pass': (secret) => `const smtpPass = \`${secret}\``,
  'a variable of a shell': (secret) => `export PG_PASS=${secret}`,
  'a pair of a file of settings': (secret) => `redis.pw: ${secret}`,
  'a key and its value as arguments': (secret) => `client.set('apiToken', '${secret}')`,
  'user and password as a pair': (secret) => `auth=('bob', '${secret}')`,
  'the address of a Slack workflow': (secret) => `https://hooks.slack.com/workflows/T0A1B2C3D/A0A1B2C3D/${secret}`,
  'the address of a Discord channel': (secret) => `https://discord.com/api/webhooks/123456789012345678/${secret}`,
  'a bot of Telegram': (secret) => `https://api.telegram.org/bot1234567890:AA${secret}x9x9x9x9x9x9x9x9/getMe`,
  'the address of a Teams channel': (secret) => `https://acme.webhook.office.com/webhookb2/${secret}`,
  'an AWS secret behind its id': (_secret, i) => `AKIAIOSFODNN7ABCDEFG,${aws(i)}`,
  'an AWS secret before its id': (_secret, i) => `${aws(i)}\nAKIAIOSFODNN7ABCDEFG`,
  German: (secret) => `Das Kennwort lautet ${secret}`,
  French: (secret) => `mot de passe : ${secret}`,
  Spanish: (secret) => `contraseña: ${secret}`,
  Russian: (secret) => `пароль: ${secret}`,
  Chinese: (secret) => `密码：${secret}`,
  'a sentence': (secret) => `The passphrase is ${secret}.`,
  'the next line': (secret) => `Passcode:\n\n    ${secret}\n`,
  'the next line, without a colon': (secret) => `Wifi password\n${secret}\n`,
  'a row of a table': (secret) => `| API key | ${secret} |`,
  bold: (secret) => `**Secret key:** \`${secret}\``,
  TeX: (secret) => `\\mathrm{token} = \\texttt{${secret}}`,
  'invisible characters in the word': (secret) => `pass${invisible[0]}wo${invisible[1]}rd = "${secret}"`,
  'invisible characters in the token': (secret) => `ghp_${secret.slice(0, 5)}${invisible[2]}${secret.slice(5)}${invisible[3]}`,
  'a command': (secret) => `mysqldump -u root -p${secret} shop`,
  'another command': (secret) => `curl -s -u bob:${secret} https://data.example`,
  SQL: (secret) => `CREATE USER bob IDENTIFIED BY '${secret}'`,
  netrc: (secret) => `machine data.example login bob password ${secret}`,
  'a cookie': (secret) => `Set-Cookie: sid=${secret}; Path=/`,
  'an address of a database': (secret) => `postgresql://bob:${secret}@db.example/shop`,
  'a token of Replicate': (secret) => `r8_${secret}${secret}`,
  'a token of Slack': (secret) => `xapp-1-${secret}`
};
const kinds = Object.keys(written);
const each = (place: number) => kinds.map((kind, i) => written[kind](core(place * 40 + i), place * 40 + i));

describe('a report shows no secret, however it is announced', () => {
  const cells: Cell[] = [
    ...each(0).map((one, i) => run(i + 1, one)),
    ...each(1).map((one) => ({ ...run(1, 'f()'), outputs: [{ output_type: 'stream', name: 'stdout', text: `${one}\n` }] })),
    ...each(2).map((one) => ({
      ...run(1, 'f()'),
      outputs: [{ output_type: 'execute_result', execution_count: 1, metadata: {}, data: { 'text/plain': one } }]
    }))
  ];
  const html = wordsOf(writeReports(folder, { secrets: notebook(cells) }).secrets);
  test.each(kinds.map((kind, i) => [kind, i] as const))('%s', (_kind, i) => {
    expect([0, 1, 2].filter((place) => html.includes(core(place * 40 + i)))).toEqual([]);
  });
});

test('a token that is split over two outputs is taken out of both; who logs in where is not told', () => {
  const stream = (words: string, name = 'stdout') => ({ output_type: 'stream', name, text: words });
  const result = (words: string) => ({
    output_type: 'execute_result',
    execution_count: 1,
    metadata: {},
    data: { 'text/plain': words }
  });
  const cells: Cell[] = [
    { ...run(1, 'f()'), outputs: [stream('a hf_kV3rT8mP'), stream('w2Lq9xkV3 end')] },
    { ...run(2, 'g()'), outputs: [stream('b ghp_kV3rT8mPkV3r'), stream('warned', 'stderr'), stream('w2Lq9xkV3 end')] },
    { ...run(3, 'h()'), outputs: [result("'c sk-proj-kV3rT8mPw2'"), result("'Lq9xkV3mm end'")] },
    text('`ssh -p 2222 wilma@orion.example`, `scp a.csv fred@orion:data/`, `ssh -l barney orion`, sftp://betty@orion/x')
  ];
  const html = wordsOf(writeReports(folder, { split: notebook(cells) }).split);
  for (const gone of ['kV3', 'Lq9', 'wilma', 'fred', 'barney', 'betty']) expect(html).not.toContain(gone);
  for (const kept of ['a [redacted secret]', 'end', 'warned', '-p 2222', 'a.csv']) expect(html).toContain(kept);
});

test('e-mail addresses, card numbers and account numbers go where the reader asks for it, and the report says what was looked for', () => {
  const told = notebook([
    text(
      '# 1\n\nAsk eva.nowak@lab.example. Paid with 4012 8888 8888 1881 from DE89 3704 0044 0532 0130 00; 4012 8888 8888 1882 is no card, DE88370400440532013000 no account.'
    )
  ]);
  const page = (options: string[]) => wordsOf(writeReports(folder, { told }, { options }).told);
  const plain = page([]);
  for (const kept of ['eva.nowak@lab.example', '4012 8888 8888 1881', 'DE89 3704']) expect(plain).toContain(kept);
  expect(plain).toContain('Not looked for: e-mail addresses, card numbers, account numbers (IBAN), text inside pictures.');
  const asked = page(['--StillroomReport.redact=emails', '--StillroomReport.redact=cards', '--StillroomReport.redact=ibans']);
  for (const gone of ['eva.nowak', '8888 1881', 'DE89']) expect(asked).not.toContain(gone);
  for (const kept of [
    '4012 8888 8888 1882',
    'DE88370400440532013000',
    'Not looked for: text inside pictures.',
    '3 items of personal data'
  ])
    expect(asked).toContain(kept);
});

test('words, numbers, hashes and programs without a secret stay as they are', () => {
  const fine = [
    'loss pass: 0.93',
    'first pass: done',
    'const token = tokens[0]',
    'token = result.token',
    '"pad_token": "[PAD]"',
    'The secret is to train longer.',
    'Token distillation at T=4.5',
    '| token | 0.5123 |',
    `commit: ${'3f786850e3'.repeat(4)}`,
    `sha256:${'ab12cd34'.repeat(8)}`,
    'epoch 12: pass 0.9812',
    'key: value',
    'const key = "temperature"',
    'password123 is weak',
    'private key exchange',
    'pass=true',
    'docker run -p 8080:80',
    '2026-11-29T10:00:00Z',
    '12345678:00:11',
    '0.12345678901234567',
    '1e-7 2.5e+300',
    '10.5281/zenodo.1234567',
    'tokens\n512',
    'authorization model'
  ];
  const code =
    "import json,sys; sys.path.insert(0,'extension'); from stillroom_lab.report.redact import Redactor; from stillroom_lab.report.identifying_names import Machine; print(json.dumps([Redactor(Machine()).text(one) for one in json.load(sys.stdin)]))";
  const root = join(__dirname, '..', '..');
  const out = execFileSync(join(root, '.venv/bin/python'), ['-c', code], {
    cwd: root,
    input: JSON.stringify(fine),
    encoding: 'utf8'
  });
  expect(JSON.parse(out)).toEqual(fine);
});
