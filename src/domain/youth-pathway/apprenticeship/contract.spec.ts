import { anActor, anId, at, CFA, CMA, erased, FIRST_NEW_ID, given, ML, OTHER_CMA } from '../../kernel/testing.js';
import { youthPathway } from '../index.js';
import { PathwayClosed } from '../lifecycle/events.js';
import { YouthRegistered } from '../registration/events.js';
import {
  ApprenticeshipContractAmended,
  ApprenticeshipContractAnnulled,
  ApprenticeshipContractEnded,
  ApprenticeshipContractSigned,
  ApprenticeshipContractStarted,
  ReboundClosed,
} from './events.js';
import {
  ADVISER,
  agreed,
  aYouth,
  broken,
  BY_CONSENT,
  CENTRE,
  CHAMBER,
  CONTRACT,
  facts,
  IMPORT,
  OTHER_CENTRE,
  OTHER_CFA,
  OTHER_CONTRACT,
  signed,
  SIGNED_ON,
  started,
  TERMS,
} from './testing.js';

const youth = (...past: ReturnType<typeof at>[]) => given(youthPathway, [...aYouth(), ...past.flat()], facts());
const born = (date: string) => given(youthPathway, aYouth(date), facts());
const { practicalStartOn: _p, chamberId: _c, ...SAID } = TERMS;
const SIGN = { contractId: CONTRACT, ...SAID };
const ON = { effectiveOn: SIGNED_ON, actor: ADVISER };

