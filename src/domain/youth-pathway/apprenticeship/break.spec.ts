import { anId, at, CFA, given, ML } from '../../kernel/testing.js';
import { youthPathway } from '../index.js';
import { PathwayClosed } from '../lifecycle/events.js';
import { SharedReviewHeld, SharedReviewWithdrawn } from '../review/events.js';
import {
  ApprenticeshipContractAnnulled,
  ApprenticeshipContractBroken,
  ApprenticeshipContractEnded,
  ApprenticeshipContractSigned,
  BreakCorrected,
  BreakRiskReported,
  ReboundClosed,
  ReboundOpened,
} from './events.js';
import {
  agreed,
  aYouth,
  broken,
  BY_CONSENT,
  CENTRE,
  CHAMBER,
  CONTRACT,
  facts,
  IMPORT,
  OTHER_CONTRACT,
  signed,
  started,
  TERMS,
} from './testing.js';

const youth = (...past: ReturnType<typeof at>[]) => given(youthPathway, [...aYouth(), ...past.flat()], facts());
const RUNNING = [...signed(), ...started()];
const annulled = (on: string) => at(on, ApprenticeshipContractAnnulled.of({ contractId: CONTRACT }));
const ended = at('2027-08-31', ApprenticeshipContractEnded.of({ contractId: CONTRACT, diplomaResult: 'OBTAINED' }));
const reboundClosed = (outcome: Parameters<typeof ReboundClosed.of>[0]['outcome']) =>
  ReboundClosed.of({ contractId: CONTRACT, outcome });

describe('the risk of a break', () => {
  const RISK = { contractId: CONTRACT, level: 'VERY_HIGH', motives: 'Trajets trop longs' };
  const report = (
    past: ReturnType<typeof at>,
    effectiveOn = '2025-11-03',
    data: Readonly<Record<string, unknown>> = RISK,
  ) => youth(past).when('ReportBreakRisk', data, { effectiveOn, actor: CENTRE });
  const reported = BreakRiskReported.of({ ...RISK, motives: ['Trajets trop longs'] });

  it('is told with its motives, or without', () => {
    report(RUNNING).then([reported]);
    report(RUNNING, '2025-11-03', { contractId: CONTRACT, level: 'LOW' }).then([
      BreakRiskReported.of({ contractId: CONTRACT, level: 'LOW' }),
    ]);
  });

  it('is told once a day and level, and again when it changes', () => {
    const past = [...RUNNING, ...at('2025-11-03', reported)];
    report(past).thenNothing();
    report(past, '2025-11-10').then([reported]);
    report(past, '2025-11-03', { ...RISK, motives: ['Horaires de nuit'] }).then([
      BreakRiskReported.of({ ...RISK, motives: ['Horaires de nuit'] }),
    ]);
  });

  it('is about a contract that has started and still runs', () => {
    report(signed()).thenRefused('contract.notStarted');
    report([...RUNNING, ...broken('2025-10-01')]).thenRefused('contract.notLive');
    report([...signed(), ...annulled('2025-09-10')]).thenRefused('contract.notLive');
    report(RUNNING, '2025-08-31').thenRefused('contract.outside');
    report(RUNNING, '2027-09-01').thenRefused('contract.outside');
    report([]).thenRefused('contract.unknown');
  });
});

