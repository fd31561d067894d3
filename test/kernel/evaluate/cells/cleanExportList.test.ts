import { expect, test } from 'vitest';
import { cleanExportList } from '../../../../kernel/evaluate/cells/cleanExportList';

test.each([
  ['let a;\nexport {a, b}', 'let a;\nexport {a, b}'],
  ['let __a;\nexport {___a}', 'let __a;\nexport {__a}'],
  ['declare global {}\nexport {__global, a}', 'declare global {}\nexport {a}'],
  ['declare module "m" {}\nexport {"m", a}', 'declare module "m" {}\nexport {a}'],
  ['export {a}\nlet b;', 'export {a}\nlet b;'],
  [undefined, undefined]
])('exportByName(%j) is a list of names that can be exported', (text, expected) => {
  expect(cleanExportList(text)).toBe(expected);
});
