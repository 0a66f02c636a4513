import { foldWith } from '../kernel/aggregate.js';
import type { NewEvent } from '../kernel/event.js';
import {
  aConvention,
  anActor,
  anId,
  aStructure,
  at,
  CFA,
  CLOCK,
  CMA,
  CMA_FRANCE,
  FIRST_NEW_ID,
  given,
  ML,
  OTHER_CMA,
  OTHER_ML,
  recorded,
  someFacts,
  UNML,
} from '../kernel/testing.js';
import {
  AmendmentSigned,
  ConventionDiffused,
  ConventionSigned,
  ConventionSuperseded,
  ConventionTacitlyRenewed,
  ConventionTerminated,
  DenunciationSent,
  DisputeBroughtToCourt,
  DisputeOpened,
  DisputeSettledAmicably,
} from './events.js';
import { conventionFacts } from './facts.js';
import { convention } from './index.js';
import { currentTerm, inForceOn } from './term.js';

const NATIONAL = `convention-${anId(1)}`;
const NEW = `convention-${anId(30)}`;
const facts = someFacts({ stream: NEW, today: '2026-06-01' });

const asUnml = { actor: anActor('UNML', UNML) };
const asCmaFrance = { actor: anActor('CMA_FRANCE', CMA_FRANCE) };
const asImport = { actor: anActor('IMPORT') };

const national = ConventionSigned.of({
  level: 'NATIONAL',
  parties: [UNML, CMA_FRANCE],
  signatories: [
    { structureId: UNML, capacity: 'DELEGATE' },
    { structureId: CMA_FRANCE, capacity: 'PRESIDENT' },
  ],
  termYears: 3,
  renewal: 'YEARLY_TACIT',
  territory: ['FR'],
});
const signed = at('2023-05-24', national);
const oneTerm = at('2023-05-24', { ...national, data: { ...national.data, renewal: 'NONE' } });
const denounced = at('2026-05-20', DenunciationSent.of({ by: CMA_FRANCE, trackingNumber: '1A 123 456 7890 1' }));
const renewed = at('2026-05-24', ConventionTacitlyRenewed.of({ periodStart: '2026-05-24', periodEnd: '2027-05-23' }));
const terminated = at('2026-05-27', ConventionTerminated.of({}));

function after(...past: (readonly NewEvent[])[]) {
  return given(convention, past.flat(), facts);
}

