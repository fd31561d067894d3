import { describe, expect, test } from 'vitest';
import type * as Toolkit from '../../../src';
import { findDeclaration } from '../../../src/notebook/help/findDeclaration';
import { parseDocComment } from '../../../src/notebook/help/parseDocComment';
import { listPublicNames } from '../../../src/notebook/help/listPublicNames';

// The compiled toolkit: help knows a function by what its own modules export.
const kd = require('../../../dist/src') as typeof Toolkit;

describe('help', () => {
  test('of a function says formula, shapes, defaults, errors, example and source', () => {
    const page = kd.help(kd.softTargets);
    expect(page.name).toBe('kd.softTargets');
    expect(page.text).toContain('T^2 KL(softmax(teacher / T) || softmax(student / T))');
    expect(page.text).toContain('[batch, classes]');
    expect(page.parameters[0].members[0]).toEqual({
      name: 'temperature',
      type: 'Scheduled',
      optional: true,
      text: 'A number above 0 or a schedule. Default 4.'
    });
    expect(page.throws[0]).toMatch(/^TypeError or RangeError for a temperature/);
    expect(page.examples[0]).toContain('const loss = kd.softTargets({ temperature: 4 });');
    expect(page.source).toBe('stillroom/src/losses/softTargets.ts');
    for (const part of [page.text, page.examples[0], page.source, 'temperature?: Scheduled. A number'])
      expect(String(page)).toContain(String(part).split('\n')[0]);
  });

  test('shows itself as Markdown and as text', () => {
    const page = kd.help('softTargets') as unknown as Record<symbol, () => Record<string, string>>;
    const shown = page[Symbol.for('Jupyter.display')]();
    expect(Object.keys(shown)).toEqual(['text/plain', 'text/markdown']);
    expect(shown['text/markdown']).toContain('- `temperature?: Scheduled` A number above 0 or a schedule.');
    expect(shown['text/markdown']).toContain('```ts\nconst loss');
    expect(shown['text/markdown']).toContain('teacher / T) \\|\\| softmax');
  });

  test('knows options that an interface inherits', () => {
    const names = kd.help(kd.distill).parameters[0].members.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['student', 'epochs', 'teacher', 'terms']));
  });

  test.each([
    ['softTargets', 'kd.softTargets'],
    ['kd.softTargets', 'kd.softTargets'],
    ['SOFTTARGETS', 'kd.softTargets'],
    ['cardTransactions', 'kd.data.cardTransactions'],
    ['kd.metrics.accuracy()', 'kd.metrics.accuracy'],
    ['accuracy', 'kd.accuracy'],
    ['RunRecord', 'kd.RunRecord'],
    ['tableRecipe', 'kd.tableRecipe'],
    ['metrics', 'kd.metrics']
  ])('finds "%s" as %s', (said, name) => {
    expect(kd.help(said).name).toBe(name);
  });

  test('knows everything that the toolkit exports', () => {
    const known = new Set(listPublicNames().map(({ name }) => name));
    expect(Object.keys(kd).filter((name) => !known.has(name))).toEqual([]);
  });

  test('finds values, also where two have one name, what is renamed and what a function made', () => {
    expect(kd.help(kd.metrics.accuracy).name).toBe('kd.metrics.accuracy');
    expect(kd.help(kd.accuracy).name).toBe('kd.accuracy');
    expect(kd.help(kd.scoreLogits).name).toBe('kd.scoreLogits');
    expect(kd.help(kd.metrics.accuracy).signature).toContain('function accuracy(');
    expect(kd.help(kd.data).name).toBe('kd.data');
    expect(kd.help(kd.softTargets({ temperature: 2 })).name).toBe('kd.softTargets');
  });

  test('finds functions that hang on functions, by name and by value, and names them in the page of their function', () => {
    const page = kd.help('xgboost.load');
    expect(page).toEqual(kd.help(kd.xgboost.load));
    expect(page).toMatchObject({ name: 'kd.xgboost.load', source: 'stillroom/src/teachers/xgboost/loadXgboost.ts' });
    expect(page.signature).toContain('function load(path: string, options?: LoadXgboostOptions)');
    expect(page.parameters[1].members.map(({ name }) => name)).toEqual(['threads', 'rounds', 'name']);
    expect(kd.help('kd.xgboost.load(')).toEqual(page);
    expect(kd.help(kd.xgboost).text).toContain('- `kd.xgboost.load`: Reads a model of boosted trees');
    expect(kd.help().text).not.toContain('kd.xgboost.load');
  });

  test('knows the options of every signature, of types joined with &, and of objects written in place', () => {
    const namesOf = (of: unknown, at = 0) => kd.help(of).parameters[at].members.map(({ name }) => name);
    expect(namesOf('data.imageFolder', 1)).toEqual(expect.arrayContaining(['size', 'cache', 'labelled']));
    expect(kd.help('data.imageFolder').parameters[1].optional).toBe(true);
    expect(namesOf(kd.reliability)).toEqual(expect.arrayContaining(['logits', 'probabilities', 'bins', 'title']));
    expect(namesOf(kd.rocAuc)).toEqual(['logits', 'probabilities', 'labels']);
    expect(namesOf('metrics.precisionAtBudget')).toEqual(['budget']);
  });

  test('says what is nearest to a name that it does not know', () => {
    expect(() => kd.help('softTarget')).toThrow('got "softTarget"; did you mean "softTargets"?');
    expect(() => kd.help(Math.max)).toThrow('got function max; kd.help() lists them');
    expect(() => kd.help({})).toThrow(RangeError);
    expect(() => kd.help(null)).toThrow(RangeError);
  });

  test('of nothing, and of the whole toolkit, lists what there is with a sentence each', () => {
    expect(kd.help().text).toContain('- `kd.softTargets`: Knowledge distillation on soft targets');
    expect(kd.help(kd).text).toBe(kd.help().text);
    expect(kd.help('data').text).toContain('- `kd.data.cardTransactions`: ');
  });

  test('is there for every public name, and reads each parameter', () => {
    expect(listPublicNames().length).toBeGreaterThan(200);
    const missing = listPublicNames().filter(({ name, kind, local, module }) =>
      kind === 'value' && name !== 'tf' && name !== 'version' ? !findDeclaration(module, local)?.text : false
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
    const functions = listPublicNames().filter(({ kind, name }) => kind === 'value' && name !== 'tf');
    for (const { name } of functions)
      for (const parameter of kd.help(name).parameters) expect([name, parameter.type === ''], name).toEqual([name, false]);
  });
});

describe('docComment', () => {
  test('parts words and tags', () => {
    expect(parseDocComment('/** One line. */')).toEqual({ text: 'One line.', tags: [] });
    expect(
      parseDocComment('/**\n * Text,\n * more.\n *\n * @param a is\n *   long\n * @example\n * ```ts\n * f();\n * ```\n */')
    ).toEqual({
      text: 'Text,\nmore.',
      tags: [
        { name: 'param', text: 'a is\n  long' },
        { name: 'example', text: '```ts\nf();\n```' }
      ]
    });
  });
});
