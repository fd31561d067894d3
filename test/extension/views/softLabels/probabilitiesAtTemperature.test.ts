import { expect, it } from 'vitest';
import { probabilitiesAtTemperature } from '../../../../extension/src/views/softLabels/probabilitiesAtTemperature';
import { exampleSays } from '../../../../extension/src/views/softLabels/softLabelSentences';
import { exampleBarsPicture } from '../../../../extension/src/views/softLabels/exampleBarsPicture';
import { exampleTable } from '../../../../extension/src/views/softLabels/softLabelTables';
import { softmaxAt } from '../../../../src/views/softLabels/softmaxAt';
import { theme } from '../../picturesOf';
import { sampleSoftLabels } from '../../exampleRunViews';

it('probabilitiesAtTemperature(example, t) works out once what the sentence, the bars and the table of a slider step need', () => {
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
    exampleSays(view, example, temperature);
    exampleBarsPicture({ classes: view.classes, example, temperature, logScale: false }, theme, 800);
    exampleTable(view, example, temperature);
    return reads;
  };
  softmaxAt(teacher, 2);
  const once = reads;
  expect([step(4), step(5), step(5)]).toEqual([2 * once, once, 0]);
  expect(probabilitiesAtTemperature(example, 5)).toEqual({
    teacher: softmaxAt(given.teacher, 5),
    student: softmaxAt(given.student!, 5)
  });
});
