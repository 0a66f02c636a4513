import { openHouse } from '../../src/composition/house.js';
import { Fences } from '../../src/infrastructure/vault/fences.js';
import { clock, order } from './youths.js';

/**
 * Erases a youth in a process of its own, which the system kills without a word at one point:
 * `killed.ts DATA PATHWAY POINT`, POINT a step of the process, `fence`, `destroy` inside the vault, or `append`.
 */
const [, , data = '', pathway = '', point = ''] = process.argv;

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

async function main(): Promise<void> {
  const house = await openHouse(data, clock, (step) => {
    if (step === point) die();
  });
  // After the fence is on the disk, before the keys go; after they are gone, before the old pages are wiped.
  if (point === 'fence') Fences.prototype.completeAll = die;
  if (point === 'destroy') Fences.prototype.wipe = die;
  // The event is on the disk, and nobody knows yet.
  if (point === 'append') house.log.onCommit(die);
  await house.erasures.erase(order(pathway));
  await house.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(String(error));
    process.exit(1);
  },
);