describe('Signing a convention', () => {
  const data = { level: 'NATIONAL', parties: [UNML, CMA_FRANCE], termYears: 3, renewal: 'YEARLY_TACIT' };
  const on = { ...asUnml, effectiveOn: '2023-05-24' };
  const regional = { ...data, level: 'REGIONAL', parties: [ML, CMA], parentId: NATIONAL };
  const local = { ...regional, level: 'LOCAL' };

  it('binds the parties for the whole country, each having signed', () => {
    after()
      .when('SignConvention', data, on)
      .then([
        ConventionSigned.of({
          level: 'NATIONAL',
          parties: [UNML, CMA_FRANCE],
          signatories: [
            { structureId: UNML, capacity: 'OTHER' },
            { structureId: CMA_FRANCE, capacity: 'OTHER' },
          ],
          termYears: 3,
          renewal: 'YEARLY_TACIT',
          territory: ['FR'],
          predecessorId: undefined,
          parentId: undefined,
        }),
      ]);
  });

  it('tells in what capacity each signed, by delegation for one', () => {
    const signatories = [{ structureId: UNML, capacity: 'DELEGATE' }, CMA_FRANCE];
    expect(after().when('SignConvention', { ...data, signatories }, on).events[0]?.data.signatories).toEqual([
      { structureId: UNML, capacity: 'DELEGATE' },
      { structureId: CMA_FRANCE, capacity: 'OTHER' },
    ]);
    after()
      .when('SignConvention', { ...data, signatories: [ML] }, on)
      .thenRefused('convention.signatory', 'signatories');
  });

  it('needs a party of each network, active that day', () => {
    const sign = (...parties: string[]) => after().when('SignConvention', { ...data, parties }, on);
    sign(UNML, ML).thenRefused('convention.oneNetwork', 'parties');
    sign(UNML, `structure-${anId(404)}`).thenRefused('convention.partyUnknown', 'parties');
    sign(UNML, CMA_FRANCE, UNML).thenRefused('convention.partyUnknown', 'parties');
    sign(UNML).thenMalformed();
    after()
      .when('SignConvention', data, { ...asImport, effectiveOn: '2018-12-31' })
      .thenRefused('convention.partyUnknown', 'parties');
  });

  it('names a predecessor that is known', () => {
    after()
      .when('SignConvention', { ...data, predecessorId: `convention-${anId(404)}` }, on)
      .thenRefused('convention.predecessor', 'predecessorId');
    expect(after().when('SignConvention', { ...data, predecessorId: NATIONAL }, on).events).toHaveLength(1);
  });

  it('deploys, at the regional or local level, a convention in force that day', () => {
    const { events } = after().when('SignConvention', regional, { ...on, effectiveOn: '2024-01-15' });
    expect(events[0]?.data).toMatchObject({ level: 'REGIONAL', parentId: NATIONAL, territory: ['84'] });
    after()
      .when('SignConvention', { ...regional, parentId: undefined }, on)
      .thenRefused('convention.parentMissing', 'parentId');
    after()
      .when('SignConvention', regional, { ...on, effectiveOn: '2023-05-23' })
      .thenRefused('convention.parent', 'parentId');
    after()
      .when('SignConvention', { ...regional, parentId: NEW }, on)
      .thenRefused('convention.parent', 'parentId');
  });

  it('deploys one of a higher level only', () => {
    const REGIONAL = `convention-${anId(2)}`;
    const conventions = [aConvention(NATIONAL), aConvention(REGIONAL, { level: 'REGIONAL' })];
    const both = someFacts({ stream: NEW, conventions });
    const sign = (given_: object) =>
      given(convention, [], both).when('SignConvention', { ...given_ }, { ...on, effectiveOn: '2024-01-15' });
    expect(sign({ ...local, parentId: REGIONAL }).events).toHaveLength(1);
    sign({ ...regional, parentId: REGIONAL }).thenRefused('convention.parent', 'parentId');
    sign({ ...data, parentId: NATIONAL }).thenRefused('convention.parent', 'parentId');
  });

  it('has a territory of its level', () => {
    const sign = (from: object, territory?: string[]) =>
      after().when('SignConvention', { ...from, territory }, { ...asImport, effectiveOn: '2024-01-15' });
    expect(sign(local).events[0]?.data.territory).toEqual([]);
    expect(sign(local, [CFA]).events[0]?.data.territory).toEqual([CFA]);
    expect(sign(regional, ['84', '27']).events[0]?.data.territory).toEqual(['84', '27']);
    sign(data, ['84']).thenRefused('convention.territory', 'territory');
    sign(regional, ['FR']).thenRefused('convention.territory', 'territory');
    sign(regional, []).thenRefused('convention.territory', 'territory');
    sign(regional, [ML]).thenRefused('convention.territory', 'territory');
    sign(local, ['84']).thenRefused('convention.territory', 'territory');
  });

  it('is recorded by a party or by the heads of the networks, once', () => {
    const by = (structure: string) => ({ actor: anActor('ML_ADVISER', structure), effectiveOn: '2024-01-15' });
    expect(after().when('SignConvention', local, by(ML)).events).toHaveLength(1);
    after().when('SignConvention', local, by(OTHER_ML)).thenRefused('convention.notAParty');
    after(signed).when('SignConvention', data, on).thenRefused('convention.signed');
  });
});

describe('Amending (article 6)', () => {
  it('happens while the convention is in force', () => {
    const amended = AmendmentSigned.of({ amendmentId: anId(FIRST_NEW_ID), subject: 'CEJ' });
    after(signed).when('SignAmendment', { subject: 'CEJ' }, asUnml).then([amended]);
    after(signed, at('2026-06-01', amended))
      .when('SignAmendment', { amendmentId: anId(FIRST_NEW_ID), subject: 'CEJ' }, asUnml)
      .thenNothing();
    after(oneTerm).when('SignAmendment', { subject: 'CEJ' }, asUnml).thenRefused('convention.notInForce');
    after().when('SignAmendment', { subject: 'CEJ' }, asUnml).thenRefused('convention.unknown');
  });
});

