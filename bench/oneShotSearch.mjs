/**
 * Search with shared weights on real MNIST, a part of bench/architectureSearch.mjs: `node bench/architectureSearch.mjs --part oneShot [--only dense|convolution]`. Students of at most 15,000 parameters.
 *
 * "one-shot" trains the shared weights, a step being 2 + 2 networks, and distils the first ones of their ranking from the start. "pareto ASHA" and "random" are the searches of architectureSearch.mjs among the same students; all three take as many epochs of a student as pareto ASHA does. Rank correlations
 * are over the students of random search, or with --all over all students, each distilled by itself: of the shared weights, of each student's own first epoch, and (--all) of another seed's trainings of the same students.
 */
import { writeFileSync } from 'node:fs';

export async function compareOneShot(
  block,
  { kd, how, seeds, sharedEpochs, candidates, reductionFactor, isAll, view: file },
  write
) {
  const begun = performance.now();
  const { interval, percent, over } = write;
  const cost = kd.architecture.parameters({ atMost: 15_000 });
  const searching = { ...how, costs: [cost], space: spaceOf(kd, block) };
  const names = ['one-shot', 'pareto ASHA', 'random'];
  const groups = Object.fromEntries(names.map((name) => [name, []]));
  const best = Object.fromEntries(names.map((name) => [name, { epochs: [], validation: [], test: [] }]));
  const [pairs, all] = [[], []];
  for (const [i, seed] of seeds.entries()) {
    const search = async (more) => {
      const found = await kd.architecture.search({ ...searching, seed, scheduler: null, ...more });
      found.front.forEach(({ student }) => student.dispose());
      return found;
    };
    const shared = await kd.architecture.oneShot({
      ...{ ...searching, largest: largestOf[block], search: kd.gridSearch() },
      ...{ epochs: sharedEpochs, seed }
    });
    const pareto = await search({ candidates, scheduler: kd.architecture.paretoAsha({ reductionFactor }) });
    const asManyAs = (epochs) => Math.max(1, Math.floor(epochs / how.epochs));
    const chosen = await search({ search: shared.search, candidates: asManyAs(pareto.epochs - shared.epochs) });
    const random = await search({ candidates: asManyAs(pareto.epochs) });
    all[i] = isAll ? await search({ search: kd.gridSearch(), candidates: 1000 }) : random;
    pairs[i] = { shared, found: all[i] };
    for (const [name, found, before] of [
      ['one-shot', chosen, shared.epochs],
      ['pareto ASHA', pareto, 0],
      ['random', random, 0]
    ]) {
      groups[name][i] = found.candidates.map(({ parameters, costs, accuracy }) => ({
        ...{ name: Object.values(parameters).join(' '), cost: costs[cost.name], value: accuracy }
      }));
      best[name].epochs[i] = found.epochs + before;
      best[name].validation[i] = Math.max(...found.candidates.map(({ accuracy }) => accuracy));
      best[name].test[i] = found.front.at(-1).test.accuracy;
    }
    console.log(`${block}, seed ${seed}: ${shared.says}`);
  }
  const rows = how.data.validation.y.length;
  const reference = { cost: cost.atMost, value: 0.5 };
  const view = kd.architecture.fronts({ groups, cost, reference, rows, title: `MNIST, shared weights: ${block}` });
  console.log(view.says);
  console.table(
    view.groups.map(({ name, hypervolume, behind }) => ({
      'found by': name,
      epochs: over(best[name].epochs).mean.toFixed(0),
      hypervolume: interval(hypervolume, (x) => x.toFixed(3)),
      'one-shot has more': behind ? interval(behind, (x) => x.toFixed(3)) : '',
      'best, validation': interval(over(best[name].validation), percent),
      'its test': interval(over(best[name].test), percent),
      'one-shot better by, test': interval(over(best['one-shot'].test.map((x, i) => x - best[name].test[i])), percent)
    }))
  );
  const tell = (of, { candidates: count, kendall, spearman }) =>
    console.log(
      `${of}: ${count} students, tau ${interval(kendall, (x) => x.toFixed(2))}, rho ${interval(spearman, (x) => x.toFixed(2))}`
    );
  tell(`shared weights, ${sharedEpochs} epochs`, kd.architecture.rankingCorrelation(pairs));
  const others = all.map((found, i) => ({ found, shared: all[(i + 1) % all.length] }));
  if (isAll && all.length > 1) tell('the same students with another seed', kd.architecture.rankingCorrelation(others));
  const records = all.map((found) => found.records);
  for (const one of kd.architecture.earlySignals(records, { epoch: 1 })) tell(`own first epoch, ${one.signal}`, one);
  console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s`);
  if (file) writeFileSync(file, JSON.stringify(view));
}

const largestOf = { dense: { width: 16, depth: 3 }, convolution: { width: 24, depth: 3 } };

/** The students of architectureSearch.mjs. Layers that share weights have one name. */
function spaceOf(kd, block) {
  const { conv2d, dense, flatten } = kd.tf.layers;
  const layers = {
    dense: (units, depth) => [
      flatten({ inputShape: [28, 28, 1] }),
      ...Array.from({ length: depth }, (_, i) => dense({ name: `hidden${i + 1}`, units, activation: 'relu' }))
    ],
    convolution: (filters, depth) => [
      ...Array.from({ length: depth }, (_, i) => {
        const first = { kernelSize: 5, strides: 4, inputShape: [28, 28, 1] };
        const how = { name: `convolution${i + 1}`, filters, padding: 'same', activation: 'relu' };
        return conv2d({ ...how, ...(i === 0 ? first : { kernelSize: 3 }) });
      }),
      flatten()
    ]
  };
  return {
    parameters: { width: kd.choice([2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32]), depth: kd.integer(1, 3) },
    build: ({ width, depth }, seed) =>
      kd.seeded(seed, () =>
        kd.tf.sequential({
          name: `${block}-${width}-${depth}`,
          layers: [...layers[block](width, depth), dense({ name: 'logits', units: 10 })]
        })
      )
  };
}
