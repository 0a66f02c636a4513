import type { AccessLog, AccessRecord } from '../../src/application/ports/access-log.js';

export interface AccessLogSubject {
  readonly accessLog: AccessLog;
  /** Closes it and opens it again on what it kept. */
  reopened(): AccessLog;
  /** From then on nothing can be written. */
  break(): void;
}

export function aConsultation(rest: Partial<AccessRecord> = {}): AccessRecord {
  return {
    at: new Date().toISOString(),
    role: 'ML_ADVISER',
    account: 'acc-01J00000000000000000000001',
    structure: 'structure-01J00000000000000000000001',
    door: 'HTTP',
    query: 'PathwayHistory',
    subject: 'youthPathway-01J00000000000000000000001',
    purpose: 'FOLLOW_UP',
    categories: ['contact', 'identity'],
    decision: 'GRANTED',
    ground: 'FOLLOWS',
    results: 3,
    ...rest,
  };
}

/** What every log of consultations keeps to, whatever it is stored in. */
export function accessLogContract(open: () => AccessLogSubject): void {
  const all = { limit: 1_000 };

  it('gives back what was written, the latest first, also when it is opened again', async () => {
    const subject = open();
    const full = aConsultation({
      consents: ['01J00000000000000000000009'],
      ground: 'CONSENT',
      asOf: '2025-06-01',
      knownAt: 12,
      stated: 'contrôle',
    });
    const refused = aConsultation({
      decision: 'REFUSED',
      ground: undefined,
      reason: 'CONSENT',
      categories: [],
      results: 0,
    });
    await subject.accessLog.append([full, refused]);
    const reopened = subject.reopened();
    expect(await reopened.find(all)).toEqual([
      { number: 2, ...JSON.parse(JSON.stringify(refused)) },
      { number: 1, ...full },
    ]);
    reopened.close();
  });

  it('keeps an append whole, and concurrent ones in the order of the calls', async () => {
    const { accessLog } = open();
    await Promise.all(
      [1, 2, 3].map((n) => accessLog.append([aConsultation({ results: n }), aConsultation({ results: n * 10 })])),
    );
    expect((await accessLog.find(all)).map(({ results }) => results).reverse()).toEqual([1, 10, 2, 20, 3, 30]);
    await accessLog.append([]);
    expect(await accessLog.find(all)).toHaveLength(6);
    accessLog.close();
  });

  it('finds by youth, account, question, decision, ground, instant and page', async () => {
    const { accessLog } = open();
    const other = { subject: 'youthPathway-01J00000000000000000000002' };
    await accessLog.append([
      aConsultation({ at: '2026-01-01T00:00:00.000Z' }),
      aConsultation(other),
      aConsultation({ account: 'acc-01J00000000000000000000002' }),
      aConsultation({ query: 'OpenBreakGlass', ground: 'BREAK_GLASS' }),
      aConsultation({ decision: 'REFUSED', ground: undefined }),
    ]);
    const numbers = async (filter: object) => (await accessLog.find({ ...all, ...filter })).map(({ number }) => number);
    expect(await numbers(other)).toEqual([2]);
    expect(await numbers({ account: 'acc-01J00000000000000000000002' })).toEqual([3]);
    expect(await numbers({ query: 'OpenBreakGlass' })).toEqual([4]);
    expect(await numbers({ ground: 'BREAK_GLASS' })).toEqual([4]);
    expect(await numbers({ decision: 'REFUSED' })).toEqual([5]);
    expect(await numbers({ since: '2026-01-01T00:00:00.001Z' })).toEqual([5, 4, 3, 2]);
    expect(await numbers({ before: 3 })).toEqual([2, 1]);
    expect(await accessLog.find({ limit: 2 })).toHaveLength(2);
    accessLog.close();
  });

  it('purges what is 12 months old, and refuses to purge anything younger', async () => {
    const { accessLog } = open();
    const monthsAgo = (months: number): string => {
      const at = new Date();
      at.setUTCMonth(at.getUTCMonth() - months);
      return at.toISOString();
    };
    await accessLog.append([aConsultation({ at: monthsAgo(14) }), aConsultation({ at: monthsAgo(11) })]);
    await expect(accessLog.purge(monthsAgo(10))).rejects.toMatchObject({
      name: 'Unavailable',
      code: 'accessLog.retained',
    });
    expect(await accessLog.find(all)).toHaveLength(2);
    expect(await accessLog.purge(monthsAgo(13))).toBe(1);
    expect(await accessLog.find(all)).toHaveLength(1);
    accessLog.close();
  });

  it('is unavailable when nothing can be written, and keeps nothing of it', async () => {
    const subject = open();
    await subject.accessLog.append([aConsultation()]);
    subject.break();
    const failed = await Promise.allSettled([1, 2].map(() => subject.accessLog.append([aConsultation()])));
    expect(failed.map((one): unknown => (one as PromiseRejectedResult).reason)).toEqual([
      expect.objectContaining({ name: 'Unavailable', code: 'accessLog.unavailable' }),
      expect.objectContaining({ name: 'Unavailable', code: 'accessLog.unavailable' }),
    ]);
    const reopened = subject.reopened();
    expect(await reopened.find(all)).toHaveLength(1);
    reopened.close();
  });

  it('is unavailable once closed', async () => {
    const { accessLog } = open();
    accessLog.close();
    await expect(accessLog.append([aConsultation()])).rejects.toMatchObject({ code: 'accessLog.unavailable' });
  });
}
