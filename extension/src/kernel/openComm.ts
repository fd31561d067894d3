import type { Kernel, KernelMessage } from '@jupyterlab/services';

/** Opens a comm to a kernel of ours, over a subshell where there is one: then the kernel hears it while a cell runs. Null for any other kernel. */
export async function openComm(
  kernel: Kernel.IKernelConnection,
  target: string,
  { hear, lose, isOver }: { hear: (message: KernelMessage.ICommMsgMsg) => void; lose: () => void; isOver: () => boolean }
): Promise<Kernel.IComm | null> {
  const { implementation } = await kernel.info;
  if (implementation !== 'stillroom' || isOver() || kernel.isDisposed) return null;
  const made = kernel.createComm(target);
  made.onMsg = hear;
  made.onClose = lose;
  const { subshellStarted } = made as { subshellStarted?: Promise<void> };
  await Promise.race([subshellStarted, new Promise((done) => setTimeout(done, 2000))]);
  if (isOver() || made.isDisposed) return null;
  // Nobody answers a comm message; the promise is that of a reply.
  void made.open({}).done.catch(() => undefined);
  return made;
}