describe('signing an apprenticeship contract', () => {
  it('records it, the practical start with the start, the chamber that runs the centre', () => {
    youth()
      .when('SignApprenticeshipContract', SIGN, ON)
      .then([ApprenticeshipContractSigned.of({ contractId: CONTRACT, ...TERMS })]);
  });

  it('names it when nobody did, and takes levels and derogations as they are written', () => {
    born('1994-05-12')
      .when('SignApprenticeshipContract', { ...SAID, qualificationLevel: 3, derogation: 'RQTH' }, ON)
      .then([
        ApprenticeshipContractSigned.of({
          contractId: anId(FIRST_NEW_ID),
          ...TERMS,
          derogation: { ground: 'RQTH' },
        }),
      ]);
  });

  it('keeps a practical start, a chamber and a DECA number that were given', () => {
    const said = { practicalStartOn: '2025-10-06', chamberId: OTHER_CMA, decaNumber: '075202508NC0042' };
    youth()
      .when('SignApprenticeshipContract', { ...SIGN, ...said }, ON)
      .then([ApprenticeshipContractSigned.of({ contractId: CONTRACT, ...TERMS, ...said })]);
  });

  it('takes a chamber that runs a centre as the centre', () => {
    youth()
      .when('SignApprenticeshipContract', { ...SIGN, cfaId: OTHER_CMA }, ON)
      .then([
        ApprenticeshipContractSigned.of({ contractId: CONTRACT, ...TERMS, cfaId: OTHER_CMA, chamberId: OTHER_CMA }),
      ]);
  });

  it.each([
    ['La Poste’s head office', '35600000000048'],
    ['a branch of La Poste, whose digits add up to a multiple of 5', '35600000049837'],
  ])('accepts the SIRET of %s', (_, employerSiret) => {
    youth()
      .when('SignApprenticeshipContract', { ...SIGN, employerSiret }, ON)
      .then([ApprenticeshipContractSigned.of({ contractId: CONTRACT, ...TERMS, employerSiret })]);
  });

  it.each([
    ['a SIRET with a wrong digit', { employerSiret: '73282932000075' }],
    ['a branch of La Poste whose digits add up to none', { employerSiret: '35600000049838' }],
    ['an unknown level', { qualificationLevel: 7 }],
    ['a trade that is no family of crafts', { trade: '1' }],
    ['an unknown ground', { derogation: 'BECAUSE' }],
    ['a DECA number of another form', { decaNumber: '2025-42' }],
    ['the date of signature twice', { signedOn: SIGNED_ON }],
  ])('refuses %s', (_, wrong) => {
    youth()
      .when('SignApprenticeshipContract', { ...SIGN, ...wrong }, ON)
      .thenMalformed();
  });

  it.each([
    ['signed after it starts', {}, '2025-09-02', 'contract.signedAfterStart', 'startOn'],
    [
      'practical training before the start',
      { practicalStartOn: '2025-08-31' },
      SIGNED_ON,
      'contract.practicalStart',
      'practicalStartOn',
    ],
    [
      'practical training after the end',
      { practicalStartOn: '2027-09-01' },
      SIGNED_ON,
      'contract.practicalStart',
      'practicalStartOn',
    ],
    ['less than six months', { plannedEndOn: '2026-02-27' }, SIGNED_ON, 'contract.tooShort', 'plannedEndOn'],
    ['more than 48 months', { plannedEndOn: '2029-09-02' }, SIGNED_ON, 'contract.tooLong', 'plannedEndOn'],
    [
      'more than 48 months on another ground',
      { plannedEndOn: '2029-09-02', derogation: 'HIGH_LEVEL_SPORT' },
      SIGNED_ON,
      'contract.tooLong',
      'plannedEndOn',
    ],
    [
      'more than 54 months with RQTH',
      { plannedEndOn: '2030-03-02', derogation: 'RQTH' },
      SIGNED_ON,
      'contract.tooLong',
      'plannedEndOn',
    ],
    [
      'a derogation that nothing rests on',
      { derogation: 'RQTH' },
      SIGNED_ON,
      'contract.derogationNotNeeded',
      'derogation',
    ],
    ['an unknown centre', { cfaId: `structure-${anId(99)}` }, SIGNED_ON, 'contract.cfa', 'cfaId'],
    ['a Mission Locale as the centre', { cfaId: ML }, SIGNED_ON, 'contract.cfa', 'cfaId'],
    ['a centre as the chamber', { chamberId: CFA }, SIGNED_ON, 'contract.chamber', 'chamberId'],
  ])('refuses %s', (_, wrong, effectiveOn, code, field) => {
    youth()
      .when('SignApprenticeshipContract', { ...SIGN, ...wrong }, { effectiveOn, actor: ADVISER })
      .thenRefused(code, field);
  });

  it.each([
    ['six months to the day', '2026-02-28', undefined],
    ['48 months', '2029-09-01', undefined],
    ['54 months with RQTH', '2030-03-01', { ground: 'RQTH' as const }],
  ])('accepts %s', (_, plannedEndOn, derogation) => {
    youth()
      .when('SignApprenticeshipContract', { ...SIGN, plannedEndOn, derogation }, ON)
      .then([
        ApprenticeshipContractSigned.of({
          contractId: CONTRACT,
          ...TERMS,
          plannedEndOn,
          ...(derogation && { derogation }),
        }),
      ]);
  });

  it.each([
    ['15 on the day it starts', '2010-09-01', undefined],
    ['29 on the day it starts', '1995-09-02', undefined],
    ['35, for a higher diploma', '1989-09-02', 'HIGHER_DIPLOMA'],
    ['36, to take a business over', '1988-01-01', 'BUSINESS_TAKEOVER'],
    ['40, with RQTH', '1985-01-01', 'RQTH'],
    ['40, in high-level sport', '1985-01-01', 'HIGH_LEVEL_SPORT'],
  ])('accepts a youth of %s', (_, date, ground) => {
    expect(born(date).when('SignApprenticeshipContract', { ...SIGN, derogation: ground }, ON).events).toHaveLength(1);
  });

  it.each([
    ['14 on the day it starts', '2010-09-02', undefined, 'contract.tooYoung'],
    ['14, whatever the derogation', '2010-09-02', 'RQTH', 'contract.tooYoung'],
    ['30 on the day it starts', '1995-09-01', undefined, 'contract.tooOld'],
    ['36, for a higher diploma', '1989-09-01', 'HIGHER_DIPLOMA', 'contract.tooOldForDerogation'],
    ['36, after a break outside their will', '1989-09-01', 'BREAK_OUTSIDE_WILL', 'contract.tooOldForDerogation'],
    ['36, after an unfitness', '1989-09-01', 'UNFITNESS', 'contract.tooOldForDerogation'],
  ])('refuses a youth of %s', (_, date, ground, code) => {
    born(date)
      .when('SignApprenticeshipContract', { ...SIGN, derogation: ground }, ON)
      .thenRefused(code);
  });

  it('refuses what it cannot judge once the birth date is erased', () => {
    const [registered] = aYouth();
    given(youthPathway, [erased(YouthRegistered, registered!, 'identity')], facts())
      .when('SignApprenticeshipContract', SIGN, ON)
      .thenRefused('subject.erased');
  });

  it('refuses a centre that has closed, and a closed path', () => {
    const closed = facts({
      structures: [
        {
          id: CFA,
          kind: 'CFA',
          network: 'CMA',
          regionCode: '84',
          timeZone: 'Europe/Paris',
          registeredOn: '2019-01-01',
          endsOn: SIGNED_ON,
        },
      ],
    });
    given(youthPathway, aYouth(), closed).when('SignApprenticeshipContract', SIGN, ON).thenRefused('contract.cfa');
    youth(at('2025-08-01', PathwayClosed.of({ reason: 'MOVED' })))
      .when('SignApprenticeshipContract', SIGN, ON)
      .thenRefused('pathway.closed');
  });
});

