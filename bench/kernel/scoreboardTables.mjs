/** The scoreboard as Markdown, one table a question, one column a kernel. */
export function scoreboardTables(kernels, found) {
  const names = Object.keys(kernels);
  const table = (title, says, rows) =>
    [
      `### ${title}`,
      '',
      says,
      '',
      `| | ${names.map((name) => `${name} ${kernels[name].version}`).join(' | ')} |`,
      `| --- |${' ---: |'.repeat(names.length)}`,
      ...rows.map(([row, cell]) => `| ${row} | ${names.map((name) => tried(() => cell(found[name]))).join(' | ')} |`)
    ].join('\n');

  const shapes = Object.keys(found.stillroom.interrupt_one_kernel);
  const tools = Object.keys(found.stillroom.notebook_tools);
  return [
    table('The public protocol suite', 'jupyter_kernel_test 0.7.0. The suite skips what a kernel does not offer at all.', [
      ['passed', ({ protocol_suite: suite }) => suite.run - suite.failed.length - suite.skipped],
      ['failed', ({ protocol_suite: suite }) => suite.failed.length],
      ['skipped', ({ protocol_suite: suite }) => suite.skipped],
      ['not reached because an earlier one hangs', ({ protocol_suite: suite }) => suite['not reached']]
    ]),
    table(
      'An interrupt',
      'Seconds until the cell has ended, with the state kept and nothing still running; otherwise what happened. ipykernel runs the same cases in Python.',
      shapes.map((shape) => [`\`${shape}\``, ({ interrupt_one_kernel: got }) => got[shape]])
    ),
    table('What is lost', '400 one-line cells, each with one line of text; then one cell that prints 20,000 lines.', [
      ['cells without their own text', ({ lost_outputs: loss }) => loss['cells wrong']],
      ['cell after which nothing answers', ({ lost_outputs: loss }) => loss['no idle after cell'] ?? 'none'],
      ['lines missing at idle', ({ lost_outputs: loss }) => loss['lines missing at idle']]
    ]),
    table(
      'Time and memory',
      'Milliseconds from the request until reply and idle, as a client sees them: median and 95th percentile of 25. Our kernel has `tf` and `kd` loaded with their types.',
      [
        ['start to ready, s', ({ latency }) => latency.ready.toFixed(2)],
        ['`1 + i`', spread('trivial')],
        ['`const`', spread('const')],
        ['`function`', spread('function')],
        ['print', spread('print')],
        ['`import`', spread('import')],
        ['a call of the toolkit', spread('toolkit')],
        ['a tensor', spread('tensor')],
        ['completion, first / then', ({ latency: { complete } }) => `${ms(complete.first)} / ${ms(complete.then)}`],
        ['inspect, first / then', ({ latency: { inspect } }) => `${ms(inspect.first)} / ${ms(inspect.then)}`],
        ['resident at ready, MB', ({ latency }) => ms(latency['MB at ready'])],
        [
          '1,000 cells of three declarations: first / last 100',
          ({ latency: { growth } }) => (growth.failed ? 'fails' : `${ms(growth.first)} / ${ms(growth.last)}`)
        ],
        ['resident after them, MB', ({ latency: { growth } }) => (growth.failed ? 'fails' : ms(growth.MB))]
      ]
    ),
    table(
      'The notebook tools',
      'The real tools on a notebook of four cells.',
      tools.map((tool) => [tool, ({ notebook_tools: got }) => (got[tool] ? 'yes' : 'no')])
    ),
    table('Mistakes named before anything runs', 'Ten cells with one mistake each in the last line.', [
      ['caught', ({ mistakes_caught: mistakes }) => `${mistakes.caught} of ${mistakes.of}`]
    ])
  ].join('\n\n');
}

function spread(kind) {
  return ({ latency }) => `${ms(latency[kind].p50)} / ${ms(latency[kind].p95)}`;
}

function ms(value) {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

/** A kernel that has no such thing, or failed, has a dash. */
function tried(cell) {
  try {
    return cell() ?? '–';
  } catch {
    return '–';
  }
}
