// Stillroom's side of kd.predict and kd.label: all rows of a dataset through a network.
import { answerMeasurementRequests } from '../../harness/answerMeasurementRequests.mjs';
import { digits, modelOf, teacherStudentPairs } from '../../workloads/teacherStudentPairs.mjs';

const { default: kd } = await import(new URL('../../../dist/src/index.js', import.meta.url));

await answerMeasurementRequests(({ open: name, rows, call }) => {
  const model = modelOf(kd, teacherStudentPairs[name].teacher, 1);
  const { train } = digits(kd, rows);
  const ask = () => (call === 'label' ? kd.label(model, train) : kd.predict(model, train));
  let asked = 0;
  return {
    versions: { Stillroom: kd.version },
    check: async () => Array.from((await ask()).values.subarray(0, 1000)),
    async block() {
      train.x[0] = ++asked * 1e-6; // Rows that label has not seen: it would remember them.
      const start = performance.now();
      await ask();
      return performance.now() - start;
    },
    close: () => model.dispose()
  };
});