describe('two declarations of the same contract', () => {
  it('are one under the same identifier, whoever declares', () => {
    youth(signed())
      .when('SignApprenticeshipContract', SIGN, { ...ON, actor: OTHER_CENTRE })
      .thenNothing();
  });

  it('are refused under the same identifier when they differ', () => {
    for (const other of [
      { plannedEndOn: '2026-08-31' },
      { cfaId: OTHER_CFA },
      { employerName: 'Boulangerie du Port' },
    ]) {
      youth(signed())
        .when('SignApprenticeshipContract', { ...SIGN, ...other }, { ...ON, actor: OTHER_CENTRE })
        .thenRefused('contract.alreadyDeclared', 'contractId');
    }
    youth(signed())
      .when('SignApprenticeshipContract', SIGN, { effectiveOn: '2025-08-21', actor: OTHER_CENTRE })
      .thenRefused('contract.alreadyDeclared');
  });

  it('are refused under another identifier: the youth cannot carry out two at once', () => {
    youth(signed())
      .when(
        'SignApprenticeshipContract',
        { ...SIGN, contractId: OTHER_CONTRACT, cfaId: OTHER_CFA },
        { ...ON, actor: OTHER_CENTRE },
      )
      .thenRefused('contract.overlap', 'startOn');
  });

  it.each([
    ['on the last day of the other', signed(), '2027-08-31', 'contract.overlap'],
    ['while a broken one still ran', [...signed(), ...broken('2025-12-01')], '2025-11-30', 'contract.overlap'],
    [
      'while an ended one still ran',
      [
        ...signed(),
        ...started(),
        ...at('2026-08-31', ApprenticeshipContractEnded.of({ contractId: CONTRACT, diplomaResult: 'OBTAINED' })),
      ],
      '2026-08-31',
      'contract.overlap',
    ],
  ])('overlap %s', (_, past, startOn, code) => {
    youth(past)
      .when(
        'SignApprenticeshipContract',
        { ...SIGN, contractId: OTHER_CONTRACT, startOn, plannedEndOn: '2028-12-31' },
        ON,
      )
      .thenRefused(code);
  });

  it.each([
    ['after the last day of the other', signed(), '2027-09-01'],
    [
      'from the day of a break on',
      [...signed(), ...at('2025-12-01', ...broken('2025-12-01').slice(0, 1))],
      '2025-12-01',
    ],
    [
      'after an end',
      [
        ...signed(),
        ...started(),
        ...at('2026-07-31', ApprenticeshipContractEnded.of({ contractId: CONTRACT, diplomaResult: 'OBTAINED' })),
      ],
      '2026-08-01',
    ],
    [
      'instead of an annulled one',
      [...signed(), ...at('2025-08-25', ApprenticeshipContractAnnulled.of({ contractId: CONTRACT }))],
      '2025-09-01',
    ],
  ])('follow one another %s', (_, past, startOn) => {
    const second = {
      ...TERMS,
      contractId: OTHER_CONTRACT,
      startOn,
      practicalStartOn: startOn,
      plannedEndOn: '2028-12-31',
    };
    youth(past)
      .when('SignApprenticeshipContract', second, ON)
      .then([ApprenticeshipContractSigned.of(second)]);
  });
});

