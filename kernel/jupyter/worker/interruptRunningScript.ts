import { loadAddon } from '../../installation/loadAddon';
import { signalProcessGroup } from './signalProcessGroup';

/** `kernel/native/interruptSignal.cc`. */
interface NativeInterrupt {
  interrupt(): boolean;
}

const native = loadAddon<NativeInterrupt>('interrupt_signal.node');

/**
 * Does what SIGINT to the kernel's own process group would do: vm stops the script that runs, and so do the children of cells. False when nothing was done, because
 * SIGINT would have ended the kernel: vm puts its handler there and takes it away around every cell. Where the set-up has not built the addon,
 * the signal is sent.
 */
export function interruptRunningScript(): boolean {
  if (native) return native.interrupt();
  signalProcessGroup('SIGINT');
  return true;
}