describe('breaking a contract', () => {
  const breaking = (effectiveOn: string, data: object = {}, past = RUNNING, actor = CENTRE) =>
    youth(past).when('BreakApprenticeshipContract', { contractId: CONTRACT, ...data }, { effectiveOn, actor });
  const brokenBy = (dueOn: string, data: Partial<Parameters<typeof ApprenticeshipContractBroken.of>[0]>) => [
    ApprenticeshipContractBroken.of({
      contractId: CONTRACT,
      regime: 'FREE',
      declaredBy: 'CFA',
      cause: 'UNKNOWN',
      ...data,
    }),
    ReboundOpened.of({ contractId: CONTRACT, dueOn }),
  ];

  it('is free up to 45 calendar days after the practical start, and opens a rebound', () => {
    breaking('2025-10-16').then(brokenBy('2025-11-30', {}));
    breaking('2025-09-01').then(brokenBy('2025-10-16', {}));
  });

  it('keeps another regime, a cause and a declarant that were given', () => {
    breaking('2025-09-15', {
      regime: 'AGREEMENT',
      cause: 'PROJECT_CHANGE',
      declaredBy: 'YOUTH',
      inCompanyDays: 10,
    }).then(
      brokenBy('2025-10-30', { regime: 'AGREEMENT', cause: 'PROJECT_CHANGE', declaredBy: 'YOUTH', inCompanyDays: 10 }),
    );
  });

  it('is declared by the network of whoever records it; a file says by whom', () => {
    breaking('2025-09-15', {}, RUNNING, CHAMBER).then(brokenBy('2025-10-30', { declaredBy: 'CMA' }));
    breaking('2025-09-15', {}, RUNNING, IMPORT).thenRefused('break.declarant', 'declaredBy');
    breaking('2025-09-15', { declaredBy: 'EMPLOYER' }, RUNNING, IMPORT).then(
      brokenBy('2025-10-30', { declaredBy: 'EMPLOYER' }),
    );
  });

  it('needs its regime from the 46th day on', () => {
    breaking('2025-10-17').thenRefused('break.regimeRequired', 'regime');
    breaking('2025-10-17', { regime: 'RESIGNATION' }).then(brokenBy('2025-12-01', { regime: 'RESIGNATION' }));
  });

  it('is free on day 60 of the calendar after 20 days in the company, when that is declared', () => {
    breaking('2025-10-31', { regime: 'FREE', inCompanyDays: 20 }).then(brokenBy('2025-12-15', { inCompanyDays: 20 }));
    breaking('2025-10-31', { regime: 'FREE', inCompanyDays: 45 }).then(brokenBy('2025-12-15', { inCompanyDays: 45 }));
    breaking('2025-10-31', { regime: 'FREE' }).thenRefused('break.freePeriodOver', 'regime');
    breaking('2025-10-31', { regime: 'FREE', inCompanyDays: 46 }).thenRefused('break.freePeriodOver');
    breaking('2025-10-31', { inCompanyDays: 20 }).thenRefused('break.regimeRequired');
  });

  it('counts the 45 days from the practical start, not from that of the contract', () => {
    breaking('2025-11-20', {}, signed({ practicalStartOn: '2025-10-06' })).then(brokenBy('2026-01-04', {}));
    breaking('2025-09-15', { inCompanyDays: 1 }, signed({ practicalStartOn: '2025-10-06' })).thenRefused(
      'break.inCompanyDays',
      'inCompanyDays',
    );
  });

  it('cannot follow more days in the company than there were', () => {
    breaking('2025-09-10', { inCompanyDays: 11 }).thenRefused('break.inCompanyDays', 'inCompanyDays');
    breaking('2025-09-10', { inCompanyDays: 10 }).then(brokenBy('2025-10-25', { inCompanyDays: 10 }));
  });

  it('falls between the start and the planned end, also where no start was declared', () => {
    breaking('2025-08-31', { regime: 'AGREEMENT' }).thenRefused('break.outside');
    breaking('2027-09-01', { regime: 'AGREEMENT' }).thenRefused('break.outside');
    breaking('2027-08-31', { regime: 'DIPLOMA' }).then(brokenBy('2027-10-15', { regime: 'DIPLOMA' }));
    breaking('2025-09-15', {}, signed()).then(brokenBy('2025-10-30', {}));
  });

  it('happens once, to a live contract', () => {
    const past = [...RUNNING, ...broken('2025-12-01')];
    breaking('2025-12-01', { regime: 'AGREEMENT' }, past).thenNothing();
    breaking('2025-12-01', {}, past).thenNothing();
    breaking('2025-12-01', { regime: 'COURT' }, past).thenRefused('break.alreadyBroken');
    breaking('2025-12-02', { regime: 'AGREEMENT' }, past).thenRefused('break.alreadyBroken');
    breaking('2026-12-01', { regime: 'AGREEMENT' }, [...RUNNING, ...ended]).thenRefused('contract.notLive');
    breaking('2025-12-01', { regime: 'AGREEMENT' }, [...RUNNING, ...annulled('2025-11-01')]).thenRefused(
      'contract.notLive',
    );
    breaking('2025-12-01', { regime: 'AGREEMENT' }, []).thenRefused('contract.unknown');
  });

  it('is still taken in on a closed path, and by consent where it crosses', () => {
    const past = [
      ...agreed(),
      ...RUNNING,
      ...at('2025-09-02', PathwayClosed.of({ reason: 'POSITIVE_EXIT_APPRENTICESHIP' })),
    ];
    breaking('2025-09-15', {}, past).then(brokenBy('2025-10-30', {}).map((event) => ({ ...event, ...BY_CONSENT })));
  });
});

