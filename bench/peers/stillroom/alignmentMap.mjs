// Stillroom's side of the map of 50 x 50 layers: kd.alignmentMap.
import { answerMeasurementRequests } from '../../harness/answerMeasurementRequests.mjs';
import { deepModel, deepNetworks, layerNames } from '../../workloads/deepNetworks.mjs';

const { default: kd } = await import(new URL('../../../dist/src/index.js', import.meta.url));

await answerMeasurementRequests(({ open: name, rows }) => {
  const [teacher, student] = [1, 2].map((seed) => deepModel(kd, deepNetworks[name], seed));
  const x = { ...kd.mnist({ train: rows, validation: 1, test: 1 }).train, shape: [28, 28, 1] };
  const layers = { teacher: layerNames, student: layerNames };
  const map = async () => (await kd.alignmentMap({ teacher, student, x, layers, seed: null, show: false })).maps[0].values.flat();
  return {
    versions: { Stillroom: kd.version },
    check: map,
    async block() {
      const start = performance.now();
      await map();
      return performance.now() - start;
    },
    close: () => [teacher, student].forEach((model) => model.dispose())
  };
});
