import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { computeAlignmentMapView } from '../../src/views/alignmentMap/computeAlignmentMapView';
import { axeViolations, colourRules, type AxeOptions } from '../axeViolations';
import { borrowLab } from '../borrowLab';
import { chromium } from '../chromium';
import { bundle, execute, openLab, openNotebook, type Lab, type Opened } from '../startLab';
import { exampleAlignment } from '../views/exampleAlignment';

let lab: Lab;
let opened: Opened;
let page: Page;

beforeAll(async () => {
  lab = await borrowLab();
  opened = await openLab(lab, 2200);
  ({ page } = opened);
  await opened.context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

afterAll(async () => {
  await lab?.stop();
});

afterEach(() => {
  expect(opened.outside, 'requests that leave the machine').toEqual([]);
  expect(opened.complaints, 'console errors and warnings').toEqual([]);
});

const view = computeAlignmentMapView(exampleAlignment({ teacher: 8, student: 5 }));

/** What the page's clipboard holds, as the terms that it makes where it is pasted. */
async function pasted(): Promise<{ entry: string; terms: object }> {
  const entry = await page.evaluate(() => navigator.clipboard.readText());
  const terms = new Function('kd', `return {${entry}}`)({ hint: () => 'hint' }) as object;
  return { entry, terms };
}

interface Shell {
  shell: {
    currentWidget: { content: { model: { sharedModel: { toJSON(): { cells: { cell_type: string; source: string }[] } } } } };
  };
}

const drawn = (panel: Locator, count = 1) => expect.poll(() => panel.locator('.heatmaplayer image').count()).toBe(count);
const cell = (panel: Locator) => panel.locator('[role=gridcell]').first();
const says = (panel: Locator) => panel.locator('.sr-Pair-says').textContent();

describe.skipIf(!chromium)('an alignment map in JupyterLab', () => {
  let panel: Locator;

  beforeAll(async () => {
    panel = await openNotebook(page, lab.notebook('map.ipynb', [bundle(view)]));
    await panel.locator('.heatmaplayer image').waitFor();
  });

  test('is a heat map with a dot for each best match and a frame for each suggested pair, said in a sentence and in tables', async () => {
    await expect
      .poll(() => panel.locator('.sr-Says').first().textContent())
      .toContain('each layer of the student is most like one of the teacher');
    const points = () =>
      panel.locator('.sr-Plot').evaluate((node) => {
        const { _fullData: all } = node as unknown as { _fullData: { type: string; x: number[]; y: number[] }[] };
        return all.filter(({ type }) => type === 'scatter').map(({ x, y }) => x.map((one, i) => [y[i], one]));
      });
    const place = (name: string) => view.teacherLayers.findIndex((layer) => layer.name === name);
    await expect
      .poll(points)
      .toMatchObject([
        view.maps[0].pairs.map(({ teacher, student }) => [place(teacher), place(student)]),
        view.maps[0].best.map((t, s) => [t, s])
      ]);
    await panel.locator('.sr-Details summary').evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
    await panel.locator('.sr-Details[open] table').nth(1).waitFor();
    await expect.poll(() => panel.locator('.sr-Details tbody tr').count()).toBe(view.maps[0].pairs.length + 8);
  });

  test('hovering says both layers with their shapes', async () => {
    await overCell(panel, 3, 1, 'hover');
    const hover = panel.locator('.hoverlayer');
    await expect.poll(() => hover.textContent()).toContain('teacher conv4 (Conv2D, 3 × 3 × 64)');
    await expect.poll(() => hover.textContent()).toContain(`CKA ${view.maps[0].values[3][1]!.toFixed(3)}`);
  });

  test('a click selects the pair, and the button copies a term that runs as pasted', async () => {
    await overCell(panel, 6, 2, 'click');
    await expect.poll(() => says(panel)).toContain('teacher conv7 (Conv2D, ');
    await panel.locator('button[data-name=copy]').click();
    await expect.poll(() => panel.locator('.sr-Pair [role=status]').textContent()).toContain('Copied');
    expect(await pasted()).toEqual({
      entry: "'hint conv3': { weight: 1, loss: kd.hint(), layers: { teacher: 'conv7', student: 'conv3' } }",
      terms: { 'hint conv3': { weight: 1, loss: 'hint', layers: { teacher: 'conv7', student: 'conv3' } } }
    });
  });

  test('the keyboard reaches every cell, with a frame where it is, its words for a screen reader, and copies without a pointer', async () => {
    await cell(panel).focus();
    await page.keyboard.press('Control+Home');
    const seen: string[] = [];
    for (let row = 0; row < 8; row++) {
      for (let column = 0; column < 5; column++) {
        const current = cell(panel);
        await expect.poll(() => current.textContent()).toContain(`teacher conv${row + 1} (Conv2D`);
        await expect.poll(() => current.textContent()).toContain(`CKA ${view.maps[0].values[row][column]!.toFixed(3)}`);
        await expect.poll(() => current.evaluate((node) => document.activeElement === node)).toBe(true);
        seen.push((await current.getAttribute('data-cell'))!);
        await page.keyboard.press('ArrowRight');
      }
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
    }
    expect(new Set(seen).size).toBe(40);
    const ring = () => cell(panel).evaluate((node) => getComputedStyle(node).outlineStyle + getComputedStyle(node).outlineWidth);
    await expect.poll(ring).toBe('solid3px');
    await page.keyboard.press('Control+End');
    await expect.poll(() => cell(panel).getAttribute('data-cell')).toBe('7,4');
    // The frame is where the picture has the cell.
    const apart = async () => {
      const [frame, area] = [await cell(panel).boundingBox(), await panel.locator('.nsewdrag').first().boundingBox()];
      const right = Math.abs(frame!.x + frame!.width - area!.x - area!.width);
      return Math.max(right, Math.abs(frame!.y + frame!.height - area!.y - area!.height));
    };
    await expect.poll(apart).toBeLessThan(2);
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(panel).getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => says(panel)).toContain('student conv5');
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('Tab');
      if (await panel.locator('button[data-name=copy]').evaluate((node) => document.activeElement === node)) break;
    }
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await pasted()).entry).toContain("teacher: 'conv8', student: 'conv5'");
  });

  test('"Insert as a cell" puts the term into a new code cell below the output, and is not there where there is no notebook', async () => {
    const sources = () =>
      page.evaluate(() => {
        const { shell } = (window as unknown as { jupyterapp: Shell }).jupyterapp;
        return shell.currentWidget.content.model.sharedModel
          .toJSON()
          .cells.map(({ cell_type: type, source }) => `${type} ${source}`);
      });
    const insert = panel.locator('button[data-name=insert]');
    await insert.focus();
    await page.keyboard.press('Enter');
    const entry = "'hint conv5': { weight: 1, loss: kd.hint(), layers: { teacher: 'conv8', student: 'conv5' } }";
    await expect.poll(sources).toEqual(['code record', `code const hintTerms = { ${entry} };`]);
    await expect.poll(() => panel.locator('.sr-Pair [role=status]').textContent()).toContain('Inserted below');
    await execute(page, 'notebook:delete-cell');
    await expect.poll(sources).toEqual(['code record']);
  });

  test('axe finds nothing, in both themes; the map has the colours of the theme', async () => {
    const first = () =>
      panel
        .locator('.sr-Plot')
        .evaluate(
          (node) => (node as unknown as { _fullData: { colorscale: [number, string][] }[] })._fullData[0].colorscale[0][1]
        );
    expect(await violations()).toEqual([]);
    expect(await first()).toBe('#e9f5fc');
    await execute(page, 'apputils:change-theme', { theme: 'JupyterLab Dark' });
    await expect.poll(first).toBe('#25282f');
    expect(await violations({ rules: colourRules })).toEqual([]);
    await execute(page, 'apputils:change-theme', { theme: 'JupyterLab Light' });
    await expect.poll(first).toBe('#e9f5fc');
  });

  test('fits a narrow place without scrolling sideways, its frame in place', async () => {
    await page.setViewportSize({ width: 620, height: 2200 });
    const overflow = () => panel.locator('.jp-StillroomView').evaluate((node) => node.scrollWidth - node.clientWidth);
    await expect.poll(overflow).toBe(0);
    const away = async () => {
      const [frame, area] = [await cell(panel).boundingBox(), await panel.locator('.nsewdrag').first().boundingBox()];
      return Math.round(Math.abs(frame!.x + frame!.width - area!.x - area!.width));
    };
    await expect.poll(away).toBeLessThan(2);
    await page.setViewportSize({ width: 1280, height: 2200 });
    await expect.poll(away).toBeLessThan(2);
  });
});