describe('correcting a break', () => {
  const BROKEN = [...RUNNING, ...broken('2025-12-01')];
  const correct = (data: object, past = BROKEN, declared = facts()) =>
    given(youthPathway, [...aYouth(), ...past], declared).when(
      'CorrectBreak',
      { contractId: CONTRACT, reason: 'INPUT_ERROR', ...data },
      { effectiveOn: '2026-01-12' },
    );
  const corrected = (data: object) => BreakCorrected.of({ contractId: CONTRACT, reason: 'INPUT_ERROR', ...data });

  it('cancels one that never happened: the contract runs again', () => {
    correct({ cancelled: true }).then([corrected({ cancelled: true }), reboundClosed('BREAK_CANCELLED')]);
    const past = [...BROKEN, ...at('2026-01-12', corrected({ cancelled: true }), reboundClosed('BREAK_CANCELLED'))];
    correct({ cancelled: true }, past).thenNothing();
    correct({ brokenOn: '2025-12-03' }, past).thenRefused('break.none');
    youth(past)
      .when(
        'BreakApprenticeshipContract',
        { contractId: CONTRACT, regime: 'COURT' },
        { effectiveOn: '2026-03-02', actor: CENTRE },
      )
      .then([
        ApprenticeshipContractBroken.of({ contractId: CONTRACT, regime: 'COURT', declaredBy: 'CFA', cause: 'UNKNOWN' }),
        ReboundOpened.of({ contractId: CONTRACT, dueOn: '2026-04-16' }),
      ]);
  });

  it('leaves a rebound alone that had been closed', () => {
    const past = [...BROKEN, ...at('2025-12-20', reboundClosed('JOB'))];
    correct({ cancelled: true }, past).then([corrected({ cancelled: true })]);
    correct({ brokenOn: '2025-12-03' }, past).then([corrected({ brokenOn: '2025-12-03' })]);
  });

  it('re-dates one, and its rebound with it', () => {
    correct({ brokenOn: '2025-11-14', cancelled: false }).then([
      corrected({ brokenOn: '2025-11-14' }),
      ReboundOpened.of({ contractId: CONTRACT, dueOn: '2025-12-29' }),
    ]);
    correct({ brokenOn: '2025-12-01' }).thenNothing();
  });

  it('keeps to the rules of a break', () => {
    correct({ brokenOn: '2025-08-31' }).thenRefused('break.outside');
    correct({ brokenOn: '2027-09-01' }).thenRefused('break.outside');
    correct({ brokenOn: '2026-01-13' }, BROKEN, facts({ today: '2026-01-12' })).thenRefused('break.outside');
    const free = [...RUNNING, ...broken('2025-09-15', { regime: 'FREE' })];
    correct({ brokenOn: '2025-10-17' }, free).thenRefused('break.freePeriodOver');
    correct({ brokenOn: '2025-09-16' }, free).then([
      corrected({ brokenOn: '2025-09-16' }),
      ReboundOpened.of({ contractId: CONTRACT, dueOn: '2025-10-31' }),
    ]);
  });

  it('says one thing, about a contract that is broken', () => {
    correct({}).thenRefused('break.correction');
    correct({ cancelled: false }).thenRefused('break.correction');
    correct({ brokenOn: '2025-12-03', cancelled: true }).thenRefused('break.correction');
    correct({ cancelled: true }, RUNNING).thenRefused('break.none');
    correct({ cancelled: true }, [...BROKEN, ...annulled('2026-01-05')]).thenRefused('contract.notLive');
    correct({ cancelled: true }, []).thenRefused('contract.unknown');
  });

  it('does not bring a contract back over the one that followed', () => {
    const next = signed(
      { contractId: OTHER_CONTRACT, startOn: '2026-01-05', practicalStartOn: '2026-01-05' },
      '2026-01-02',
    );
    correct({ cancelled: true }, [...BROKEN, ...next]).thenRefused('contract.overlap');
    correct({ brokenOn: '2026-01-06' }, [...BROKEN, ...next]).thenRefused('contract.overlap');
    correct({ brokenOn: '2026-01-05' }, [...BROKEN, ...next]).then([
      corrected({ brokenOn: '2026-01-05' }),
      ReboundOpened.of({ contractId: CONTRACT, dueOn: '2026-02-19' }),
    ]);
  });
});

