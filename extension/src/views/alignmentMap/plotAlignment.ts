import type { Data } from 'plotly.js-dist-min';
import { alignmentColors, markColor } from '../../../../src/views/alignmentMap/alignmentColors';
import { describeShape } from '../../../../src/views/words/describeShape';
import type { AlignmentMapView } from '../../../../src/views/View';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { shortenTickLabel } from '../../plot/shortenTickLabel';
import { trans } from '../../dom/trans';

/** One map: teacher layers down, student layers across; a dot for the best match of a student layer, a frame for a suggested pair. */
export function plotAlignment(view: AlignmentMapView, place: number, theme: Theme, width: number): Picture {
  const { teacherLayers, studentLayers } = view;
  const { values, best, pairs } = view.maps[place];
  const colors = theme.light ? alignmentColors.light : alignmentColors.dark;
  const [rows, columns] = [teacherLayers.length, studentLayers.length];
  const height = Math.round(Math.min(640, Math.max(120, rows * 26)));
  const cell = Math.min((width - 190) / columns, height / rows);
  const at = (side: typeof teacherLayers, name: string) => side.findIndex((layer) => layer.name === name);
  const dots = best.flatMap((t, s) => (t === null ? [] : [{ s, t, value: values[t][s] as number }]));
  const frames = pairs.map(({ teacher, student, cka }) => ({
    s: at(studentLayers, student),
    t: at(teacherLayers, teacher),
    value: cka
  }));
  const ticks = (layers: typeof teacherLayers, room: number) => {
    const step = Math.max(1, Math.ceil((layers.length * 13) / room));
    const shown = layers.map((_, i) => i).filter((i) => i % step === 0);
    return {
      tickvals: shown,
      ticktext: shown.map((i) => shortenTickLabel(layers[i].name, 20)),
      showgrid: false,
      fixedrange: true
    };
  };
  return {
    data: [
      {
        type: 'heatmap',
        z: values,
        x: studentLayers.map((_, i) => i),
        y: teacherLayers.map((_, i) => i),
        colorscale: colors.map((colour, i): [number, string] => [i / (colors.length - 1), colour]),
        zmin: 0,
        zmax: 1,
        xgap: cell > 8 ? 1 : 0,
        ygap: cell > 8 ? 1 : 0,
        hoverongaps: true,
        customdata: hovers(view, place) as unknown as string[],
        hovertemplate: '%{customdata}<extra></extra>',
        colorbar: {
          thickness: 10,
          outlinewidth: 0,
          len: 1,
          tickvals: [0, 0.25, 0.5, 0.75, 1],
          tickfont: { size: 10, color: theme.faintText },
          title: { text: 'CKA', font: { size: 11, color: theme.faintText } },
          x: 1.01
        }
      },
      marks(frames, (value) => ({
        symbol: 'square',
        size: Math.max(3, Math.min(22, cell - 4)),
        color: 'rgba(0,0,0,0)',
        line: { width: cell > 8 ? 2 : 1, color: value.map((one) => markColor(colors, one)) }
      })),
      marks(dots, (value) => ({
        symbol: 'circle',
        size: Math.max(2, Math.min(7, cell * 0.5)),
        color: value.map((one) => markColor(colors, one))
      }))
    ],
    height: height + 120,
    layout: {
      ...createBaseLayout(theme),
      dragmode: false,
      margin: { l: 60, r: 12, t: 12, b: 56 },
      xaxis: axis(theme, trans.__('student: %1', shortenTickLabel(view.student)), {
        ...ticks(studentLayers, Math.max(60, width - 190)),
        range: [-0.5, columns - 0.5]
      }),
      yaxis: axis(theme, trans.__('teacher: %1', shortenTickLabel(view.teacher)), {
        ...ticks(teacherLayers, height),
        range: [rows - 0.5, -0.5]
      })
    }
  };
}

function marks(cells: { s: number; t: number; value: number }[], look: (values: number[]) => object): Data {
  return {
    type: 'scatter',
    mode: 'markers',
    x: cells.map(({ s }) => s),
    y: cells.map(({ t }) => t),
    hoverinfo: 'skip',
    marker: look(cells.map(({ value }) => value))
  };
}

function hovers({ teacherLayers, studentLayers, maps }: AlignmentMapView, place: number): string[][] {
  const { values, best, pairs } = maps[place];
  const words = (layers: typeof teacherLayers) =>
    layers.map(({ name, kind, shape }) => `${escapeForPlotly(name)} (${escapeForPlotly(kind)}, ${describeShape(shape)})`);
  const [teacher, student] = [words(teacherLayers), words(studentLayers)];
  const suggested = new Set(pairs.map((pair) => JSON.stringify([pair.teacher, pair.student])));
  return values.map((row, t) =>
    row.map((value, s) => {
      const isPair = suggested.has(JSON.stringify([teacherLayers[t].name, studentLayers[s].name]));
      return [
        trans.__('teacher %1', teacher[t]),
        trans.__('student %1', student[s]),
        value === null ? trans.__('no value: constant or not finite') : `CKA ${value.toFixed(3)}`,
        ...(best[s] === t ? [trans.__('best match of this student layer')] : []),
        ...(isPair ? [trans.__('suggested pair')] : [])
      ].join('<br>');
    })
  );
}
