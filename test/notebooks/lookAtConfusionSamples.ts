import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { mnist } from '../../src/data/mnist';
import { softmaxAt } from '../../src/views/softLabels/softmaxAt';
import { axeViolations } from '../axeViolations';
import { execute, type Lab } from '../startLab';
import { downloadReport } from './downloadReport';
import { begin, cells, finished, idle, panelSelector, savedPath } from './notebookInLab';

const rows = 400;
/** As the cells make them: every other row is taken for the next digit, and something that looks like chance comes to it. */
const logits = (y: ArrayLike<number>, chance: number) =>
  Float32Array.from({ length: 10 * rows }, (_, i) => {
    const row = Math.floor(i / 10);
    return (i % 10 === (y[row] + (row % 2)) % 10 ? 5 : 0) + 2 * Math.sin(i * chance);
  });

const sources = [
  `const few = kd.mnist({ train: 10, validation: 10, test: ${rows} }).test
const logits = (chance: number) => ({
  rows: ${rows},
  columns: 10,
  values: Float32Array.from({ length: ${10 * rows} }, (_, i) => {
    const row = Math.floor(i / 10);
    return (i % 10 === (few.y[row] + (row % 2)) % 10 ? 5 : 0) + 2 * Math.sin(i * chance);
  })
})
kd.softLabelsOf({ teacher: logits(1.7), student: logits(2.3), data: few, split: 'test', real: true })`,
  `const seen = { models: { teacher: logits(1.7), student: logits(2.3) }, labels: few.y, classes: few.classes }
kd.confusion({ ...seen, data: few, real: true })`,
  `const loans = kd.tabular(await kd.readCsv('loans.csv'), { label: 'status' })
kd.confusion({ models: { rules: loans.y.map(y => 1 - y) }, labels: loans.y, classes: loans.classes, data: loans, real: true })`,
  'kd.confusion(seen)'
];

/**
 * In the notebook in front, whose kernel is idle: looks at rows of a soft label, of a confusion and of a table, by pointer and by keyboard, in both themes.
 * Then neither the notebook as it is saved nor its report holds one, and after a restart of the kernel the page says so.
 */
