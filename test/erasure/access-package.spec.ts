import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { openHouse } from '../../src/composition/house.js';
import type { House } from '../../src/infrastructure/house.js';
import { accessPackagePage } from '../../src/infrastructure/rights/access-package-page.js';
import { passerelle } from './passerelle.js';
import { ADVISER, CANARIES, clock, CMA, consentId, DPO, foundNetwork, give, ML, order, REFERENT, referralId, requestId, tellLife, youthId } from './youths.js'; // prettier-ignore

const ACTION = 'action-01JE0000000000000000000900';

describe('what a youth is given', () => {
  let base: string;
  let data: string;
  let house: House;
  let youth: string;
  let other: string;

  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), 'rights-'));
    data = join(base, 'data');
    house = await openHouse(data, clock);
    await foundNetwork(house);
    youth = await tellLife(house);
    other = await tellLife(house, 2, { lastName: 'Autrement', firstName: 'Ondine' });
    await give(house, youth, 'ReceiveReferral', '2025-02-12', { referralId: referralId(1), by: CMA });
    await give(house, youth, 'DiscloseContactDetails', '2025-02-13', { recipient: CMA, account: REFERENT, fields: ['PHONE'], referralId: referralId(1) }); // prettier-ignore
    await give(house, youth, 'ReceiveSubjectRequest', '2026-06-20', { requestId: requestId(1), right: 'ACCESS' });
    await give(house, ACTION, 'PlanAction', '2025-03-01', { subject: 'CRAFT_DISCOVERY', audience: 'ALL', hosts: [ML, CMA], date: '2025-03-20', place: 'Bourg' }); // prettier-ignore
    for (const pathwayId of [youth, other])
      await give(house, ACTION, 'RegisterYouthForAction', '2025-03-02', { pathwayId });
    await give(house, ACTION, 'CloseAttendance', '2025-03-21', {
      present: [youth],
      absent: [other],
      anonymousCount: 4,
    });
    await house.projections.catchUp();
  });

  afterEach(async () => {
    await house.close();
    rmSync(base, { recursive: true });
  });

  const reader = { actor: { kind: 'DPO', account: DPO }, door: 'HTTP' } as const;
  const dossier = (pathway = youth) =>
    house.questions.ask('AccessPackage', { pathway, ground: 'demande du jeune' }, reader);

  it('is every datum with its source, both dates, purpose and basis, and nobody else’s', async () => {
    const given = await dossier();
    const text = JSON.stringify(given);
    for (const canary of CANARIES.slice(0, -2)) expect([canary, text.includes(canary)]).toEqual([canary, true]);
    for (const agent of [DPO, ADVISER, REFERENT]) expect([agent, text.includes(agent)]).toEqual([agent, false]);
    for (const theirs of ['Autrement', other]) expect([theirs, text.includes(theirs)]).toEqual([theirs, false]);
    const positions = new Set(given.data.map(({ position }) => position));
    const own = await house.log.readStream(youth);
    expect(own.filter(({ position }) => !positions.has(position))).toEqual([]);
    expect(given.data[0]).toMatchObject({
      type: 'YouthRegistered',
      effectiveOn: '2025-02-03',
      recordedAt: clock.now(),
      source: { role: 'IMPORT', door: 'IMPORT' },
      purpose: 'FOLLOW_UP',
      legalBasis: 'PUBLIC_TASK',
    });
    expect(given.data[0]?.data).toContainEqual({ field: 'birthDate', category: 'identity', value: '2006-11-29' });
    const attendance = given.data.find(({ type }) => type === 'AttendanceClosed');
    expect(attendance?.data).toContainEqual({ field: 'present', value: [youth] });
    expect(attendance?.data).toContainEqual({ field: 'absent', value: [] });
    expect(given.recipients).toEqual([
      { recipient: CMA, received: 'CONTACT_DETAILS', firstOn: '2025-02-11', lastOn: '2025-02-13' },
    ]);
    expect(given.structures[CMA]).toBe('CMA de l’Ain');
    expect(given.consents).toMatchObject([{ consentId: consentId(1), status: 'GRANTED', recipient: CMA }]);
    expect(given.disclosures).toEqual([{ on: '2025-02-13', recipient: CMA, fields: ['PHONE'] }]);
    expect(given.requests).toMatchObject([{ right: 'ACCESS', dueOn: '2026-07-20', answered: false }]);
    expect(given.retention).toMatchObject([{ dueOn: '2034-11-29', reason: 'AGE_LIMIT' }]);
    expect(given.missing).toEqual([]);
    expect(given.purposes).toContainEqual(
      expect.objectContaining({ purpose: 'APPRENTICESHIP', legalBasis: 'CONSENT' }),
    );
  });

  it('is logged itself, and the youth sees it the next time', async () => {
    expect((await dossier()).consultations).toEqual([]);
    expect(await house.accessLog.find({ subject: youth, limit: 9 })).toMatchObject([
      { query: 'AccessPackage', account: DPO, stated: 'demande du jeune', categories: ['contact', 'contract', 'identity', 'note'] },
    ]); // prettier-ignore
    const [seen] = (await dossier()).consultations;
    expect(seen).toMatchObject({ role: 'DPO', purpose: 'DATA_PROTECTION' });
    expect(seen).not.toHaveProperty('account');
  });

  it.each([
    ['an adviser', { kind: 'ML_ADVISER', structure: ML, account: ADVISER }, {}],
    ['a referent', { kind: 'CMA_REFERENT', structure: CMA, account: REFERENT }, {}],
    ['an officer without a ground', { kind: 'DPO', account: DPO }, { ground: undefined }],
    ['another youth', { kind: 'YOUTH', onBehalfOf: youthId(2) }, {}],
  ] as const)('is not for %s', async (_who, actor, claims) => {
    for (const query of ['AccessPackage', 'Portability'] as const)
      await expect(
        house.questions.ask(query, { pathway: youth, ground: 'demande', ...claims }, { actor, door: 'HTTP' }),
      ).rejects.toMatchObject({ code: 'pathway.notFound' });
    expect((await house.accessLog.find({ decision: 'REFUSED', limit: 9 })).map(({ query }) => query)).toEqual(['Portability', 'AccessPackage']); // prettier-ignore
  });

  it('says what is missing and why', async () => {
    await give(house, youth, 'RevokeConsent', '2026-03-02', { consentId: consentId(1), channel: 'PHONE' });
    await house.close();
    house = await openHouse(data, clock);
    const copy = { category: 'contact', why: 'CONSENT_ENDED', consentId: consentId(1), data: 1 };
    expect((await dossier()).missing).toEqual([copy]);
    await house.erasures.erase({ ...order(youth), categories: ['contract'] });
    await house.projections.catchUp();
    const { missing } = await dossier();
    expect(missing).toContainEqual(copy);
    expect(missing).toContainEqual({ category: 'contract', why: 'ERASED', data: 6 });
    await house.erasures.erase(order(youth));
    await house.projections.catchUp();
    const after = await dossier();
    expect(new Set(after.missing.map(({ why }) => why))).toEqual(new Set(['ERASED']));
    expect(CANARIES.filter((text) => JSON.stringify(after).includes(text))).toEqual([]);
    // Who received it is still known: they must be told.
    expect(after.recipients).toHaveLength(1);
  });

  it('shows nothing where something was altered, and says that it was', async () => {
    await house.close();
    const db = new BetterSqlite3(join(data, 'log.sqlite'));
    const [row] = db.prepare(`SELECT position, record FROM events WHERE record LIKE '%ContactDetailsRecorded%' LIMIT 1`).all() as { position: number; record: string }[]; // prettier-ignore
    const record = JSON.parse(row?.record ?? '') as { sealed: { contact: string } };
    record.sealed.contact = record.sealed.contact.replace(/.{4}$/, 'AAA=');
    db.prepare('UPDATE events SET record = ? WHERE position = ?').run(JSON.stringify(record), row?.position);
    db.close();
    house = await openHouse(data, clock);
    await expect(dossier()).rejects.toMatchObject({ code: 'integrity.ciphertext' });
  });

  it('takes all the paths of the youth together', async () => {
    await give(house, youth, 'CancelReferral', '2026-02-01', { referralId: referralId(1), reason: 'END' });
    await give(house, youth, 'MergePathway', '2026-03-01', { survivor: other, confirmedBy: ADVISER });
    await house.projections.catchUp();
    for (const pathway of [youth, other]) {
      const given = await dossier(pathway);
      expect(given.pathways).toEqual([other, youth]);
      expect(JSON.stringify(given)).toContain('Canariole');
      expect(JSON.stringify(given)).toContain('Autrement');
    }
  });

  it('reads in French on one page that fetches nothing', async () => {
    await give(house, youth, 'CorrectIdentity', '2026-01-05', { lastName: '<script>alert(1)</script>', reason: 'TYPING_ERROR' });
    const page = accessPackagePage(await dossier());
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toMatch(/<script|src=|href=|url\(|@import/);
    for (const words of ['CMA de l’Ain', 'deux ans après votre 26e anniversaire', 'mission d’intérêt public', '29 novembre 2006', 'Canarboulange'])
      expect([words, page.includes(words)]).toEqual([words, true]);
  }); // prettier-ignore

  it('is less for another service: what the youth provided, as far as consent covers it', async () => {
    const portable = () => house.questions.ask('Portability', { pathway: youth }, { actor: { kind: 'YOUTH', onBehalfOf: youth }, door: 'HTTP' }); // prettier-ignore
    const given = await portable();
    expect(given).toMatchObject({
      identity: { lastName: 'Canariole', firstName: 'Zéphyrine', birthDate: '2006-11-29' },
      contact: { phone: '+33698712345', email: 'canari@exemple.fr' },
      consents: [{ consentId: consentId(1) }],
      writings: [],
    });
    const text = JSON.stringify(given);
    for (const theirs of ['Canarboulange', 'Canarinote', 'Canarimotif']) expect(text).not.toContain(theirs);
    await give(house, youth, 'RevokeConsent', '2026-03-02', { consentId: consentId(1), channel: 'PHONE' });
    await house.projections.catchUp();
    const after = await portable();
    expect([after.identity, after.contact]).toEqual([undefined, undefined]);
    expect(after.consents).toMatchObject([{ status: 'REVOKED' }]);
  });

  it('is handed over as a file, which an erasure finds again', async () => {
    await house.close();
    const out = join(base, 'Canariole.html');
    await passerelle('access-package', youth, '--format', 'html', '--out', out, '--data', data);
    const portable = await passerelle('portability', youth, '--data', data);
    expect(JSON.parse(portable.out)).toMatchObject({ consents: [{ consentId: consentId(1) }] });
    expect(readFileSync(out, 'utf8')).toContain('Zéphyrine');
    house = await openHouse(data, clock);
    const { certificate } = await house.erasures.erase(order(youth));
    expect(existsSync(out)).toBe(false);
    expect(JSON.parse(certificate)).toMatchObject({ certificate: { copies: { files: 1, outOfReach: 1 } } });
  });
});