describe('Tacit renewal (article 6)', () => {
  const onAnniversary = { actor: CLOCK, effectiveOn: '2026-05-24' };

  it('is recorded on each anniversary after the first term', () => {
    after(signed).when('RenewConventionTacitly', {}, onAnniversary).then(renewed.map(undated));
    const period = { periodStart: '2026-05-24', periodEnd: '2027-05-23' };
    after(signed).when('RenewConventionTacitly', period, onAnniversary).then(renewed.map(undated));
    after(signed, renewed).when('RenewConventionTacitly', {}, onAnniversary).thenNothing();
  });

  it('is recorded on no other day and for no other period', () => {
    for (const effectiveOn of ['2025-05-24', '2026-05-23', '2026-05-25', '2023-05-24']) {
      after(signed)
        .when('RenewConventionTacitly', {}, { actor: CLOCK, effectiveOn })
        .thenRefused('renewal.notAnAnniversary');
    }
    after(signed)
      .when('RenewConventionTacitly', { periodEnd: '2028-05-23' }, onAnniversary)
      .thenRefused('renewal.notAnAnniversary');
    after(signed)
      .when('RenewConventionTacitly', { periodStart: '2027-05-24' }, onAnniversary)
      .thenRefused('renewal.notAnAnniversary');
  });

  it('is not, where none was agreed', () => {
    after(oneTerm).when('RenewConventionTacitly', {}, onAnniversary).thenRefused('renewal.none');
    expect(after(oneTerm).deadlines().filter(anniversaries)).toEqual([]);
  });

  it('never happens after a termination, on its very day included', () => {
    const before = at('2026-05-24', ConventionTerminated.of({}));
    const past = after(signed, denounced, before);
    past.when('RenewConventionTacitly', {}, onAnniversary).thenRefused('convention.ended');
    expect(past.deadlines().filter(anniversaries)).toEqual([]);
  });
});

describe('Denunciation (article 6)', () => {
  const letter = { trackingNumber: '1A 123 456 7890 1' };
  const on = { ...asCmaFrance, effectiveOn: '2026-05-20' };

  it('is sent by a party, at any time, without notice', () => {
    after(signed).when('SendDenunciation', letter, on).then(denounced.map(undated));
    after(signed)
      .when('SendDenunciation', { ...letter, by: CMA_FRANCE, sentOn: '2026-05-20' }, on)
      .then(denounced.map(undated));
    after(signed)
      .when('SendDenunciation', letter, { actor: anActor('CMA_FRANCE'), effectiveOn: '2023-05-24' })
      .then(denounced.map(undated));
  });

  it('is sent in one’s own name', () => {
    after(signed)
      .when('SendDenunciation', { ...letter, by: UNML }, on)
      .thenRefused('denunciation.otherParty', 'by');
    after(signed)
      .when('SendDenunciation', { ...letter, by: ML }, on)
      .thenRefused('convention.notAParty', 'by');
    after(signed)
      .when('SendDenunciation', letter, { ...asImport, effectiveOn: '2026-05-20' })
      .thenRefused('convention.notAParty', 'by');
    after(signed)
      .when('SendDenunciation', { ...letter, by: CMA_FRANCE }, { ...asImport, effectiveOn: '2026-05-20' })
      .then(denounced.map(undated));
  });

  it('bears one date of sending', () => {
    after(signed)
      .when('SendDenunciation', { ...letter, sentOn: '2026-05-19' }, on)
      .thenRefused('denunciation.sentOn', 'sentOn');
  });

  it('is no use against a convention that has ended', () => {
    after(signed, denounced, terminated)
      .when('SendDenunciation', { trackingNumber: '2B' }, { ...asUnml, effectiveOn: '2026-05-27' })
      .thenRefused('convention.notInForce');
  });

  it('ends nothing by itself', () => {
    expect(inForceOn(after(signed, denounced).state, '2030-01-01')).toBe(true);
  });
});