export async function lookAtConfusionSamples(page: Page, lab: Lab): Promise<void> {
  writeFileSync(
    join(lab.files, 'loans.csv'),
    'amount,who,status\n31415.9,Zaphod,paid\n271.8,Trillian,default\n577.2,Zaphod,paid\n'
  );
  for (const source of sources) {
    await begin(page, source);
    await finished(page);
  }
  const errors = (await cells(page)).flatMap(({ outputs }) => outputs ?? []).filter(({ output_type: type }) => type === 'error');
  expect(errors).toEqual([]);

  const soft = page.locator(`${panelSelector} [data-kind=softLabels]`);
  await soft.locator('[data-name=sample]').click();
  const picture = soft.locator('.sr-SamplePlace img');
  await picture.waitFor();
  const rowOf = async () => `Row ${await soft.locator('[data-name=row]').inputValue()}, label`;
  const caption = () => soft.locator('.sr-SamplePlace figcaption').textContent();
  await expect.poll(caption).toContain(await rowOf());
  const pictures = [await picture.getAttribute('src')];
  await soft.locator('[data-name=next]').click();
  await expect.poll(caption).toContain(await rowOf());
  await expect.poll(() => picture.getAttribute('src')).not.toBe(pictures[0]);

  const confusion = page.locator(`${panelSelector} [data-kind=confusion]`);
  const digits = confusion.nth(0);
  const { y } = mnist({ train: 10, validation: 10, test: rows }).test;
  const student = behind(y, logits(y, 2.3));
  await chooseByKeyboard(page, digits.locator('.sr-Map').nth(1), student.cell);
  const shown = () => digits.locator('.sr-SampleCard strong').allTextContents();
  const named = (from: number) => student.rows.slice(from, from + 12).map((row) => `Row ${row}, label “${student.cell.label}”`);
  await expect.poll(shown).toEqual(named(0));
  const { label, taken } = student.cell;
  const told = () => digits.locator('.sr-Samples-says').textContent();
  expect(await told()).toBe(
    `student: “${label}” taken for “${taken}” in ${student.rows.length} rows. The surest come first. 1 to 12 are shown.`
  );
  await digits.locator('[data-name=next-samples]').click();
  await expect.poll(shown).toEqual(named(12));
  await clickCell(page, digits.locator('.sr-Map').nth(0), { label: 3, taken: 3 });
  await expect.poll(told).toMatch(/^teacher: “3” is right in \d+ rows\. The least sure come first\./);
  pictures.push(...(await digits.locator('.sr-SampleCard img').evaluateAll((all) => all.map((one) => one.getAttribute('src')))));

  const loans = confusion.nth(1);
  await chooseByKeyboard(page, loans.locator('.sr-Map'), { label: 0, taken: 1 });
  const lines = () => loans.locator('.sr-Samples tbody tr').allInnerTexts();
  await expect
    .poll(lines)
    .toEqual(['label\tpaid\tpaid', 'rules\t“default”\t“default”', 'amount\t31415.9\t577.2', 'who\tZaphod\tZaphod']);
  await expect
    .poll(() => confusion.nth(2).locator('.sr-Samples').textContent())
    .toContain('give kd.confusion data and real: true');

  for (const theme of ['JupyterLab Dark', 'JupyterLab Light']) {
    await execute(page, 'apputils:change-theme', { theme });
    await expect.poll(() => page.evaluate(() => document.body.dataset.jpThemeName)).toBe(theme);
    for (const part of ['.sr-Beside', '.sr-Samples', '.sr-SampleControl']) {
      const violations = await axeViolations(page, `${panelSelector} ${part}`);
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
  }

  const path = await savedPath(page);
  const report = join(lab.files, 'looked.html');
  await downloadReport(page, report);
  for (const file of [join(lab.files, path), report]) {
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('taken for');
    for (const part of ['Zaphod', '31415', '577.2', ...pictures.map((one) => one!.split(',')[1])])
      expect(text).not.toContain(part);
  }

  const reader = await page.context().newPage();
  await reader.goto(pathToFileURL(report).href);
  await reader.locator('[data-kind=softLabels]').scrollIntoViewIfNeeded();
  await expect
    .poll(() => reader.locator('[data-kind=softLabels] .sr-SampleControl').textContent())
    .toContain('The rows themselves are in no report: they come from the kernel only.');
  await expect.poll(() => reader.locator('[data-name=sample]:visible').count()).toBe(0);
  await reader.close();

  void execute(page, 'notebook:restart-kernel').catch(() => undefined);
  await page.locator('.jp-Dialog button:has-text("Restart")').click();
  await idle(page);
  // A click may come while the page still learns that the kernel is another one.
  const clicked = async () => {
    await clickCell(page, digits.locator('.sr-Map').nth(0), { label: 4, taken: 4 });
    return told();
  };
  await expect.poll(clicked).toContain('has gone: run the cell again');
  await expect.poll(() => digits.locator('.sr-SampleCard').count()).toBe(0);
}

/** The commonest error of a model, and its rows, the surest first. */
function behind(y: Int32Array, values: Float32Array): { cell: { label: number; taken: number }; rows: number[] } {
  const seen = Array.from(y, (label, row) => {
    const p = softmaxAt(Array.from(values.subarray(10 * row, 10 * row + 10)), 1);
    const most = Math.max(...p);
    return { row, label, taken: p.indexOf(most), most };
  }).filter(({ label, taken }) => label !== taken);
  const alike = ({ label, taken }: { label: number; taken: number }) =>
    seen.filter((one) => one.label === label && one.taken === taken);
  const { label, taken } = seen.reduce((best, one) => (alike(one).length > alike(best).length ? one : best));
  const sure = alike({ label, taken }).sort((a, b) => b.most - a.most);
  return { cell: { label, taken }, rows: sure.map(({ row }) => row) };
}

async function chooseByKeyboard(page: Page, map: Locator, { label, taken }: { label: number; taken: number }): Promise<void> {
  await map.locator('.nsewdrag').waitFor();
  await map.locator('.sr-Cell').focus();
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < label; i++) await page.keyboard.press('ArrowDown');
  for (let i = 0; i < taken; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
}

async function clickCell(page: Page, map: Locator, { label, taken }: { label: number; taken: number }): Promise<void> {
  const area = map.locator('.nsewdrag');
  await area.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await area.boundingBox())!;
  const [left, top] = [x + ((taken + 0.5) * width) / 10, y + ((label + 0.5) * height) / 10];
  // Plotly tells of a click on what the pointer was over before.
  await page.mouse.move(left - 2, top);
  await page.mouse.move(left, top);
  await map.page().locator('.hoverlayer .hovertext').first().waitFor();
  await page.mouse.click(left, top);
}
