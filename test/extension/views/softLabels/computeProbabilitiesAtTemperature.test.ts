import { expect, it } from 'vitest';
import { computeProbabilitiesAtTemperature } from '../../../../extension/src/views/softLabels/computeProbabilitiesAtTemperature';
import { describeExample } from '../../../../extension/src/views/softLabels/describeExample';
import { plotExampleBars } from '../../../../extension/src/views/softLabels/plotExampleBars';
import { tabulateExample } from '../../../../extension/src/views/softLabels/tabulateSoftLabelParts';
import { softmaxAt } from '../../../../src/views/softLabels/softmaxAt';
import { theme } from '../../computePlotlyPictures';
import { sampleSoftLabels } from '../../exampleRunViews';

it('computeProbabilitiesAtTemperature(example, t) works out once what the sentence, the bars and the table of a slider step need', () => {
  const view = sampleSoftLabels(1, 10, 'test');
  const [given] = view.examples;
  let reads = 0;
  const teacher = new Proxy(given.teacher, {
    get(target, key, self) {
      if (key === '0') reads++;
      return Reflect.get(target, key, self) as unknown;
    }
  });
  const example = { ...given, teacher };
  const step = (temperature: number) => {
    reads = 0;
    describeExample(view, example, temperature);
    plotExampleBars({ classes: view.classes, example, temperature, logScale: false }, theme, 800);
    tabulateExample(view, example, temperature);
    return reads;
  };
  softmaxAt(teacher, 2);
  const once = reads;
  expect([step(4), step(5), step(5)]).toEqual([2 * once, once, 0]);
  expect(computeProbabilitiesAtTemperature(example, 5)).toEqual({
    teacher: softmaxAt(given.teacher, 5),
    student: softmaxAt(given.student!, 5)
  });
});
