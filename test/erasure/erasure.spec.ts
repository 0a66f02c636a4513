import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SignedCertificate } from '../../src/application/erasure/certificate.js';
import { openHouse } from '../../src/composition/house.js';
import { certificateSigner, isCertificateValid } from '../../src/infrastructure/erasure/certificate-key.js';
import { verifyLog } from '../../src/infrastructure/event-log/sqlite/verify.js';
import type { House } from '../../src/infrastructure/house.js';
import { annualReport } from '../../src/projections/annual-report/report.js';
import {
  ADVISER, CANARIES, clock, CMA, consentId, DPO, found, foundNetwork, give, order, reading, REFERENT,
  requestId, tellLife, youthId,
} from './youths.js'; // prettier-ignore

describe('an erasure', () => {
  let base: string;
  let data: string;
  let house: House;
  let youth: string;

  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), 'erasure-'));
    data = join(base, 'data');
    house = await openHouse(data, clock);
    await foundNetwork(house);
    youth = await tellLife(house);
  });

  afterEach(async () => {
    await house.close();
    rmSync(base, { recursive: true });
  });

  const types = async (): Promise<string[]> => (await house.log.readStream(youth)).map(({ type }) => type);
  const certificateIn = (text: string) => (JSON.parse(text) as SignedCertificate).certificate;

  it('leaves nothing of the youth in any file, and the history still reads', async () => {
    // Everything that reads has read, and keeps what it keeps.
    await house.settleAgenda();
    await annualReport(await house.mirror.caughtUp(), { year: 2025 });
    expect(found(data, ['2032-11-29', '2034-11-29'])).not.toEqual([]);
    const rejects = join(data, 'rejects.ndjson');
    house.copies.note({ kind: 'REJECTS', file: rejects, at: clock.now() });
    const other = '{"id":"01JE0000000000000000000199","data":{"lastName":"Autre"}}\n';
    const same = `{"id":"01JE0000000000000000000198","data":{"lastName":"CANARIOLE","firstName":"zephyrine","birthDate":"2006-11-29"}}\n`;
    const raw = `{"raw":"{\\"lastName\\":\\"Canariole\\",\\"firstName\\":\\"Z\\\\u00e9phyrine\\",\\"birthDate\\":\\"2006-11-29\\""}\n`;
    appendFileSync(rejects, `${other}${same}{"id":"${youth.slice(13)}","data":{"note":"Canarinote"}}\n${raw}`);
    const packageFile = join(data, 'Canariole-Zéphyrine.html');
    appendFileSync(packageFile, CANARIES.join());
    house.copies.note({ kind: 'ACCESS_PACKAGE', pathway: youth, file: packageFile, at: clock.now() });
    house.copies.note({ kind: 'PORTABILITY', pathway: youth, at: clock.now() });
    expect(await reading(house, youth)).toContain('Canarboulange');

    const outcome = await house.erasures.erase(order(youth));

    const history = await reading(house, youth);
    for (const text of [...CANARIES, 'CANARIOLE']) expect([text, history.includes(text)]).toEqual([text, false]);
    expect(history.match(/"erased":true/g)?.length).toBeGreaterThan(10);
    expect(readFileSync(rejects, 'utf8')).toBe(other);
    expect(existsSync(packageFile)).toBe(false);
    expect(certificateIn(outcome.certificate).copies).toEqual({ files: 1, rejectedLines: 3, outOfReach: 1 });
    const everywhere = [...CANARIES, 'CANARIOLE', 'zephyrine', 'Canariole-Z'];
    expect(found(data, everywhere)).toEqual([]);
    expect((await house.projections.retry()).length).toBe(0);
    await house.close();
    expect(found(data, everywhere)).toEqual([]);
    expect(verifyLog(join(data, 'log.sqlite'))).toMatchObject({ ok: true });
    house = await openHouse(data, clock);
    expect(await reading(house, youth)).toBe(history);
    for (const { name } of house.projections.status()) await house.projections.rebuild(name);
    await house.settleAgenda();
    expect(house.projections.parked()).toEqual([]);
    expect(found(data, everywhere)).toEqual([]);
  });

  it('ends with an event, a certificate that its key signed, and the answer to the request', async () => {
    await give(house, youth, 'ReceiveSubjectRequest', '2026-06-01', { requestId: requestId(1), right: 'ERASURE' });
    const { certificate, erasureId, already } = await house.erasures.erase(order(youth));
    expect(already).toBe(false);
    expect((await types()).slice(-3)).toEqual(['PersonalDataErased', 'ReferralWithdrawn', 'SubjectRequestAnswered']);
    const [erased] = (await house.log.readStream(youth)).filter(({ type }) => type === 'PersonalDataErased');
    expect(erased?.facts).toMatchObject({
      categories: ['identity', 'contact', 'contract', 'note'],
      ground: 'SUBJECT_REQUEST',
      approvedBy: ADVISER,
      certificate,
    });
    // Identity, contact, contract, note, and the share key of the consent.
    expect(erased?.facts.keyFingerprints).toHaveLength(5);
    const said = certificateIn(certificate);
    expect(said).toMatchObject({
      erasureId,
      pathways: [{ id: youth, erasedThrough: (erased?.revision ?? 0) - 1 }],
      requestedBy: DPO,
      approvedBy: ADVISER,
      identityCheck: 'IN_PERSON',
      recipients: [CMA],
      purged: ['caches', 'agenda'],
    });
    expect(said.keys).toEqual((erased?.facts.keyFingerprints as string[]).map((one) => one.slice(0, 16)));
    const { publicKey } = certificateSigner(house.directory.certificateKey, {});
    expect(isCertificateValid(certificate, publicKey)).toBe(true);
    expect(isCertificateValid(certificate.replace('IN_PERSON', 'IN_HASTE'), publicKey)).toBe(false);
    expect(isCertificateValid(certificate, certificateSigner(join(base, 'another.key'), {}).publicKey)).toBe(false);
    expect(readFileSync(join(data, 'certificates', `${erasureId}.json`), 'utf8')).toBe(`${certificate}\n`);
    // Asked again: the same certificate, and nothing new.
    const before = await house.log.head();
    expect(await house.erasures.erase(order(youth))).toEqual({
      erasureId,
      pathways: [youth],
      certificate,
      already: true,
    });
    expect(await house.log.head()).toBe(before);
  });

  it('lets no personal datum in afterwards, and makes no key for it', async () => {
    await house.erasures.erase(order(youth));
    const head = await house.log.head();
    const refused = (command: string, on: string, said: Record<string, unknown>) =>
      expect(give(house, youth, command, on, said)).rejects.toMatchObject({ code: 'subject.erased' });
    await refused('RecordContactDetails', '2026-01-05', { phone: '+33611223344' });
    await refused('CorrectIdentity', '2026-01-05', { lastName: 'Nouvelle', reason: 'TYPING_ERROR' });
    await refused('RecordObjection', '2026-01-05', { scope: 'CONTACT_TRANSMISSION', ground: 'parce que' });
    expect(await house.log.head()).toBe(head);
    expect(house.vault.isErased(youth)).toBe(true);
    for (const category of ['identity', 'contact', 'contract', 'note', 'employer'])
      expect(() => house.vault.keyFor(youth, category)).toThrow(expect.objectContaining({ name: 'SubjectErased' }));
    // What says nothing of the person goes on.
    expect(await give(house, youth, 'RevokeConsent', '2026-01-06', { consentId: consentId(1), channel: 'PHONE' })).toBe(
      1,
    );
    // Somebody of that name who comes again is somebody new.
    expect(await tellLife(house, 2)).toBe(youthId(2));
  });

  it.each([
    ['while a dispute holds', 'erasure.held', {}],
    ['by one person alone', 'erasure.secondAccount', { approvedBy: DPO }],
    ['approved by nobody', 'erasure.secondAccount', { approvedBy: `acc-${'0'.repeat(26)}` }],
    ['asked by nobody', 'erasure.requester', { requestedBy: `acc-${'0'.repeat(26)}` }],
    ['asked by a referent of the other network', 'actor.notAllowed', { requestedBy: REFERENT }],
    ['of nobody', 'pathway.unknown', { pathway: youthId(99) }],
  ])('is refused %s, and nothing is destroyed', async (_when, code, change) => {
    if (code === 'erasure.held') await give(house, youth, 'HoldRetention', '2026-02-02', { ground: 'DISPUTE' });
    const before = await reading(house, youth);
    await expect(house.erasures.erase({ ...order(youth), ...change })).rejects.toMatchObject({ code });
    expect(await reading(house, youth)).toBe(before);
    expect(house.vault.isErased(youth, 'identity')).toBe(false);
    // The path is not left closed to others.
    expect(await give(house, youth, 'RestrictProcessing', '2026-02-03', { ground: 'CHECK' })).toBe(1);
  });

  it('of some categories leaves the others', async () => {
    const { certificate } = await house.erasures.erase({ ...order(youth), categories: ['contract', 'note'] });
    expect(certificateIn(certificate).categories).toEqual(['contract', 'note']);
    const history = await reading(house, youth);
    expect(['Canariole', '+33698712345', 'Canarboulange', 'Canarinote'].map((text) => history.includes(text))).toEqual([
      true, true, false, false,
    ]); // prettier-ignore
    // The rest, later.
    await house.erasures.erase(order(youth));
    expect(found(data, CANARIES)).toEqual([]);
  });

  it('takes every path of the youth, whichever is named', async () => {
    const second = await tellLife(house, 2, { firstName: 'Zéphirine' });
    const merge = { survivor: second, confirmedBy: ADVISER };
    expect(await give(house, youth, 'MergePathway', '2026-03-01', merge)).toBeGreaterThan(0);
    const { pathways } = await house.erasures.erase(order(youth));
    expect([...pathways].sort()).toEqual([youth, second].sort());
    for (const pathway of [youth, second]) expect(await reading(house, pathway)).not.toContain('Canariole');
  });
});
