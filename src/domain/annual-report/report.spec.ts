import type { NewEvent } from '../kernel/event.js';
import { anActor, anId, at, CMA_FRANCE, given, someFacts, UNML } from '../kernel/testing.js';
import { COMPUTED_INDICATORS } from './computed-indicators.js';
import {
  CompletedByCmaFrance,
  FigureCorrected,
  FiguresFrozen,
  Published,
  ReportOpened,
  ReviewedByCommittee,
} from './events.js';
import { annualReport } from './index.js';

const facts = someFacts({ stream: `report-${anId(90)}`, today: '2026-04-20' });
const asUnml = { actor: anActor('UNML', UNML) };
const asCmaFrance = { actor: anActor('CMA_FRANCE', CMA_FRANCE) };
const asCommittee = { actor: anActor('COMMITTEE') };

const cut = {
  knownAt: '26013377',
  observedUntil: '2026-03-31',
  definitions: 1,
  sha256: 'ab'.repeat(32),
} as const;
const laterCut = { ...cut, knownAt: '26020000', sha256: 'cd'.repeat(32) };
const meetingId = anId(50);
const figure = { indicator: 'CMA1', measure: 'apprentices', by: { region: '84' }, value: 12_400 };

const opened = at('2026-01-12', ReportOpened.of({ year: 2025 }));
const frozen = at('2026-04-10', FiguresFrozen.of({ ...cut, edition: 1 }));
const completed = at('2026-04-12', CompletedByCmaFrance.of({ figures: [figure] }));
const reviewed = at('2026-04-15', ReviewedByCommittee.of({ meetingId }));
const published = at('2026-04-18', Published.of({ edition: 1 }));

function after(...past: (readonly NewEvent[])[]) {
  return given(annualReport, past.flat(), facts);
}

describe('Opening the report of a year (convention art. 5)', () => {
  it('is possible as soon as the year has begun', () => {
    after()
      .when('OpenReport', { year: 2025 }, asUnml)
      .then([ReportOpened.of({ year: 2025 })]);
    after()
      .when('OpenReport', { year: 2026 }, asUnml)
      .then([ReportOpened.of({ year: 2026 })]);
    after().when('OpenReport', { year: 2027 }, asUnml).thenRefused('report.yearToCome', 'year');
    after(opened).when('OpenReport', { year: 2025 }, asUnml).thenRefused('report.opened');
  });
});

describe('Freezing the figures', () => {
  it('makes the first edition, and then the next', () => {
    after(opened)
      .when('FreezeFigures', cut, asUnml)
      .then([FiguresFrozen.of({ ...cut, edition: 1 })]);
    after(opened)
      .when('FreezeFigures', { ...cut, knownAt: { position: cut.knownAt }, edition: 1 }, asUnml)
      .then([FiguresFrozen.of({ ...cut, edition: 1 })]);
    for (const past of [after(opened, frozen), after(opened, frozen, completed, reviewed, published)]) {
      past.when('FreezeFigures', laterCut, asUnml).then([FiguresFrozen.of({ ...laterCut, edition: 2 })]);
    }
  });

  it('of the same cut changes nothing, at whatever stage', () => {
    for (const past of [after(opened, frozen), after(opened, frozen, completed, reviewed, published)]) {
      past.when('FreezeFigures', cut, asUnml).thenNothing();
      past.when('FreezeFigures', { ...cut, edition: 1 }, asUnml).thenNothing();
    }
  });

  it('numbers the editions one after the other', () => {
    after(opened)
      .when('FreezeFigures', { ...cut, edition: 2 }, asUnml)
      .thenRefused('report.editionNumber', 'edition');
    after(opened, frozen)
      .when('FreezeFigures', { ...laterCut, edition: 1 }, asUnml)
      .thenRefused('report.editionNumber', 'edition');
  });

  it('never knows less than the edition before', () => {
    after(opened, frozen)
      .when('FreezeFigures', { ...laterCut, knownAt: '9999999' }, asUnml)
      .thenRefused('report.knownAtBefore', 'knownAt');
    expect(
      after(opened, frozen).when('FreezeFigures', { ...laterCut, knownAt: '100000000' }, asUnml).events,
    ).toHaveLength(1);
  });

  it('waits for the end of the year and observes all of it', () => {
    after(opened)
      .when('FreezeFigures', cut, { ...asUnml, effectiveOn: '2025-12-31' })
      .thenRefused('report.yearRunning');
    after(opened)
      .when('FreezeFigures', { ...cut, observedUntil: '2025-12-30' }, asUnml)
      .thenRefused('report.observedTooShort', 'observedUntil');
    expect(
      after(opened).when(
        'FreezeFigures',
        { ...cut, observedUntil: '2025-12-31' },
        { ...asUnml, effectiveOn: '2026-01-01' },
      ).events,
    ).toHaveLength(1);
    after().when('FreezeFigures', cut, asUnml).thenRefused('report.unknown');
  });

  it('takes a position and a seal of their form', () => {
    for (const wrong of [{ knownAt: '-1' }, { knownAt: '007' }, { sha256: 'AB'.repeat(32) }, { definitions: 0 }]) {
      after(opened)
        .when('FreezeFigures', { ...cut, ...wrong }, asUnml)
        .thenMalformed();
    }
  });
});