describe.skipIf(!chromium)('several alignment maps in JupyterLab', () => {
  test('two are side by side, and one cell is marked in both', async () => {
    const panel = await openNotebook(
      page,
      lab.notebook('two.ipynb', [bundle(computeAlignmentMapView(exampleAlignment({ maps: 2 })))])
    );
    await drawn(panel, 2);
    await expect.poll(() => panel.locator('.sr-Maps figcaption').allTextContents()).toEqual(['epoch 0', 'epoch 1']);
    await cell(panel).focus();
    await page.keyboard.press('Control+End');
    await expect
      .poll(() => panel.locator('[role=gridcell]').evaluateAll((all) => all.map((one) => one.getAttribute('data-cell'))))
      .toEqual(['4,2', '4,2']);
    expect(await violations()).toEqual([]);
  });

  test('more have a slider, which starts at the last', async () => {
    const many = computeAlignmentMapView(exampleAlignment({ maps: 6 }));
    const panel = await openNotebook(page, lab.notebook('many.ipynb', [bundle(many)]));
    await drawn(panel);
    const values = () =>
      panel
        .locator('.sr-Plot')
        .evaluate((node) =>
          [...(node as unknown as { _fullData: { z: ArrayLike<number>[] }[] })._fullData[0].z].map((row) => Array.from(row))
        );
    const slider = panel.locator('input[data-name=moment]');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('epoch 5');
    expect(await values()).toEqual(many.maps[5].values);
    await slider.focus();
    await page.keyboard.press('Home');
    await expect.poll(values).toEqual(many.maps[0].values);
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('epoch 0');
  });

  test('names that look like markup or would end a string are shown and copied as they are; a layer without a value is said; 50 by 50 is drawn', async () => {
    const name = (i: number) => `it's <img src=x onerror="window.hacked=1"> \\ %{y} ${i}`;
    const hostile = exampleAlignment({ teacher: 4, student: 3, name });
    hostile.maps[0].values[2] = [null, null, null];
    const large = computeAlignmentMapView(exampleAlignment({ teacher: 50, student: 50 }));
    const panel = await openNotebook(page, lab.notebook('strange.ipynb', [computeAlignmentMapView(hostile), large].map(bundle)));
    await drawn(panel, 2);
    const first = panel.locator('.jp-StillroomView').first();
    await overCell(first, 0, 0, 'click');
    await first.locator('button[data-name=copy]').click();
    await expect
      .poll(async () => Object.values((await pasted()).terms)[0])
      .toMatchObject({ layers: { teacher: name(1), student: name(1) } });
    await cell(first).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => cell(first).textContent()).toContain('no value: constant or not finite');
    await expect.poll(() => page.evaluate(() => 'hacked' in window)).toBe(false);
    await expect.poll(() => first.locator('img').count()).toBe(0);
    const second = panel.locator('.jp-StillroomView').nth(1);
    // A page that is still being laid out moves under the pointer.
    await expect
      .poll(async () => {
        await overCell(second, 49, 49, 'click');
        return says(second);
      })
      .toContain('teacher conv50');
  });
});

/** Moves the pointer over a cell of the picture. */
async function overCell(panel: Locator, row: number, column: number, what: 'hover' | 'click'): Promise<void> {
  const area = panel.locator('.nsewdrag').first();
  await area.scrollIntoViewIfNeeded();
  const box = (await area.boundingBox())!;
  const [rows, columns] = await panel
    .locator('.sr-Plot')
    .first()
    .evaluate((node) => {
      const { z } = (node as unknown as { _fullData: { z: ArrayLike<number>[] }[] })._fullData[0];
      return [z.length, z[0].length];
    });
  const [x, y] = [box.x + ((column + 0.5) * box.width) / columns, box.y + ((row + 0.5) * box.height) / rows];
  await page.mouse.move(x - 2, y - 1);
  await page.mouse.move(x, y);
  if (what === 'click') await page.mouse.click(x, y);
}

async function violations(options?: AxeOptions): Promise<string[]> {
  const found = await axeViolations(page, '.jp-NotebookPanel:not(.lm-mod-hidden) .jp-StillroomView', options);
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
