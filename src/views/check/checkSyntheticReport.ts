import { showValue } from '../../checks/showValue';
import type { SyntheticReport } from '../../record/SyntheticReport';
import { checkViewInput } from './checkViewInput';
import { viewChecks } from './viewChecks';

/**
 * The parts of a report that views and records take.
 *
 * @throws TypeError if it is not a report, RangeError if its lists do not have one entry per class.
 */
export function checkSyntheticReport(subject: string, report: SyntheticReport): SyntheticReport {
  checkViewInput(subject, viewChecks.syntheticData, {
    expected: 'the report of synthetic rows',
    advice: 'pass what a generator or a screening says of its rows',
    given: report,
    parts: () => ({ kind: 'syntheticData', ...partsOf(report) })
  });
  const plain = partsOf(report);
  const { screening, faithfulness } = plain;
  const balance = faithfulness?.classBalance;
  for (const [name, entries] of [
    ['screening.byClass', screening?.byClass],
    ['faithfulness.classBalance.real', balance?.real],
    ['faithfulness.classBalance.asked', balance?.asked],
    ['faithfulness.classBalance.seen', balance?.seen]
  ] as const)
    if (entries !== undefined && entries.length !== plain.classes.length)
      throw new RangeError(
        `${subject}: expected ${plain.classes.length} entries in ${name}, one a class, got ${showValue(entries?.length)}; pass the report as it came`
      );
  return plain;
}

function partsOf(report: SyntheticReport | undefined): SyntheticReport {
  const { synthetic, real, classes, trusted, findings, screening, faithfulness, generator } = (report ??
    {}) as Partial<SyntheticReport>;
  const parts = {
    ...(generator && { generator }),
    ...(screening && { screening }),
    ...(faithfulness && { faithfulness })
  };
  return { synthetic, real, classes, ...parts, trusted, findings } as SyntheticReport;
}