describe('the rebound after a break', () => {
  const BROKEN = [...RUNNING, ...broken('2025-12-01')];
  const close = (past: ReturnType<typeof at>, outcome = 'PREPA', effectiveOn = '2026-01-12') =>
    youth(past).when('CloseRebound', { contractId: CONTRACT, outcome }, { effectiveOn });

  it('closes with what became of the youth, once', () => {
    close(BROKEN).then([reboundClosed('PREPA')]);
    const closed = [...BROKEN, ...at('2026-01-12', reboundClosed('PREPA'))];
    close(closed).thenNothing();
    close(closed, 'JOB').thenRefused('rebound.closed');
    close(RUNNING).thenRefused('rebound.none');
    close(BROKEN, 'PREPA', '2025-11-30').thenRefused('rebound.tooEarly');
    close([]).thenRefused('contract.unknown');
  });

  it('closes by itself with a new contract', () => {
    const next = { ...TERMS, contractId: OTHER_CONTRACT, startOn: '2026-01-05', practicalStartOn: '2026-01-05' };
    youth(BROKEN)
      .when('SignApprenticeshipContract', next, { effectiveOn: '2026-01-02' })
      .then([ApprenticeshipContractSigned.of(next), { ...reboundClosed('NEW_CONTRACT'), effectiveOn: '2026-01-02' }]);
    youth(BROKEN)
      .when('SignApprenticeshipContract', next, { effectiveOn: '2025-11-28' })
      .then([ApprenticeshipContractSigned.of(next), { ...reboundClosed('NEW_CONTRACT'), effectiveOn: '2025-12-01' }]);
  });

  it('does not close with a contract of before', () => {
    const before = {
      ...TERMS,
      contractId: OTHER_CONTRACT,
      startOn: '2025-02-01',
      practicalStartOn: '2025-02-01',
      plannedEndOn: '2025-08-31',
    };
    youth(BROKEN)
      .when('SignApprenticeshipContract', before, { effectiveOn: '2025-01-31' })
      .then([ApprenticeshipContractSigned.of(before)]);
  });
});

describe('what a contract reminds of', () => {
  const due = (...past: ReturnType<typeof at>[]) =>
    youth(...past)
      .deadlines()
      .filter(({ kind }) => kind !== 'CONSENT_EXPIRY' && kind !== 'CONSENT_EXPIRY_30');
  const reminder = (kind: string, key: string, dueOn: string): unknown =>
    expect.objectContaining({ kind, key, dueOn, owner: ML });
  const review = (on: string, rest: object = { contractId: CONTRACT }) =>
    at(
      on,
      SharedReviewHeld.of({
        reviewId: anId(501),
        participants: [
          { structureId: ML, role: 'ML' },
          { structureId: CFA, role: 'CFA' },
        ],
        ...rest,
      }),
    );

  it('its start, then a review sixty days on', () => {
    expect(due(signed())).toContainEqual(reminder('CONTRACT_START', CONTRACT, '2025-09-01'));
    expect(due(RUNNING)).toContainEqual(reminder('REVIEW_DUE', `${CONTRACT}:START`, '2025-10-31'));
    expect(due(RUNNING)).not.toContainEqual(expect.objectContaining({ kind: 'CONTRACT_START' }));
  });

  it('a review thirty days after a break, and the rebound', () => {
    const kinds = due(RUNNING, broken('2025-12-01'));
    expect(kinds).toContainEqual(reminder('REVIEW_DUE', `${CONTRACT}:BREAK`, '2025-12-31'));
    expect(kinds).toContainEqual(reminder('REBOUND_DUE', CONTRACT, '2026-01-15'));
    expect(kinds).not.toContainEqual(expect.objectContaining({ key: `${CONTRACT}:START` }));
  });

  it('no review once one was held since, unless it was withdrawn or about something else', () => {
    const ofReview = expect.objectContaining({ kind: 'REVIEW_DUE' });
    expect(due(RUNNING, review('2025-09-20'))).not.toContainEqual(ofReview);
    expect(due(RUNNING, review('2025-09-20', {}))).toContainEqual(ofReview);
    expect(
      due(
        RUNNING,
        review('2025-09-20'),
        at('2025-09-21', SharedReviewWithdrawn.of({ reviewId: anId(501), reason: 'OTHER' })),
      ),
    ).toContainEqual(ofReview);
    expect(due(RUNNING, review('2025-09-20'), broken('2025-12-01'))).toContainEqual(ofReview);
    expect(due(RUNNING, broken('2025-12-01'), review('2025-12-10'))).not.toContainEqual(ofReview);
  });

  it('no rebound that is closed; nothing of a contract that has ended or is annulled; nothing on a closed path', () => {
    const ofContracts = expect.objectContaining({ kind: expect.stringMatching(/^(CONTRACT|REVIEW|REBOUND)_/) });
    expect(due(RUNNING, broken('2025-12-01'), at('2025-12-20', reboundClosed('JOB')))).not.toContainEqual(
      expect.objectContaining({ kind: 'REBOUND_DUE' }),
    );
    expect(due(RUNNING, ended)).not.toContainEqual(ofContracts);
    expect(due(signed(), annulled('2025-08-25'))).not.toContainEqual(ofContracts);
    expect(due(RUNNING, at('2025-10-01', PathwayClosed.of({ reason: 'MOVED' })))).not.toContainEqual(ofContracts);
  });
});
