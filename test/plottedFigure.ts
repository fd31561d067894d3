import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/** What plotly keeps at the node of a figure. */
export interface Plotted {
  _fullLayout: { yaxis: { type: string } };
  _fullData: { x: number[]; y: number[]; name: string }[];
}

/** The values of the drawn bars of teacher and student. */
export function bars(panel: Locator): Promise<number[][]> {
  return panel
    .locator('.sr-Beside .sr-Figure .sr-Plot')
    .first()
    .evaluate((node) => (node as unknown as Plotted)._fullData.map(({ y }) => [...y]));
}

export async function expectBars(panel: Locator, teacher: number[], student: number[]): Promise<void> {
  const rounded = (values: number[][]) => values.map((one) => one.map((value) => Number(value.toFixed(9))));
  await expect.poll(async () => rounded(await bars(panel))).toEqual(rounded([teacher, student]));
  // The picture as well: heights in pixels in the proportions of the values.
  const heights = await panel
    .locator('.sr-Beside .sr-Figure .sr-Plot .bars')
    .first()
    .locator('.point path')
    .evaluateAll((paths) => paths.map((path) => (path as SVGPathElement).getBBox().height));
  const scale = heights[0] / teacher[0];
  heights.forEach((height, i) =>
    expect(Math.abs(height - teacher[i] * scale)).toBeLessThan(1 + 0.02 * height + 1 / teacher[0] / 50)
  );
}

/** Mean of red, green and blue, 0 to 255. */
export function brightness(colour: string): number {
  const [red, green, blue] = colour.match(/[\d.]+/g)!.map(Number);
  return (red + green + blue) / 3;
}