describe('Completing by CMA France', () => {
  const complete = (...figures: object[]) =>
    after(opened, frozen).when('CompleteByCmaFrance', { figures }, asCmaFrance);

  it('brings figures of the chambers, a narrative, or both', () => {
    complete(figure, { indicator: 'CMA1', measure: 'apprentices', value: null }).then([
      CompletedByCmaFrance.of({
        figures: [figure, { indicator: 'CMA1', measure: 'apprentices', by: {}, value: null }],
        narrative: undefined,
      }),
    ]);
    after(opened, frozen)
      .when('CompleteByCmaFrance', { narrative: 'Une année soutenue.' }, asCmaFrance)
      .then([CompletedByCmaFrance.of({ figures: [], narrative: 'Une année soutenue.' })]);
    complete().thenRefused('report.nothingToAdd');
  });

  it('brings none that the events give', () => {
    for (const indicator of COMPUTED_INDICATORS) {
      complete({ ...figure, indicator }).thenRefused('report.figureComputed', 'figures');
    }
  });

  it('brings each once, and as a whole number', () => {
    const by = { region: '84', sex: 'F' };
    complete({ ...figure, by }, { ...figure, by: { sex: 'F', region: '84' } }).thenRefused(
      'report.figureTwice',
      'figures',
    );
    complete({ ...figure, value: 1.5 }).thenMalformed();
    complete({ ...figure, value: -1 }).thenMalformed();
  });

  it('follows the freeze, once for each edition', () => {
    const data = { figures: [figure] };
    after().when('CompleteByCmaFrance', data, asCmaFrance).thenRefused('report.unknown');
    after(opened).when('CompleteByCmaFrance', data, asCmaFrance).thenRefused('report.notFrozen');
    after(opened, frozen, completed).when('CompleteByCmaFrance', data, asCmaFrance).thenRefused('report.completed');
    after(opened, frozen, completed, reviewed, published)
      .when('CompleteByCmaFrance', data, asCmaFrance)
      .thenRefused('report.published');
    const again = at('2026-06-01', FiguresFrozen.of({ ...laterCut, edition: 2 }));
    expect(
      after(opened, frozen, completed, reviewed, published, again).when('CompleteByCmaFrance', data, asCmaFrance)
        .events,
    ).toHaveLength(1);
  });
});