describe('what a training centre declares', () => {
  const event = ApprenticeshipContractSigned.of({ contractId: CONTRACT, ...TERMS });

  it('reaches the Mission Locale by consent, which is then its legal basis', () => {
    for (const recipient of [CFA, CMA, 'NETWORK_CMA', ML, 'NETWORK_ML']) {
      youth(agreed('2025-06-02', recipient))
        .when('SignApprenticeshipContract', SIGN, { ...ON, actor: CENTRE })
        .then([{ ...event, ...BY_CONSENT }]);
    }
  });

  it('is recorded, and stays where it was declared, without one', () => {
    youth()
      .when('SignApprenticeshipContract', SIGN, { ...ON, actor: CENTRE })
      .then([event]);
    youth(agreed('2025-06-02', OTHER_CFA))
      .when('SignApprenticeshipContract', SIGN, { ...ON, actor: CHAMBER })
      .then([event]);
  });

  it('makes its centre, its chamber and its declarant parties to the path', () => {
    const { state } = youth(signed());
    for (const structure of [CFA, CMA]) {
      expect(youthPathway.relates('PARTY', anActor('CMA_REFERENT', structure), state, facts())).toBe(true);
    }
    expect(youthPathway.relates('PARTY', OTHER_CENTRE, state, facts())).toBe(false);
  });
});

describe('starting a contract', () => {
  const START = { contractId: CONTRACT };

  it('records the day on which it really began', () => {
    youth(signed())
      .when('StartApprenticeshipContract', START, { effectiveOn: '2025-09-03', actor: CENTRE })
      .then([ApprenticeshipContractStarted.of(START)]);
  });

  it('tells the practical start where it is another', () => {
    youth(signed())
      .when('StartApprenticeshipContract', { ...START, practicalStartOn: '2025-10-06' }, { effectiveOn: '2025-09-01' })
      .then([ApprenticeshipContractStarted.of({ ...START, practicalStartOn: '2025-10-06' })]);
    youth(signed())
      .when('StartApprenticeshipContract', { ...START, practicalStartOn: '2025-09-01' }, { effectiveOn: '2025-09-01' })
      .then([ApprenticeshipContractStarted.of(START)]);
    youth(signed())
      .when('StartApprenticeshipContract', { ...START, practicalStartOn: '2025-08-30' }, { effectiveOn: '2025-09-01' })
      .thenRefused('contract.practicalStart', 'practicalStartOn');
  });

  it('may come to be known after the break, not after its day', () => {
    youth(signed(), broken('2025-10-01'))
      .when('StartApprenticeshipContract', START, { effectiveOn: '2025-09-01' })
      .then([ApprenticeshipContractStarted.of(START)]);
    youth(signed(), broken('2025-10-01'))
      .when('StartApprenticeshipContract', START, { effectiveOn: '2025-10-02' })
      .thenRefused('contract.outside');
  });

  it('happens once, inside the contract, on a contract that stands', () => {
    youth(signed(), started()).when('StartApprenticeshipContract', START, { effectiveOn: '2025-09-01' }).thenNothing();
    youth(signed(), started())
      .when('StartApprenticeshipContract', START, { effectiveOn: '2025-09-02' })
      .thenRefused('contract.alreadyStarted');
    for (const effectiveOn of ['2025-08-31', '2027-09-01']) {
      youth(signed()).when('StartApprenticeshipContract', START, { effectiveOn }).thenRefused('contract.outside');
    }
    youth(signed(), at('2025-08-25', ApprenticeshipContractAnnulled.of(START)))
      .when('StartApprenticeshipContract', START, { effectiveOn: '2025-09-01' })
      .thenRefused('contract.notLive');
    youth().when('StartApprenticeshipContract', START).thenRefused('contract.unknown', 'contractId');
  });

  it('is still taken in on a closed path', () => {
    youth(signed(), at('2025-08-25', PathwayClosed.of({ reason: 'POSITIVE_EXIT_APPRENTICESHIP' })))
      .when('StartApprenticeshipContract', START, { effectiveOn: '2025-09-01' })
      .then([ApprenticeshipContractStarted.of(START)]);
  });
});

