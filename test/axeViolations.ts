import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

export interface AxeOptions {
  /** These rules alone. */
  rules?: string[];
}

/** The rules that go by colours: what another theme can break of a page that is without fault. */
export const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * What axe has to say against a page, or against what the selector finds of it. The pages have no frames: axe is run in the page itself, and
 * lists only violations, for a selector of every node that passes takes longer than all rules together.
 */
export async function axeViolations(page: Page, part?: string, { rules }: AxeOptions = {}): Promise<Violations> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (part) axe.include(part);
  if (rules) axe.withRules(rules);
  return (await axe.analyze()).violations;
}
