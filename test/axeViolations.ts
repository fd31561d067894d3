import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

/**
 * What axe has to say against a page, or against what one selector finds of it and another one does not. The pages have no frames: axe is run in the page itself, and
 * lists only violations, for a selector of every node that passes takes longer than all rules together.
 */
export async function axeViolations(page: Page, part?: string, except?: string): Promise<Violations> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (part) axe.include(part);
  if (except) axe.exclude(except);
  return (await axe.analyze()).violations;
}