describe('Termination (article 6)', () => {
  it('takes effect on the day of the acknowledgement of receipt', () => {
    after(signed, denounced)
      .when('TerminateConvention', {}, { ...asUnml, effectiveOn: '2026-05-27' })
      .then([ConventionTerminated.of({})]);
    const { state } = after(signed, denounced, terminated);
    expect(inForceOn(state, '2026-05-26')).toBe(true);
    expect(inForceOn(state, '2026-05-27')).toBe(false);
  });

  it('may be on the day of sending, not before', () => {
    const past = after(signed, denounced);
    expect(past.when('TerminateConvention', {}, { ...asUnml, effectiveOn: '2026-05-20' }).events).toHaveLength(1);
    past
      .when('TerminateConvention', {}, { ...asUnml, effectiveOn: '2026-05-19' })
      .thenRefused('denunciation.acknowledgedBefore');
  });

  it('may be that of the first of two letters', () => {
    const other = at('2026-05-22', DenunciationSent.of({ by: UNML, trackingNumber: '2C' }));
    after(signed, other, denounced)
      .when('TerminateConvention', {}, { ...asUnml, effectiveOn: '2026-05-21' })
      .then([ConventionTerminated.of({})]);
  });

  it('needs a denunciation and a convention in force', () => {
    after(signed).when('TerminateConvention', {}, asUnml).thenRefused('denunciation.none');
    const sent = at('2026-05-20', DenunciationSent.of({ by: UNML, trackingNumber: '2C' }));
    after(oneTerm, sent).when('TerminateConvention', {}, asUnml).thenRefused('convention.notInForce');
  });

  it('happens once', () => {
    const past = after(signed, denounced, terminated);
    past.when('TerminateConvention', {}, { ...asUnml, effectiveOn: '2026-05-27' }).thenNothing();
    past.when('TerminateConvention', {}, { ...asUnml, effectiveOn: '2026-05-28' }).thenRefused('convention.ended');
  });
});

describe('Case 7: denounced on 2026-05-20, acknowledged on 2026-05-27', () => {
  it('is renewed on the 24th and ended on the 27th', () => {
    const { state } = after(signed, denounced, renewed, terminated);
    expect(currentTerm(state, '2026-05-23')).toMatchObject({ end: '2026-05-23' });
    expect(currentTerm(state, '2026-05-24')).toMatchObject({ start: '2026-05-24' });
    expect(currentTerm(state, '2026-05-26')).toMatchObject({ start: '2026-05-24' });
    expect(currentTerm(state, '2026-05-27')).toBeUndefined();
  });

  it('gives the same answers when the clock did not run', () => {
    const [without, with_] = [after(signed, denounced, terminated), after(signed, denounced, renewed, terminated)];
    for (const date of ['2026-05-23', '2026-05-24', '2026-05-26', '2026-05-27', '2027-05-24']) {
      expect(currentTerm(without.state, date)).toEqual(currentTerm(with_.state, date));
    }
  });
});

describe('Case 13: the clock did not run for 40 days, then runs twice', () => {
  it('records the renewal of the 24th after the termination of the 27th, once', () => {
    const late = after(signed, denounced, terminated);
    const [due, ...others] = late.deadlines().filter(anniversaries);
    expect(due).toMatchObject({ dueOn: '2026-05-24', key: '2026-05-24' });
    expect(others).toEqual([]);
    late
      .when(due!.command!.name, due!.command!.data, { actor: CLOCK, effectiveOn: due!.dueOn })
      .then(renewed.map(undated));
    const done = after(signed, denounced, terminated, renewed);
    expect(done.deadlines().filter(anniversaries)).toEqual([]);
    done.when(due!.command!.name, due!.command!.data, { actor: CLOCK, effectiveOn: due!.dueOn }).thenNothing();
  });

  it('records one anniversary after the other when it missed years', () => {
    const past = at('2010-05-24', national);
    let all: NewEvent[] = past;
    for (const year of [2013, 2014, 2015]) {
      const [due] = given(convention, all, facts).deadlines().filter(anniversaries);
      expect(due?.dueOn).toBe(`${year}-05-24`);
      const attempt = given(convention, all, facts).when(due!.command!.name, due!.command!.data, {
        actor: CLOCK,
        effectiveOn: due!.dueOn,
      });
      all = [...all, ...at(due!.dueOn, ...attempt.events)];
    }
  });
});