describe('amending a contract', () => {
  const amend = (change: object, effectiveOn = '2025-11-03', past = [...signed(), ...started()]) =>
    youth(past).when('AmendApprenticeshipContract', { contractId: CONTRACT, ...change }, { effectiveOn });
  const amended = (change: object) => [ApprenticeshipContractAmended.of({ contractId: CONTRACT, ...change })];

  it('records only what changes', () => {
    amend({ plannedEndOn: '2027-12-31', employerName: TERMS.employerName }).then(
      amended({ plannedEndOn: '2027-12-31' }),
    );
  });

  it('follows the youth to another employer or another centre, with its chamber', () => {
    const employer = { employerName: 'Boulangerie du Port', employerSiret: '99900000100019' };
    amend(employer).then(amended(employer));
    amend({ cfaId: OTHER_CFA }).then(amended({ cfaId: OTHER_CFA, chamberId: OTHER_CMA }));
  });

  it('moves the practical start with the start it was to share', () => {
    amend({ startOn: '2025-10-01' }, '2025-08-25', signed()).then(
      amended({ startOn: '2025-10-01', practicalStartOn: '2025-10-01' }),
    );
    amend({ startOn: '2025-09-08' }, '2025-08-25', signed({ practicalStartOn: '2025-10-06' })).then(
      amended({ startOn: '2025-09-08' }),
    );
  });

  it('changes nothing when nothing changes', () => {
    amend({ plannedEndOn: TERMS.plannedEndOn, diplomaLabel: TERMS.diplomaLabel }).thenNothing();
  });

  it('keeps to the rules of a new contract', () => {
    amend({}).thenRefused('contract.nothingToAmend');
    amend({ plannedEndOn: '2025-12-31' }).thenRefused('contract.tooShort');
    amend({ plannedEndOn: '2029-09-02' }).thenRefused('contract.tooLong');
    amend({ plannedEndOn: '2029-09-02', derogation: 'RQTH' }).then(
      amended({ plannedEndOn: '2029-09-02', derogation: { ground: 'RQTH' } }),
    );
    amend({ derogation: 'RQTH' }).thenRefused('contract.derogationNotNeeded');
    amend({ cfaId: ML }).thenRefused('contract.cfa');
    amend({ chamberId: ML }).thenRefused('contract.chamber');
    amend({ startOn: '2025-09-02' }).thenRefused('contract.startIsPast', 'startOn');
    amend({ startOn: '2025-08-19' }, '2025-08-25').thenRefused('contract.signedAfterStart');
    amend({ plannedEndOn: '2028-01-31' }, '2025-08-19').thenRefused('contract.outside');
    amend({ plannedEndOn: '2028-01-31' }, '2028-02-01').thenRefused('contract.outside');
  });

  it('does not run into the next contract', () => {
    const next = signed({
      contractId: OTHER_CONTRACT,
      startOn: '2027-09-01',
      plannedEndOn: '2028-08-31',
      practicalStartOn: '2027-09-01',
    });
    amend({ plannedEndOn: '2027-09-01' }, '2025-11-03', [...signed(), ...next]).thenRefused('contract.overlap');
  });

  it('is for live contracts', () => {
    amend({ plannedEndOn: '2027-12-31' }, '2025-12-03', [...signed(), ...broken('2025-12-01')]).thenRefused(
      'contract.notLive',
    );
  });
});

