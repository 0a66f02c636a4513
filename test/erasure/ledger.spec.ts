import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { openHouse } from '../../src/composition/house.js';
import type { House } from '../../src/infrastructure/house.js';
import { CANARIES, clock, CMA, consentId, found, foundNetwork, give, ML, order, reading, referralId, tellLife } from './youths.js'; // prettier-ignore

describe('what must be unreadable, as the events tell', () => {
  let base: string;
  let data: string;
  let house: House;
  let youth: string;

  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), 'ledger-'));
    data = join(base, 'data');
    house = await openHouse(data, clock);
    await foundNetwork(house);
    youth = await tellLife(house);
  });

  afterEach(async () => {
    await house.close();
    rmSync(base, { recursive: true });
  });

  const reopen = async (): Promise<void> => {
    await house.close();
    house = await openHouse(data, clock);
  };
  /** What each copy that the other network was given reads now. */
  const copies = async (): Promise<unknown[]> =>
    (await house.log.readStream(youth))
      .filter(({ type }) => type === 'ReferralSent')
      .map((event) => house.codec.open(event).data.contactCopy);
  const readable = expect.objectContaining({ phone: '+33698712345', lastName: 'Canariole' });
  const erased = { erased: true };
  const vaultFile = (): string => join(data, 'vault.sqlite');

  it.each([
    ['a consent is revoked', () => give(house, youth, 'RevokeConsent', '2026-03-02', { consentId: consentId(1), channel: 'PHONE' })],
    ['a consent expires', () => house.tick('2027-01-01')],
  ])('when %s, the recipient’s copy can be read no more, and the youth’s own data can', async (_when, end) => {
    expect(await copies()).toEqual([readable]);
    await end();
    await reopen();
    expect(await copies()).toEqual([erased]);
    expect(house.vault.isErased(`consent-${consentId(1)}`)).toBe(true);
    expect(await reading(house, youth)).toContain('+33698712345');
  }); // prettier-ignore

  it('follows while the house is open, without being asked', async () => {
    await give(house, youth, 'RevokeConsent', '2026-03-02', { consentId: consentId(1), channel: 'PHONE' });
    while (!house.vault.isErased(`consent-${consentId(1)}`)) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await copies()).toEqual([erased]);
  });

  it('takes the copy back with a withdrawn referral, and lets the consent found another', async () => {
    await give(house, youth, 'RecordObjection', '2026-03-02', { scope: 'CONTACT_TRANSMISSION' });
    await reopen();
    expect(await copies()).toEqual([erased]);
    await give(house, youth, 'LiftObjection', '2026-03-03', { scope: 'CONTACT_TRANSMISSION' });
    const again = { referralId: referralId(2), from: ML, to: CMA, purpose: 'PREPA' };
    await give(house, youth, 'SendReferral', '2026-03-04', again);
    await reopen();
    expect(await copies()).toEqual([erased, readable]);
  });

  it('destroys again what yesterday’s vault brought back, before anybody is served', async () => {
    const other = await tellLife(house, 2, { firstName: 'Zéphirine' });
    await house.close();
    cpSync(vaultFile(), join(base, 'yesterday.sqlite'));
    house = await openHouse(data, clock);
    await house.erasures.erase(order(youth));
    await give(house, other, 'RevokeConsent', '2026-03-02', { consentId: consentId(2), channel: 'PHONE' });
    await give(house, other, 'LiftObjection', '2026-03-03', { scope: 'SHARED_FOLLOW_UP' });
    const today = await tellLife(house, 3, { firstName: 'Zéphyr' });
    const before = await reading(house, youth);
    await house.close();

    for (const suffix of ['-wal', '-shm']) rmSync(`${vaultFile()}${suffix}`, { force: true });
    cpSync(join(base, 'yesterday.sqlite'), vaultFile());
    house = await openHouse(data, clock);
    expect(house.vault.isErased(youth)).toBe(true);
    expect(house.vault.isErased(`consent-${consentId(2)}`)).toBe(true);
    expect(() => house.vault.keyFor(youth, 'note')).toThrow(expect.objectContaining({ name: 'SubjectErased' }));
    expect(await reading(house, youth)).toBe(before);
    // Who was not erased still reads; who came since has lost the keys: that is no erasure, and is said.
    expect(await reading(house, other)).toContain('Canariole');
    await expect(reading(house, today)).rejects.toMatchObject({ code: 'integrity.key' });
    expect(found(data, CANARIES)).toEqual([]);
  });

  it('is carried out from the start where the vault followed another log', async () => {
    await give(house, youth, 'RevokeConsent', '2026-03-02', { consentId: consentId(1), channel: 'PHONE' });
    await house.close();
    const db = new BetterSqlite3(vaultFile());
    const mark = JSON.stringify({ position: 3, hash: 'f'.repeat(64) });
    db.prepare(`UPDATE meta SET value = ? WHERE name = 'ledger'`).run(mark);
    db.exec(`DELETE FROM fences`);
    db.close();
    house = await openHouse(data, clock);
    expect(house.vault.isErased(`consent-${consentId(1)}`)).toBe(true);
    expect(house.vault.ledger()?.position).toBe(await house.log.head());
  });

  it('carries out an erasure that was imported from an older system', async () => {
    await give(house, youth, 'ErasePersonalData', '2026-03-02', {
      categories: ['identity', 'contact', 'contract', 'note'],
      ground: 'SUBJECT_REQUEST',
      keyFingerprints: [],
      certificate: 'kept on paper',
      approvedBy: order(youth).approvedBy,
    });
    await house.settleAgenda();
    await reopen();
    const history = await reading(house, youth);
    expect(CANARIES.filter((text) => history.includes(text))).toEqual([]);
    await house.close();
    expect(found(data, CANARIES)).toEqual([]);
  });

  it('never confuses erased, missing and corrupt', async () => {
    const [registered] = await house.log.readStream(youth);
    if (!registered) throw new Error('no youth');
    const open = (change: Record<string, unknown>): unknown => house.codec.open({ ...registered, ...change });
    const seal = registered.sealed.identity ?? '';
    const tampered = `${seal.slice(0, -8)}AAAAAAA=`;
    expect(() => open({ sealed: { identity: tampered } })).toThrow(expect.objectContaining({ code: 'integrity.ciphertext' }));
    expect(() => open({ sealed: { identity: seal.slice(0, 20) } })).toThrow(expect.objectContaining({ code: 'integrity.ciphertext' }));
    expect(() => open({ sealed: { identity: seal.replace('kv=1', 'kv=9') } })).toThrow(expect.objectContaining({ code: 'integrity.key' }));
    // Moved to another event of the same youth.
    const other = { ...registered, eventId: '00000000-0000-8000-8000-000000000000' };
    expect(() => house.codec.open(other)).toThrow(expect.objectContaining({ code: 'integrity.ciphertext' }));
    await house.erasures.erase({ ...order(youth), categories: ['identity'] });
    expect(open({})).toMatchObject({ data: { lastName: { erased: true }, sex: 'F' } });
    // Missing is missing: the chain of a fence that is not there is not made up.
    expect(() => house.codec.open({ ...registered, stream: `${youth.slice(0, -1)}X` })).toThrow(expect.objectContaining({ code: 'integrity.key' }));
  }); // prettier-ignore
});
