import { expect, test } from 'vitest';
import { trackRunningLine } from '../../../../kernel/evaluate/cells/trackRunningLine';
import { flag } from '../../../../kernel/threads/SharedState';
import { transpile, ts } from './transpile';

const at = (line: number) => `__stillroom__.flags[${flag.line}] = ${line};`;
const lines = (source: string) => transpile(source, { after: [trackRunningLine(ts)] });

test('trackRunningLine() marks what calls something, and nothing else', () => {
  expect(lines('const a = 1;\nf();\nnew F();\ntag`x`;\na + 1;')).toBe(
    ['const a = 1;', at(2), 'f();', at(3), 'new F();', at(4), 'tag `x`;', 'a + 1;'].join('\n')
  );
});

test('trackRunningLine() marks statements in blocks and cases', () => {
  expect(lines('if (a) {\n  f();\n}\nswitch (a) {\n  case 1:\n    g();\n  default:\n    h();\n}').replace(/^ +/gm, '')).toBe(
    [at(1), 'if (a) {', at(2), 'f();', '}', at(4), 'switch (a) {', 'case 1:', at(6), 'g();', 'default:', at(8), 'h();', '}'].join(
      '\n'
    )
  );
});

test('trackRunningLine() marks nothing in functions that are values and in classes, which may be called often', () => {
  const source = 'const h = () => { g(); };\nclass A {\n    m() { g(); }\n}';
  expect(lines(source)).toBe(source);
});
