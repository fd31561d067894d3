import { describe, expect, it } from 'vitest';
import { palette, type Palette } from '../../src/views/picture/palette';
import { contrast, deficiencies, lab, luminance, seenBy } from './colorVision';

describe.each(Object.entries(palette))('palette.%s', (_, colors: Palette) => {
  const models = [colors.teacher, colors.student, colors.baseline, colors.label];

  it('has lines with a contrast of 3 and text with 4.5 or more to the background (WCAG 2.2)', () => {
    for (const color of [...models, ...colors.terms]) expect(contrast(color, colors.background)).toBeGreaterThanOrEqual(3);
    for (const color of [colors.ink, colors.muted]) expect(contrast(color, colors.background)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.keys(deficiencies))('keeps teacher, student, baseline and label apart with %s', (sight) => {
    const seen = models.map((color) => lab(seenBy(sight, color)));
    seen.forEach((a, i) =>
      seen.slice(i + 1).forEach((b) => expect(Math.hypot(...a.map((v, k) => v - b[k]))).toBeGreaterThan(15))
    );
  });

  it('gets steadily darker or lighter along the heat scale', () => {
    const steps = colors.heat.map(luminance);
    const sorted = [...steps].sort((a, b) => a - b);
    expect([sorted, sorted.slice().reverse()]).toContainEqual(steps);
  });
});
