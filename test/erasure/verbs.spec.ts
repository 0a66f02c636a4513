import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse } from '../../src/composition/house.js';
import { passerelle } from './passerelle.js';
import { ADVISER, CANARIES, clock, CMA, DPO, found, foundNetwork, give, requestId, tellLife, youthId } from './youths.js'; // prettier-ignore

describe('the verbs of the data-protection officer', () => {
  let base: string;
  let data: string;
  let youth: string;

  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), 'verbs-'));
    data = join(base, 'data');
    const house = await openHouse(data, clock);
    await foundNetwork(house);
    youth = await tellLife(house);
    await house.close();
  });

  afterEach(() => {
    rmSync(base, { recursive: true });
  });

  const both = ['--requested-by', DPO, '--approved-by', ADVISER];
  const at = (): string[] => ['--data', data];
  const inHouse = async (work: (house: Awaited<ReturnType<typeof openHouse>>) => Promise<unknown>): Promise<void> => {
    const house = await openHouse(data, clock);
    await work(house);
    await house.close();
  };

  it('erase a youth, and say what is left to do', async () => {
    const done = await passerelle('erase', youth.slice(13), ...both, '--ground', 'SUBJECT_REQUEST', ...at());
    expect([done.code, done.err]).toEqual([0, '']);
    expect(done.out).toMatch(/^Effacé : youthPathway-01JE/);
    expect(done.out).toContain('catégories   identité, coordonnées, contrat, notes');
    expect(done.out).toContain('5 détruites');
    expect(done.out).toContain('CMA de l’Ain');
    const file = /certificat {3}(\S+)/.exec(done.out)?.[1] ?? '';
    expect(existsSync(file)).toBe(true);
    const again = await passerelle('erase', youth, ...both, '--ground', 'SUBJECT_REQUEST', '--json', ...at());
    expect(again.out).toBe(readFileSync(file, 'utf8'));
    expect((await passerelle('requests', '--notices', ...at())).out).toContain(
      'CMA de l’Ain : données effacées : détruire les copies',
    );
    const history = await passerelle('history', youth, ...at());
    expect([history.code, CANARIES.filter((text) => history.out.includes(text))]).toEqual([0, []]);
    expect(history.out).toContain('[effacé]');
    expect(found(data, CANARIES)).toEqual([]);
  });

  it.each([
    ['by one account', ['--requested-by', DPO, '--approved-by', DPO], 1, 'erasure.secondAccount'],
    ['without an approval', ['--requested-by', DPO], 2, 'approved-by'],
    ['of an unknown category', [...both, '--categories', 'everything'], 2, 'identity, contact, contract, note'],
    ['on a ground in words', [...both, '--ground', 'il le veut'], 2, 'code en capitales'],
  ])('refuse to erase %s', async (_how, options, code, word) => {
    const ground = options.includes('--ground') ? [] : ['--ground', 'SUBJECT_REQUEST'];
    const refused = await passerelle('erase', youth, ...options, ...ground, ...at());
    expect([refused.code, refused.out]).toEqual([code, '']);
    expect(refused.err).toContain(word);
  });

  it('say that a dispute holds, and destroy nothing', async () => {
    await inHouse((house) => give(house, youth, 'HoldRetention', '2026-02-02', { ground: 'DISPUTE' }));
    const refused = await passerelle('erase', youth, ...both, '--ground', 'SUBJECT_REQUEST', ...at());
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^passerelle : erasure\.held : Un litige ou un contrôle/);
    expect((await passerelle('history', youth, ...at())).out).toContain('Canariole');
  });

  it('take the lines of a youth out of the rejects of an import', async () => {
    const file = join(base, 'commands.ndjson');
    const rejects = join(base, 'rejects.ndjson');
    const line = (command: string, said: object) => `${JSON.stringify({ aggregate: 'youth-pathway', actor: { kind: 'IMPORT' }, effectiveOn: '2025-03-01', command, ...said })}\n`; // prettier-ignore
    const person = { lastName: 'Canariole', firstName: 'Zéphyrine', birthDate: '2006-11-29' };
    writeFileSync(
      file,
      line('RegisterYouth', { commandId: '01JG0000000000000000000001', id: '01JG0000000000000000000001', data: person }) +
        line('Nothing', { commandId: '01JG0000000000000000000002', id: '01JG0000000000000000000002', data: { note: 'autre' } }), // prettier-ignore
    );
    expect((await passerelle('import', file, '--rejects', rejects, ...at())).code).toBe(1);
    expect(readFileSync(rejects, 'utf8').split('\n')).toHaveLength(3);
    const done = await passerelle('erase', youth, ...both, '--ground', 'SUBJECT_REQUEST', ...at());
    expect(done.out).toContain('1 lignes de rejets retirées');
    expect(readFileSync(rejects, 'utf8')).toContain('"autre"');
    expect(readFileSync(rejects, 'utf8')).not.toContain('Canariole');
  });

  it('list who has been kept long enough, and why, and erase no other', async () => {
    const closed = { reason: 'MOVED' };
    await inHouse(async (house) => {
      const held = await tellLife(house, 2, { firstName: 'Zoé' });
      const cej = await tellLife(house, 3, { firstName: 'Zita' });
      await give(house, cej, 'OpenCej', '2025-03-01', { plannedEndOn: '2025-08-31', weeklyHours: 15, engagementContractSignedOn: '2025-03-01' }); // prettier-ignore
      await give(house, cej, 'EndCej', '2025-08-15', { cause: 'INSERTION' });
      for (const pathway of [youth, held, cej]) {
        const n = [youth, held, cej].indexOf(pathway) + 1;
        await give(house, pathway, 'CancelReferral', '2026-03-01', { referralId: `01JE${String(300 + n).padStart(22, '0')}`, reason: 'END' }); // prettier-ignore
        await give(house, pathway, 'ClosePathway', '2026-03-02', closed);
      }
      await give(house, held, 'HoldRetention', '2026-03-03', { ground: 'CONTROL' });
    });
    const before = await passerelle('retention', '--on', '2028-03-01', '--json', ...at());
    expect(before.out).toBe('');
    const due = await passerelle('retention', '--on', '2028-03-02', '--json', ...at());
    expect(due.out.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      { pathways: [youth], dueOn: '2028-03-02', reason: 'FOLLOW_UP_ENDED', categories: ['identity', 'contact', 'contract', 'note'] },
      { pathways: [youthId(3)], dueOn: '2028-03-02', reason: 'FOLLOW_UP_ENDED', categories: ['contact', 'contract', 'note'] },
    ]); // prettier-ignore
    expect((await passerelle('retention', '--on', '2028-03-02', ...at())).out).toContain(
      'accompagnement terminé depuis 24 mois',
    );
    expect((await passerelle('history', youth, ...at())).out).toContain('Canariole');
    expect((await passerelle('retention', '--apply', ...at())).code).toBe(2);

    const late = { now: () => '2028-03-02T10:00:00.000Z' };
    const house = await openHouse(data, late);
    const accounts = { requestedBy: DPO, approvedBy: ADVISER };
    const applied = await house.retention.apply('2028-03-02', accounts);
    expect([applied.erased.length, applied.refused]).toEqual([2, []]);
    const reads = async (pathway: string) =>
      (await house.log.readStream(pathway)).slice(0, 2).map((event) => house.codec.open(event).data);
    expect(await reads(youth)).toMatchObject([{ lastName: { erased: true } }, { phone: { erased: true } }]);
    expect(await reads(youthId(2))).toMatchObject([{ lastName: 'Canariole' }, { phone: '+33698712345' }]);
    expect(await reads(youthId(3))).toMatchObject([{ lastName: 'Canariole' }, { phone: { erased: true } }]);
    // The proof of the CEJ, ten years after its end.
    expect(await house.retention.due('2035-08-14')).toEqual([]);
    expect(await house.retention.due('2035-08-15')).toEqual([
      { pathways: [youthId(3)], dueOn: '2035-08-15', reason: 'CEJ_PROOF', categories: ['identity'] },
    ]);
    await house.close();
  });

  it('keep the register of requests', async () => {
    await inHouse(async (house) => {
      await give(house, youth, 'ReceiveSubjectRequest', '2026-05-04', { requestId: requestId(1), right: 'ACCESS' });
      await give(house, youth, 'ReceiveSubjectRequest', '2026-06-25', {
        requestId: requestId(2),
        right: 'PORTABILITY',
      });
      await give(house, youth, 'AnswerSubjectRequest', '2026-06-26', { requestId: requestId(2), outcome: 'GRANTED' });
    });
    const all = await passerelle('requests', '--on', '2026-06-30', ...at());
    expect(all.out).toMatch(/^EN RETARD .*reçue 2026-05-04 · due 2026-06-04\n.*\ntraitée /);
    const open = await passerelle('requests', '--on', '2026-06-30', '--open', '--json', ...at());
    expect(open.out.trim().split('\n').map((line) => (JSON.parse(line) as { requestId: string }).requestId)).toEqual([requestId(1)]); // prettier-ignore
  });

  it('tell the recipients of a rectified identity', async () => {
    await inHouse((house) => give(house, youth, 'CorrectIdentity', '2026-03-01', { lastName: 'Canariol', reason: 'TYPING_ERROR' }));
    const notices = await passerelle('requests', '--notices', '--json', ...at());
    expect(JSON.parse(notices.out)).toMatchObject({ recipient: CMA, subject: 'RECTIFICATION', since: '2026-03-01' });
    expect(notices.out).not.toContain('Canariol');
  }); // prettier-ignore

  it('change the key that protects the others', async () => {
    const before = readFileSync(join(data, 'kek.key'), 'utf8');
    const done = await passerelle('rotate-kek', '--json', ...at());
    expect(done.code).toBe(0);
    expect((JSON.parse(done.out) as { keys: number }).keys).toBeGreaterThan(4);
    expect(readFileSync(join(data, 'kek.key'), 'utf8')).not.toBe(before);
    expect((await passerelle('history', youth, ...at())).out).toContain('Canarboulange');
  });
});
