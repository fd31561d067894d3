import type { Finding, RunRecord } from '../../record/RunRecord';

/** What looks wrong with the transfer sets of a run. */
export function findTransferSetProblems({ transfer = {}, data }: RunRecord): Finding[] {
  return Object.entries(transfer).flatMap(([name, { report, synthetic, rows }]): Finding[] => {
    if (report && !report.trusted) {
      const why = report.findings.filter(({ level }) => level === 'problem').map(({ says }) => says);
      return [
        {
          check: 'untrustedSynthetic',
          level: 'problem',
          value: 0,
          says: `the ${rows} synthetic rows of "${name}" do not teach, their weight is 0: ${why.join('; ') || 'they are not trusted'}`,
          hint: 'look at the report of kd.synthetic, and train the generator better or longer'
        }
      ];
    }
    // If the train rows are simulated too, simulated rows stand for real ones.
    if (!synthetic || data.synthetic || report) return [];
    return [
      {
        check: 'unscreened',
        level: 'info',
        value: rows,
        says: `the ${rows} synthetic rows of "${name}" count as they are: nobody has looked whether the teacher sees their class in them`,
        hint: 'pass them through kd.synthetic'
      }
    ];
  });
}