describe('Superseding', () => {
  const successorId = NATIONAL;

  it('puts another convention in force in its place', () => {
    after(signed)
      .when('SupersedeConvention', { successorId }, { ...asUnml, effectiveOn: '2025-06-10' })
      .then([ConventionSuperseded.of({ successorId })]);
    const past = after(signed, at('2025-06-10', ConventionSuperseded.of({ successorId })));
    expect(inForceOn(past.state, '2025-06-09')).toBe(true);
    expect(inForceOn(past.state, '2025-06-10')).toBe(false);
    past.when('TerminateConvention', {}, asUnml).thenRefused('convention.ended');
    past
      .when('SupersedeConvention', { successorId }, { ...asUnml, effectiveOn: '2025-06-11' })
      .thenRefused('convention.ended');
  });

  it('refuses itself, an unknown one, one of another level or not in force', () => {
    const regional = `convention-${anId(2)}`;
    const conventions = [aConvention(NATIONAL, { from: '2025-06-10' }), aConvention(regional, { level: 'REGIONAL' })];
    const known = someFacts({ stream: NEW, conventions: [...conventions, aConvention(NEW)] });
    const by = (id: string, effectiveOn = '2025-06-10') => {
      given(convention, signed, known)
        .when('SupersedeConvention', { successorId: id }, { ...asUnml, effectiveOn })
        .thenRefused('convention.successor', 'successorId');
    };
    by(NEW);
    by(`convention-${anId(404)}`);
    by(regional);
    by(NATIONAL, '2025-06-09');
  });

  it('needs a convention in force', () => {
    after(oneTerm).when('SupersedeConvention', { successorId }, asUnml).thenRefused('convention.notInForce');
  });
});

describe('Diffusion (articles 2 and 3)', () => {
  it('reaches each structure once', () => {
    const diffused = ConventionDiffused.of({ structureId: OTHER_CMA });
    after(signed).when('DiffuseConvention', { structureId: OTHER_CMA }, asCmaFrance).then([diffused]);
    after(signed, at('2024-01-08', diffused))
      .when('DiffuseConvention', { structureId: OTHER_CMA }, asCmaFrance)
      .thenNothing();
  });

  it('is the part of each head in its own network', () => {
    after(signed).when('DiffuseConvention', { structureId: ML }, asUnml).then([ConventionDiffused.of({ structureId: ML })]); // prettier-ignore
    after(signed)
      .when('DiffuseConvention', { structureId: ML }, asCmaFrance)
      .thenRefused('diffusion.otherNetwork', 'structureId');
    after(signed)
      .when('DiffuseConvention', { structureId: ML }, asImport)
      .then([ConventionDiffused.of({ structureId: ML })]);
  });

  it('goes to active structures, of a convention in force', () => {
    after(signed)
      .when('DiffuseConvention', { structureId: `structure-${anId(404)}` }, asUnml)
      .thenRefused('diffusion.structure', 'structureId');
    const closed = someFacts({ stream: NEW, structures: [aStructure(OTHER_ML, 'ML', { endsOn: '2025-01-01' })] });
    given(convention, signed, closed)
      .when('DiffuseConvention', { structureId: OTHER_ML }, asUnml)
      .thenRefused('diffusion.structure', 'structureId');
    after(oneTerm).when('DiffuseConvention', { structureId: ML }, asUnml).thenRefused('convention.notInForce');
  });
});

describe('Disputes (article 8)', () => {
  const disputeId = anId(77);
  const opened = at('2025-02-03', DisputeOpened.of({ disputeId, subject: 'EXECUTION' }));
  const settled = at('2025-04-01', DisputeSettledAmicably.of({ disputeId }));
  const inCourt = at('2025-05-05', DisputeBroughtToCourt.of({ disputeId }));

  it('are about the interpretation or the execution of the convention', () => {
    after(signed)
      .when('OpenDispute', { subject: 'EXECUTION' }, asUnml)
      .then([DisputeOpened.of({ disputeId: anId(FIRST_NEW_ID), subject: 'EXECUTION' })]);
    after(signed).when('OpenDispute', { subject: 'MONEY' }, asUnml).thenMalformed();
    after(signed, opened).when('OpenDispute', { disputeId, subject: 'EXECUTION' }, asUnml).thenNothing();
  });

  it('may be opened after the end of the convention, not before its signature', () => {
    expect(
      after(signed, denounced, terminated).when('OpenDispute', { subject: 'EXECUTION' }, asUnml).events,
    ).toHaveLength(1);
    after(signed)
      .when('OpenDispute', { subject: 'EXECUTION' }, { ...asUnml, effectiveOn: '2023-05-23' })
      .thenRefused('dispute.beforeSignature');
  });

  it('are settled amicably, even when they are before the court', () => {
    for (const past of [after(signed, opened), after(signed, opened, inCourt)]) {
      past.when('SettleDisputeAmicably', { disputeId }, asUnml).then([DisputeSettledAmicably.of({ disputeId })]);
    }
    after(signed, opened, settled).when('SettleDisputeAmicably', { disputeId }, asUnml).thenNothing();
  });

  it('go to court when the disagreement lasts', () => {
    after(signed, opened)
      .when('BringDisputeToCourt', { disputeId }, asUnml)
      .then([DisputeBroughtToCourt.of({ disputeId })]);
    after(signed, opened, inCourt).when('BringDisputeToCourt', { disputeId }, asUnml).thenNothing();
    after(signed, opened, settled)
      .when('BringDisputeToCourt', { disputeId }, asUnml)
      .thenRefused('dispute.settled', 'disputeId');
  });

  it('are known, and open that day', () => {
    for (const command of ['SettleDisputeAmicably', 'BringDisputeToCourt']) {
      after(signed).when(command, { disputeId }, asUnml).thenRefused('dispute.unknown', 'disputeId');
      after(signed, opened)
        .when(command, { disputeId }, { ...asUnml, effectiveOn: '2025-02-02' })
        .thenRefused('dispute.before');
    }
  });
});

