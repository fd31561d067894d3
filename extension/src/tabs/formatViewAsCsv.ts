import { softmaxAt } from '../../../src/views/softLabels/softmaxAt';
import type {
  AlignmentMapView,
  ConfusionView,
  LossCurvesView,
  SoftLabelsView,
  TaskWeightsView,
  View
} from '../../../src/views/View';
import { formatCsv } from './formatCsv';
import { flattenViewToRows, type Row } from './flattenViewToRows';

/** The data of a view as comma-separated values, a row for each thing measured, with all the digits that the record has. */
export function formatViewAsCsv(view: View): string {
  const rows = rowsOf(view);
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))];
  return formatCsv(lines);
}

function rowsOf(view: View): Row[] {
  switch (view.kind) {
    case 'run':
      return curves(view.lossCurves);
    case 'lossCurves':
      return curves(view);
    case 'softLabels':
      return examples(view);
    case 'alignmentMap':
      return layers(view);
    case 'confusion':
      return counts(view);
    case 'taskWeights':
      return weights(view);
    default:
      return flattenViewToRows(view);
  }
}

function curves({ curves: all }: LossCurvesView): Row[] {
  return all.flatMap(({ of, series, split, epoch, value }) =>
    epoch.map((at, i): Row => ({ model: of, series, split, epoch: at, value: value[i] }))
  );
}

function examples({ classes, examples: all, temperature }: SoftLabelsView): Row[] {
  return all.flatMap(({ index, label, teacher, student }) => {
    const [p, q] = [softmaxAt(teacher, temperature), student && softmaxAt(student, temperature)];
    return classes.map((name, i): Row => ({
      row: index,
      label: classes[label],
      class: name,
      temperature,
      teacher: p[i],
      student: q && q[i],
      'teacher logit': teacher[i] ?? null,
      'student logit': student?.[i] ?? null
    }));
  });
}

function layers({ maps, teacherLayers, studentLayers }: AlignmentMapView): Row[] {
  return maps.flatMap(({ label, values }) =>
    values.flatMap((row, t) =>
      row.map((cka, s): Row => ({ map: label, teacher: teacherLayers[t].name, student: studentLayers[s].name, cka }))
    )
  );
}

function counts({ models, classes }: ConfusionView): Row[] {
  return models.flatMap(({ name, counts: all }) =>
    all.flatMap((row, i) => row.map((rows, j): Row => ({ model: name, label: classes[i], predicted: classes[j], rows })))
  );
}

function weights({ tasks, comparison }: TaskWeightsView): Row[] {
  const points = tasks.flatMap(({ task, epoch, ...columns }) =>
    epoch.map((at, i): Row => ({ task, epoch: at, mean: columns.mean[i], least: columns.least[i], most: columns.most[i] }))
  );
  return [...points, ...(comparison?.differences ?? []).map((one): Row => ({ ...one }))];
}
