import { findHost } from '../../notebook/findHost';
import { predict } from '../../metrics/predict';
import { scoreLogits } from '../../metrics/scoreLogits';
import type { ParameterSpace } from '../../train/sweep/space';
import type { ArchitectureSearchOptions } from './ArchitectureSearchOptions';
import type { ArchitectureSearchResult, FrontCandidate } from './ArchitectureSearchResult';
import { checkArchitectureSearch, type CheckedSearch } from './checkArchitectureSearch';
import { drawCandidates } from './drawCandidates';
import { loadOrDrawCandidates } from './loadOrDrawCandidates';
import { listCandidates } from './listCandidates';
import { summarizeSearch } from './summarizeSearch';
import { trainCandidates, type TrainedCandidates } from './trainCandidates';

/**
 * Finds which small students are best for what they cost. Architectures are drawn from a space, built and measured; those over a budget are left out before any training. The others are distilled, each as a trial of `kd.sweep`, and the
 * worse ones are stopped early by how far they are from the teacher. What no other one beats, as cheap and better on validation rows, is the Pareto front.
 *
 * Students are chosen on the validation rows, so their numbers there are a little too high, the more so the more candidates there are. On test rows those of the front alone are scored, once: that chooses nothing.
 *
 * With a `folder` the search can be left anywhere, also by `kill -9`: called again, it goes on. What a candidate costs is kept there too, since a latency is never the same twice. A folder of another search is refused; the teacher, the
 * data and what `build` makes of its values are for you to keep the same. Candidates are trained in this process, one after the other.
 *
 * @throws TypeError or RangeError, before any training, for options that do not fit, a folder of another search, or if nothing is within the budget; Error if the folder cannot be written.
 * @example
 * ```ts
 * const data = kd.split(kd.mnist({ train: 300, test: 100 }).train, { validation: 0.3 });
 * const found = await kd.architecture.search({
 *   space: {
 *     parameters: { width: kd.choice([4, 8, 64]) },
 *     build: ({ width }, seed) =>
 *       kd.seeded(seed, () => tf.sequential({ layers: [tf.layers.dense({ units: width, inputShape: [784] }), tf.layers.dense({ units: 10 })] }))
 *   },
 *   teacher: kd.functionTeacher((rows) => rows.slice([0, 300], [-1, 10])),
 *   data,
 *   costs: [kd.architecture.parameters({ atMost: 10_000 })],
 *   candidates: 2,
 *   epochs: 1
 * });
 * found.drawn.overBudget; // { parameters: 1 }: the one of 64 units
 * found.front.forEach(({ student }) => student.dispose());
 * ```
 */
export async function search<Space extends ParameterSpace>(
  options: ArchitectureSearchOptions<Space>
): Promise<ArchitectureSearchResult<Space>> {
  const checked = checkArchitectureSearch(options as unknown as ArchitectureSearchOptions);
  const host = findHost();
  host?.throwIfInterrupted();
  const letGo = host?.hold();
  let trained: TrainedCandidates | undefined;
  const front: FrontCandidate[] = [];
  try {
    const drawn = await loadOrDrawCandidates(checked, () => drawCandidates('architecture.search', checked));
    trained = await trainCandidates(checked, drawn);
    const candidates = listCandidates(checked, drawn, trained.result);
    const best = candidates.filter(({ isOnFront }) => isOnFront);
    const first = checked.costs[0].name;
    for (const one of best.sort((a, b) => a.costs[first] - b.costs[first])) {
      const student = await trained.studentOf(one.number);
      front.push({ ...one, student, test: null });
      front[front.length - 1].test = await scoreOnTest(checked, student);
    }
    return summarizeSearch(checked, drawn, candidates, front) as unknown as ArchitectureSearchResult<Space>;
  } catch (error) {
    front.forEach(({ student }) => student.dispose());
    throw error;
  } finally {
    trained?.dispose();
    letGo?.();
  }
}

async function scoreOnTest(
  { data: { test } }: CheckedSearch,
  student: FrontCandidate['student']
): Promise<FrontCandidate['test']> {
  return test ? scoreLogits({ student: await predict(student, test), labels: test.y }) : null;
}
