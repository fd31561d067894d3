import { expect, test } from 'vitest';
import { findFoldersNamedInCode } from '../../extension/src/runs/model/findFoldersNamedInCode';
import { writeResumeCode } from '../../extension/src/runs/model/writeResumeCode';

test('writeResumeCode names the folder from where the notebook lies, and no name of a folder becomes code', () => {
  const given = ['teacher', 'student', 'data'];
  const code = (path: string, notebook: string) => /kd\.resume\((.*), \{/s.exec(writeResumeCode(path, notebook, given))![1];
  expect(writeResumeCode('runs/first', 'a.ipynb', given)).toBe(
    "const run = await kd.resume('runs/first', { teacher, student, data });"
  );
  expect(code('work/runs/first', 'work/a.ipynb')).toBe("'runs/first'");
  expect(code('runs/first', 'work/deep/a.ipynb')).toBe("'../../runs/first'");
  expect(code('work', 'work/a.ipynb')).toBe("'.'");
  for (const name of ["it's", '"); evil(); ("', "'); evil(); ('", '\\', "\\'", 'a\nb', '\u2028', '${x}`', "back\\'slash\\"]) {
    const literal = code(`runs/${name}`, 'a.ipynb');
    expect(literal).toMatch(/^'([^'\\\n]|\\.)*'$/);
    expect(new Function(`return ${literal}`)()).toBe(`runs/${name}`);
  }
});

test('findFoldersNamedInCode finds what code names as a folder, from where the notebook lies, and nothing outside', () => {
  const source = `kd.distill({ teacher, folder: 'runs/first' }); kd.study({folder: "../shared/b"}); kd.resume(\`c\`, {});
kd.distill({ folder: \`runs/\${name}\` }); kd.distill({ folder: '/etc' }); kd.distill({ folder: '../../../etc' }); // folder: no`;
  expect(findFoldersNamedInCode(source, 'work/deep')).toEqual(['work/deep/runs/first', 'work/shared/b', 'work/deep/c']);
  expect(findFoldersNamedInCode(source, '')).toEqual(['runs/first', 'c']);
});
