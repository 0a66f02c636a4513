import { eventDefinitions } from '../../../domain/catalogue.js';
import { dimensionsOf, prepare, tally } from '../engine.js';
import { measureNames } from '../figures.js';
import { Mirror } from '../mirror/mirror.js';
import { indicators } from './index.js';

/** The table of REPORT: id → measures, breakdowns. */
const ASKED: Readonly<Record<string, readonly [measures: string, breakdowns: string]>> = {
  A1: ['inForce', 'level'],
  A2: ['held', ''],
  A3: ['designated', 'subject network'],
  A4: ['missionsLocales missionsLocalesReferring chambers chambersReceiving', 'region'],
  B1: ['held joint participants', 'subject audience region'],
  B2: ['held', 'region'],
  C1: ['youths', 'region sex ageBand mode entryQualification'],
  C2: ['granted refused revoked expired activeAtYearEnd', 'scope region'],
  C3: ['sent youths', 'region purpose mode direction missionLocale chamber'],
  C4: ['accepted declined expired withdrawn cancelled pending', 'region declineReason(declined)'],
  C5: [
    'consentToReferral.median consentToReferral.p90 consentToReferral.n referralToDecision.median referralToDecision.p90 ' +
      'referralToDecision.n referralToContract.median referralToContract.p90 referralToContract.n',
    'region',
  ],
  C6: ['entered enteredInCej completed abandoned outcome', 'region outcome(outcome)'],
  D1: ['published positioned hired', 'region trade'],
  D2: ['signed started', 'region qualificationLevel sex ageBand mode chamber'],
  D3: [
    'broken within.45 observed.45 within.90 observed.90 within.180 observed.180 within.365 observed.365',
    'regime(broken) region',
  ],
  D4: ['returned ofBroken', 'region'],
  D5: ['held contractsReviewed ofContracts', 'region'],
  D6: ['prepared acknowledged rejected delay.median delay.p90 delay.n', 'region'],
  D7: ['closed', 'reason region'],
  E1: ['received inTime erased', 'right'],
  E2: ['disclosures', 'direction region'],
};

describe('the dictionary', () => {
  it('holds the indicators of definitions 1, their measures and breakdowns', () => {
    const held = indicators.map(({ id, measures, breakdowns }) => {
      const broken = breakdowns.map(({ by, measures: some }) => by.join('×') + (some ? `(${some.join()})` : ''));
      return [id, [measures.flatMap(measureNames).join(' '), broken.join(' ')]];
    });
    expect(Object.fromEntries(held)).toEqual(ASKED);
  });

  it.each(indicators.map((indicator) => [indicator.id, indicator] as const))('says what %s is, in both languages', (_, one) => {
    const texts = [one.label, one.definition, ...one.measures.map(({ label }) => label)];
    for (const { fr, en } of texts) expect([fr.trim().length > 3, en.trim().length > 3]).toEqual([true, true]);
    expect(one.section).toBe(one.id[0]);
    expect(new Set(one.reads).size).toBe(one.reads.length);
  }); // prettier-ignore

  it.each(indicators.map((indicator) => [indicator.id, indicator] as const))('says every event that %s reads', async (_, one) => {
    const types = eventDefinitions.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining([...one.reads]));
    const mirror = await Mirror.open(':memory:', { definitions: eventDefinitions });
    await mirror.session(async (connection) => {
      // Alone, with views of nothing but the events it says it reads.
      await prepare(connection, { year: 2025, observedUntil: '2026-03-31', knownAt: 0 }, [one]);
      expect(await tally(connection, one)).toEqual([]);
      const reader = await connection.runAndReadAll(one.contributions);
      expect(reader.columnNames()).toEqual(expect.arrayContaining(['measure', 'position', ...dimensionsOf(one)]));
    });
    await mirror.close();
  }); // prettier-ignore
});
