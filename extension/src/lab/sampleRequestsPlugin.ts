import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import type { Kernel } from '@jupyterlab/services';
import type { Widget } from '@lumino/widgets';
import { askKernelForSamples, gone, refused, type SamplesQuestion } from '../kernel/askKernelForSamples';
import { samplesRequest, type AskedSamples } from '../samples/requestSamples';
import type { SamplesAnswer } from '../../../src/record/LiveSamples';

/** Answers views that ask for rows: from the kernel of the notebook or console that they stand in. Elsewhere, as in a tab of a figure, from any that knows them. */
export const sampleRequestsPlugin: JupyterFrontEndPlugin<void> = {
  id: '@stillroom/lab:samples',
  description: 'Asks the kernel for the rows that a view may show.',
  autoStart: true,
  activate: ({ shell }: JupyterFrontEnd) => {
    document.addEventListener(samplesRequest, (event) => {
      event.preventDefault();
      const { detail } = event as CustomEvent<AskedSamples>;
      if (detail.question) detail.answer = ask(kernelsFor(shell, detail.node), detail.question);
    });
  }
};

async function ask(kernels: readonly Kernel.IKernelConnection[], question: SamplesQuestion): Promise<SamplesAnswer> {
  const answers = await Promise.all(kernels.map((kernel) => askKernelForSamples(kernel, question)));
  return answers.find(({ type }) => type === 'samples') ?? answers[0] ?? refused(-1, gone());
}

function kernelsFor(shell: JupyterFrontEnd.IShell, node: Node): Kernel.IKernelConnection[] {
  const widgets = [...shell.widgets('main')];
  const home = widgets.find((widget) => widget.node.contains(node) && sessionOf(widget));
  const kernels = (home ? [home] : widgets).flatMap((widget) => sessionOf(widget)?.session?.kernel ?? []);
  return [...new Map(kernels.map((kernel) => [kernel.id, kernel])).values()];
}

interface Session {
  session: { kernel: Kernel.IKernelConnection | null } | null;
}

/** By shape and not by class, so that no package of notebooks or consoles is needed. */
function sessionOf(widget: Widget): Session | undefined {
  return (widget as { sessionContext?: Session }).sessionContext;
}
