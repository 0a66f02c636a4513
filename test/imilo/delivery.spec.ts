import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImiloConnector, type Deliveries } from '../../src/application/imilo/connector.js';
import type { ImiloGateway } from '../../src/application/ports/imilo.js';
import { readCsv } from '../../src/infrastructure/imilo/csv.js';
import { exportFile, takeAnswers } from '../../src/infrastructure/imilo/exchange.js';
import { httpGateway } from '../../src/infrastructure/imilo/http-gateway.js';
import { todoList } from '../../src/projections/agenda/projection.js';
import { Network, type Place } from '../first-cases/network.js';
import { StandInGateway } from './gateway.js';

/** What i-milo is told, from a signed contract to its answer, through the house. */
describe('updates of i-milo', () => {
  let net: Network;
  let ml: Place;
  let cfa: Place;
  let youth: string;
  let contractId: string;
  let consentId: string;
  beforeEach(async () => {
    net = await Network.open();
    ml = await net.place('ML', 'M1');
    cfa = await net.place('CFA', 'CFA1', { uai: '0690001A' });
    youth = await net.youth(ml, 'A1', { imiloNumber: '30412345' });
    consentId = await net.consent(youth, 'SHARED_FOLLOW_UP', 'NETWORK_ML', '2025-02-10');
    contractId = await net.contract(youth, cfa, '2025-02-20', {
      employerName: '=cmd|calc',
      diplomaLabel: 'CAP "Pain"; levain',
    });
    await net.house.projections.catchUp();
  });
  afterEach(() => net.close());

  const updates = () =>
    net.house.imilo.updates.list({
      states: ['PREPARED', 'DELIVERED', 'ACKNOWLEDGED', 'REJECTED', 'SUPERSEDED'],
      limit: 100,
    });
  const states = async (): Promise<readonly unknown[]> => {
    await net.house.projections.catchUp();
    return updates().map(({ version, state, because, channel }) => [version, state, because, channel]);
  };
  const todo = async (): Promise<readonly string[]> => {
    await net.house.settleAgenda();
    return todoList(net.house.projections.db('agenda'), [ml.id], '2025-07-31', 100).map(({ kind }) => kind);
  };
  const revoke = () => net.onPath(youth, 'RevokeConsent', { consentId, channel: 'PHONE' }, '2025-06-16', ml.actor);

  describe('through the interface', () => {
    let standIn: StandInGateway;
    let now: number;
    const connector = (gateway: ImiloGateway = httpGateway(standIn.url)) =>
      new ImiloConnector({ ...net.house.imilo, gateway, now: () => now, random: () => 1 });
    const pass = async (one: ImiloConnector, again = false): Promise<Deliveries> => {
      await net.house.projections.catchUp();
      return one.run({ again });
    };

    beforeEach(async () => {
      standIn = await StandInGateway.open();
      now = Date.parse('2025-06-16T10:00:00Z');
    });
    afterEach(() => standIn.close());

    it('tells it exactly employer, diploma and dates, and records that it was delivered, once', async () => {
      const one = connector();
      expect(await pass(one)).toMatchObject({ delivered: 1 });
      expect(await pass(one)).toMatchObject({ delivered: 0, postponed: 0 });
      expect(standIn.received.map(({ body }) => body)).toEqual([
        {
          updateId: updates()[0]?.updateId,
          contractId,
          version: 1,
          imiloNumber: '30412345',
          employerName: '=cmd|calc',
          diplomaLabel: 'CAP "Pain"; levain',
          dates: { signedOn: '2025-02-20', startOn: '2025-03-03', plannedEndOn: '2027-02-28' },
        },
      ]);
      expect(await states()).toEqual([[1, 'DELIVERED', null, 'API']]);
      expect(await net.last(youth, 'ImiloUpdateDelivered')).toMatchObject({
        effectiveOn: '2025-06-16',
        actor: { kind: 'CLOCK', structure: ml.id },
      });
    });

    it('records an acknowledgement that comes with the answer', async () => {
      standIn.reply = () => ({ status: 200, body: { status: 'ACKNOWLEDGED' } });
      expect(await pass(connector())).toMatchObject({ acknowledged: 1 });
      expect(await states()).toEqual([[1, 'ACKNOWLEDGED', null, 'API']]);
    });

    it('makes of a rejection a task for the adviser, who puts it right and has it sent again', async () => {
      standIn.reply = ({ body }) =>
        body.imiloNumber === '30412345' ? { status: 404, body: { code: 'UNKNOWN_FILE' } } : { status: 204 };
      const one = connector();
      expect(await pass(one)).toMatchObject({ rejected: 1 });
      expect(await states()).toEqual([[1, 'REJECTED', 'UNKNOWN_FILE', 'API']]);
      expect(await todo()).toContain('IMILO_REJECTED');
      expect(await pass(one)).toMatchObject({ rejected: 0, delivered: 0 });
      await net.onPath(youth, 'CorrectIdentity', { imiloNumber: '30412346', reason: 'TYPO' }, '2025-06-16', ml.actor);
      expect(await pass(one, true)).toMatchObject({ delivered: 1 });
      expect(await states()).toEqual([[1, 'DELIVERED', null, 'API']]);
      expect(await todo()).not.toContain('IMILO_REJECTED');
    });

    it('tries again later what nobody answered, each time later, under the same key; nothing is lost', async () => {
      let failing = true;
      standIn.reply = () => (failing ? { status: 503 } : { status: 204 });
      const one = connector();
      expect(await pass(one)).toMatchObject({ postponed: 1 });
      now += 29_000;
      await pass(one);
      expect(standIn.received).toHaveLength(1);
      now += 1_000;
      await pass(one);
      expect(standIn.received).toHaveLength(2);
      now += 59_000;
      await pass(one);
      expect(standIn.received).toHaveLength(2);
      failing = false;
      now += 1_000;
      expect(await pass(one)).toMatchObject({ delivered: 1 });
      expect(new Set(standIn.received.map(({ headers }) => headers['idempotency-key']))).toEqual(
        new Set([`${contractId}:1`]),
      );
    });

    it('sends the same again, under the same key, when the process stops before the answer is recorded', async () => {
      const execute = jest.spyOn(net.house.executor, 'execute').mockRejectedValueOnce(new Error('killed'));
      await expect(pass(connector())).rejects.toThrow('killed');
      execute.mockRestore();
      expect(await states()).toEqual([[1, 'PREPARED', null, null]]);
      expect(await pass(connector())).toMatchObject({ delivered: 1 });
      expect(standIn.received).toHaveLength(2);
      expect(standIn.received[1]?.headers['idempotency-key']).toBe(standIn.received[0]?.headers['idempotency-key']);
    });

    it('sends nothing once the youth has withdrawn, although the read model has not seen it yet', async () => {
      const list = net.house.imilo.updates.list({ states: ['PREPARED'], limit: 10 });
      await revoke();
      const stale = { ...net.house.imilo.updates, list: () => list };
      const gateway = httpGateway(standIn.url);
      const one = new ImiloConnector({ ...net.house.imilo, updates: stale, gateway, now: () => now, random: () => 1 });
      expect(await one.run()).toMatchObject({ withheld: 1, delivered: 0 });
      expect(standIn.received).toEqual([]);
      expect(await states()).toEqual([[1, 'SUPERSEDED', 'CONSENT_REVOKED', null]]);
    });

    it('says so when the youth withdraws while the request is under way', async () => {
      standIn.reply = async () => {
        await revoke();
        return { status: 204 };
      };
      expect((await pass(connector())).refused).toEqual([
        { updateId: updates()[0]?.updateId, code: 'imilo.superseded' },
      ]);
    });
  });

  describe('in a file', () => {
    const exported = async (options = {}): Promise<{ text: string; exported: number; notDone: readonly unknown[] }> => {
      await net.house.projections.catchUp();
      let text = '';
      const write = (part: string): Promise<void> => {
        text += part;
        return Promise.resolve();
      };
      return { ...(await exportFile(net.house.imilo, write, () => Promise.resolve(), options)), text };
    };
    const answers = async (text: string) => {
      await net.house.projections.catchUp();
      return takeAnswers(net.house.imilo, readCsv(text));
    };

    it('writes exactly what i-milo is told, no formula among it, and marks it delivered', async () => {
      const { text, exported: count } = await exported();
      const [update] = updates();
      expect(count).toBe(1);
      expect(text).toBe(
        '\ufeffupdateId,contractId,version,imiloNumber,employerName,diplomaLabel,signedOn,startOn,plannedEndOn,brokenOn,endedOn,annulledOn\r\n' +
          `${String(update?.updateId)},${contractId},1,30412345,'=cmd|calc,"CAP ""Pain""; levain",2025-02-20,2025-03-03,2027-02-28,,,\r\n`,
      );
      expect(await states()).toEqual([[1, 'DELIVERED', null, 'FILE']]);
      expect((await exported()).exported).toBe(0);
    });

    it('is found again by an erasure: the line of the youth goes, those of others stay', async () => {
      const other = await net.youth(ml, 'A2', { imiloNumber: '30499999' });
      await net.consent(other, 'SHARED_FOLLOW_UP', 'NETWORK_ML', '2025-02-10');
      await net.contract(other, cfa, '2025-02-20', { employerName: 'Garage\nde la Gare' });
      const { text } = await exported();
      const file = join(net.path, '..', 'imilo.csv');
      net.house.copies.note({ kind: 'IMILO', file, at: net.clock.now() });
      writeFileSync(file, text);
      await net.house.copies.purge({
        ...{ pathways: [youth], lastNames: [], firstNames: [], birthDates: [] },
        numbers: ['30412345'],
      });
      const left = readFileSync(file, 'utf8');
      expect(left).not.toContain('30412345');
      expect(readCsv(left).map(({ fields }) => [fields.imiloNumber, fields.employerName])).toEqual([
        ['30499999', 'Garage de la Gare'],
      ]);
    });

    it('delivers nothing when the file could not be finished', async () => {
      const full = exportFile(
        net.house.imilo,
        () => Promise.resolve(),
        () => Promise.reject(new Error('ENOSPC')),
      );
      await expect(full).rejects.toThrow('ENOSPC');
      expect(await states()).toEqual([[1, 'PREPARED', null, null]]);
    });

    it('leaves out the youths of another Mission Locale', async () => {
      const other = await net.place('ML', 'M2');
      expect((await exported({ missionLocale: other.id })).exported).toBe(0);
      expect((await exported({ missionLocale: ml.id })).exported).toBe(1);
    });

    it('reads acknowledgements back, twice as once', async () => {
      await exported();
      const text = `contractId;version;status;code\r\n${contractId};1;ACKNOWLEDGED;\r\n`;
      expect(await answers(text)).toEqual({ acknowledged: 1, rejected: 0, notDone: [] });
      expect(await answers(text)).toEqual({ acknowledged: 1, rejected: 0, notDone: [] });
      expect(await states()).toEqual([[1, 'ACKNOWLEDGED', null, 'FILE']]);
      expect((await net.story(youth)).filter((line) => line.includes('Acknowledged'))).toHaveLength(1);
    });

    it('reads rejections back, and says which lines it could not take', async () => {
      await exported();
      const id = String(updates()[0]?.updateId);
      const text = `updateId,status,code\n${id},REJECTED,IDENTITY_MISMATCH\n${id},REJECTED,WHY_NOT\n\n01JN0NE0000000000000000000,ACKNOWLEDGED,\n${id},ACKNOWLEDGED,\n`;
      expect(await answers(text)).toMatchObject({
        acknowledged: 0,
        rejected: 1,
        notDone: [
          { what: 'ligne 3', code: 'imilo.answerUnclear' },
          { what: 'ligne 5', code: 'imilo.updateUnknown' },
          { what: 'ligne 6', code: 'imilo.notDelivered' },
        ],
      });
      expect(await states()).toEqual([[1, 'REJECTED', 'IDENTITY_MISMATCH', 'FILE']]);
    });
  });

  it('are shown to the Mission Locale that follows the youth, to be copied; each showing is recorded', async () => {
    const asked = { pathway: youth, updateId: String(updates()[0]?.updateId) };
    const door = 'HTTP';
    const shown = await net.house.questions.ask('ImiloUpdate', asked, { actor: ml.actor, door });
    expect(shown.content).toMatchObject({ employerName: '=cmd|calc', dates: { startOn: '2025-03-03' } });
    const other = await net.place('ML', 'M2');
    const refused = net.house.questions.ask('ImiloUpdate', asked, { actor: other.actor, door });
    await expect(refused).rejects.toMatchObject({ code: 'pathway.notFound' });
    const ofTheCentre = net.house.questions.ask('ImiloUpdate', asked, { actor: cfa.actor, door });
    await expect(ofTheCentre).rejects.toMatchObject({ code: 'pathway.notFound' });
    const records = await net.house.accessLog.find({ subject: youth, limit: 10 });
    expect(records.map(({ query, decision }) => [query, decision])).toEqual(
      expect.arrayContaining([
        ['ImiloUpdate', 'GRANTED'],
        ['ImiloUpdate', 'REFUSED'],
      ]),
    );
  });

  it('are listed by state; a newer version takes the place of one that has not left', async () => {
    await net.onPath(youth, 'AmendApprenticeshipContract', { contractId, plannedEndOn: '2027-01-31' }, '2025-04-01');
    expect(await states()).toEqual([
      [1, 'SUPERSEDED', 'NEWER_VERSION', null],
      [2, 'PREPARED', null, null],
    ]);
    expect(net.house.imilo.updates.ofContract(contractId, 2)).toMatchObject({ missionLocale: ml.id });
  });
});
