import { Network, type Place } from '../first-cases/network.js';

/** What goes on by itself while the house serves. */
describe('in the background', () => {
  let net: Network;
  let ml: Place;
  let cma: Place;
  beforeEach(async () => {
    net = await Network.open();
    ml = await net.place('ML', 'M1');
    cma = await net.place('CMA', 'CMA1');
  });
  afterEach(() => net.close());

  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const has = (stream: string, type: string) => async () => (await net.last(stream, type)) !== undefined;

  it('what is due is done at the start, and what is recorded has its consequences at once', async () => {
    const successor = await net.place('ML', 'M2');
    const youth = await net.youth(ml, 'A1');
    await net.consent(youth, 'CONTACT_TRANSMISSION', cma.id, '2024-09-10', '2025-06-16');
    const background = net.house.inBackground();
    await until(has(youth, 'ConsentExpired'));
    await net.give({
      aggregate: 'structure',
      id: ml.id,
      command: 'MergeStructure',
      data: { into: successor.id },
      on: '2025-06-10',
    });
    await until(has(youth, 'PathwayTransferred'));
    await background.stop();
    await net.house.projections.catchUp();
    expect(net.house.reactions.status()).toEqual({ open: 0, refused: [] });
  });

  it('once stopped nothing is recorded any more', async () => {
    const youth = await net.youth(ml, 'A1');
    const background = net.house.inBackground();
    await background.stop();
    await net.onPath(youth, 'AssignReferent', { account: ml.account, structureId: ml.id, role: 'ML' }, '2024-10-01');
    await net.give({
      aggregate: 'structure',
      id: ml.id,
      command: 'DeactivateAccount',
      data: { account: ml.account },
      on: '2025-06-10',
    });
    const head = await net.house.log.head();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await net.house.log.head()).toBe(head);
    expect(await net.house.react()).toBe(1);
  });
});