describe('What others may know of a convention', () => {
  const stateOf = (past: readonly NewEvent[]) => recorded(past).reduce(foldWith(convention), convention.initial);
  const [ml, cma, otherMl] = [aStructure(ML, 'ML'), aStructure(CMA, 'CMA'), aStructure(OTHER_ML, 'ML')];
  const elsewhere = aStructure(OTHER_CMA, 'CMAR', { regionCode: '76' });
  const of = (change: object) =>
    conventionFacts(NEW, stateOf(at('2024-01-15', { ...national, data: { ...national.data, ...change } })))!;

  it('is nothing before it is signed', () => {
    expect(conventionFacts(NEW, convention.initial)).toBeUndefined();
  });

  it('is its level and the days on which it is in force', () => {
    const known = conventionFacts(NEW, stateOf([...signed, ...denounced, ...terminated]))!;
    expect(known).toMatchObject({ id: NEW, level: 'NATIONAL' });
    expect([known.inForceOn('2026-05-26'), known.inForceOn('2026-05-27')]).toEqual([true, false]);
  });

  it('is whom it covers: everybody, the structures of its regions, or its parties and those it names', () => {
    expect(of({}).covers(ml, elsewhere)).toBe(true);
    const regional = of({ level: 'REGIONAL', parties: [ML, CMA], territory: ['84'] });
    expect([regional.covers(ml, cma), regional.covers(otherMl, cma)]).toEqual([true, true]);
    expect(regional.covers(ml, elsewhere)).toBe(false);
    const local = of({ level: 'LOCAL', parties: [ML, CMA], territory: [OTHER_CMA] });
    expect([local.covers(ml, cma), local.covers(ml, elsewhere)]).toEqual([true, true]);
    expect(local.covers(otherMl, cma)).toBe(false);
  });

  it('belongs to its parties, be it through a merger', () => {
    const merged = aStructure(OTHER_ML, 'ML', { endsOn: '2025-06-02', mergedInto: ML });
    const state = stateOf(
      at('2024-01-15', { ...national, data: { ...national.data, level: 'LOCAL', parties: [OTHER_ML, CMA] } }),
    );
    const knowing = someFacts({ stream: NEW, structures: [merged] });
    const owns = (...actor: Parameters<typeof anActor>) => convention.relates('OWN', anActor(...actor), state, knowing);
    expect(owns('ML_ADVISER', ML)).toBe(true);
    expect(owns('CMA_REFERENT', CMA)).toBe(true);
    expect(owns('CMA_REFERENT', OTHER_CMA)).toBe(false);
    expect(owns('UNML')).toBe(false);
    expect(convention.relates('OWN', anActor('UNML'), stateOf(signed), knowing)).toBe(true);
    expect(convention.relates('OWN', anActor('UNML', UNML), convention.initial, knowing)).toBe(false);
    expect(convention.relates('PARTY', anActor('UNML', UNML), stateOf(signed), knowing)).toBe(false);
  });
});

function undated({ effectiveOn: _date, ...event }: NewEvent): NewEvent {
  return event;
}

function anniversaries({ kind }: { readonly kind: string }): boolean {
  return kind === 'CONVENTION_ANNIVERSARY';
}