describe('annulling a contract', () => {
  const ANNUL = { contractId: CONTRACT };
  const annul = (past: ReturnType<typeof signed>, effectiveOn = '2025-12-15') =>
    youth(past).when('AnnulApprenticeshipContract', ANNUL, { effectiveOn });

  it('is possible before and after the start', () => {
    annul(signed()).then([ApprenticeshipContractAnnulled.of(ANNUL)]);
    annul([...signed(), ...started()]).then([ApprenticeshipContractAnnulled.of(ANNUL)]);
  });

  it('closes what a break had opened', () => {
    annul([...signed(), ...broken('2025-12-01')]).then([
      ApprenticeshipContractAnnulled.of(ANNUL),
      ReboundClosed.of({ ...ANNUL, outcome: 'CONTRACT_ANNULLED' }),
    ]);
  });

  it('leaves nothing live, and happens once, not before the signature', () => {
    annul([...signed(), ...at('2025-12-01', ApprenticeshipContractAnnulled.of(ANNUL))]).thenNothing();
    annul(signed(), '2025-08-19').thenRefused('contract.tooEarly');
    annul([]).thenRefused('contract.unknown');
  });
});

describe('ending a contract', () => {
  const END = { contractId: CONTRACT };
  const end = (
    past: ReturnType<typeof signed>,
    effectiveOn = '2027-07-31',
    data: object = { diplomaResult: 'OBTAINED' },
  ) => youth(past).when('EndApprenticeshipContract', { ...END, ...data }, { effectiveOn });
  const ended = at('2027-07-31', ApprenticeshipContractEnded.of({ ...END, diplomaResult: 'OBTAINED' }));

  it('says whether the diploma was obtained, if it is known', () => {
    end([...signed(), ...started()]).then([ApprenticeshipContractEnded.of({ ...END, diplomaResult: 'OBTAINED' })]);
    end([...signed(), ...started()], '2027-08-31', {}).then([
      ApprenticeshipContractEnded.of({ ...END, diplomaResult: 'UNKNOWN' }),
    ]);
  });

  it('is for a started contract, within its dates, once', () => {
    end(signed()).thenRefused('contract.notStarted');
    end([...signed(), ...started()], '2025-08-31').thenRefused('contract.outside');
    end([...signed(), ...started()], '2027-09-01').thenRefused('contract.outside');
    end([...signed(), ...started(), ...broken('2026-01-05')]).thenRefused('contract.notLive');
    end([...signed(), ...started(), ...ended]).thenNothing();
    end([...signed(), ...started(), ...ended], '2027-07-31', { diplomaResult: 'NOT_OBTAINED' }).thenRefused(
      'contract.alreadyEnded',
    );
    end([...signed(), ...started(), ...ended, ...at('2027-08-01', ApprenticeshipContractAnnulled.of(END))]).thenRefused(
      'contract.notLive',
    );
  });

  it('can come from a file', () => {
    youth(signed(), started())
      .when('EndApprenticeshipContract', END, { effectiveOn: '2027-08-31', actor: IMPORT })
      .then([ApprenticeshipContractEnded.of({ ...END, diplomaResult: 'UNKNOWN' })]);
  });
});