describe('Correcting a figure', () => {
  const correction = { ...figure, value: 12_500, reason: 'Double compte' };

  it('changes one that CMA France brought, until publication', () => {
    for (const past of [after(opened, frozen, completed), after(opened, frozen, completed, reviewed)]) {
      past.when('CorrectFigure', correction, asCmaFrance).then([FigureCorrected.of(correction)]);
    }
    after(opened, frozen, completed)
      .when('CorrectFigure', { ...correction, value: figure.value }, asCmaFrance)
      .thenNothing();
    after(opened, frozen, completed, reviewed, published)
      .when('CorrectFigure', correction, asCmaFrance)
      .thenRefused('report.published');
  });

  it('is of a figure that is there', () => {
    for (const wrong of [{ indicator: 'C3' }, { measure: 'other' }, { by: {} }]) {
      after(opened, frozen, completed)
        .when('CorrectFigure', { ...correction, ...wrong }, asCmaFrance)
        .thenRefused('report.figureUnknown', 'indicator');
    }
    after(opened, frozen).when('CorrectFigure', correction, asCmaFrance).thenRefused('report.notCompleted');
    after(opened).when('CorrectFigure', correction, asCmaFrance).thenRefused('report.notFrozen');
  });
});

describe('Review and publication', () => {
  it('are first the committee’s review of what was completed', () => {
    after(opened, frozen, completed)
      .when('ReviewByCommittee', { meetingId }, asCommittee)
      .then([ReviewedByCommittee.of({ meetingId })]);
    after(opened, frozen, completed, reviewed, published)
      .when('ReviewByCommittee', { meetingId }, asCommittee)
      .thenNothing();
    after(opened, frozen, completed, reviewed)
      .when('ReviewByCommittee', { meetingId: anId(51) }, asCommittee)
      .then([ReviewedByCommittee.of({ meetingId: anId(51) })]);
    after(opened, frozen).when('ReviewByCommittee', { meetingId }, asCommittee).thenRefused('report.notCompleted');
    after().when('ReviewByCommittee', { meetingId }, asCommittee).thenRefused('report.unknown');
    after(opened, frozen, completed, reviewed, published)
      .when('ReviewByCommittee', { meetingId: anId(51) }, asCommittee)
      .thenRefused('report.published');
  });

  it('are then the publication of the edition that was reviewed', () => {
    const past = after(opened, frozen, completed, reviewed);
    past.when('PublishReport', {}, asUnml).then([Published.of({ edition: 1 })]);
    past.when('PublishReport', { edition: 1 }, asCommittee).then([Published.of({ edition: 1 })]);
    past.when('PublishReport', { edition: 2 }, asUnml).thenRefused('report.editionNumber', 'edition');
    after(opened, frozen, completed, reviewed, published).when('PublishReport', {}, asUnml).thenNothing();
  });

  it('come in this order', () => {
    after().when('PublishReport', {}, asUnml).thenRefused('report.unknown');
    after(opened).when('PublishReport', {}, asUnml).thenRefused('report.notFrozen');
    after(opened, frozen).when('PublishReport', {}, asUnml).thenRefused('report.notCompleted');
    after(opened, frozen, completed).when('PublishReport', {}, asUnml).thenRefused('report.notReviewed');
  });

  it('begin again with a later edition: nothing of the one before carries over', () => {
    const again = at('2026-06-01', FiguresFrozen.of({ ...laterCut, edition: 2 }));
    const later = after(opened, frozen, completed, reviewed, published, again);
    later.when('PublishReport', {}, asUnml).thenRefused('report.notCompleted');
    later.when('ReviewByCommittee', { meetingId }, asCommittee).thenRefused('report.notCompleted');
    expect(later.state).toMatchObject({ stage: 'FROZEN', figures: {}, frozen: { edition: 2 } });
  });

  it('are nobody’s own and await nothing from the clock', () => {
    const { state, deadlines } = after(opened);
    expect(deadlines()).toEqual([]);
    expect(annualReport.relates('OWN', asUnml.actor, state, facts)).toBe(false);
  });
});
