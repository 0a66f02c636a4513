import { foldWith } from '../kernel/aggregate.js';
import type { NewEvent } from '../kernel/event.js';
import {
  aStructure,
  anAccount,
  anActor,
  anId,
  at,
  CFA,
  CMA,
  CMA_FRANCE,
  given,
  ML,
  OTHER_CMA,
  OTHER_ML,
  recorded,
  someFacts,
  UNML,
} from '../kernel/testing.js';
import {
  AccountDeactivated,
  AccountOpened,
  ReferentDesignated,
  ReferentEnded,
  ReferentReplaced,
  StructureClosed,
  StructureCodeChanged,
  StructureMerged,
  StructureRegistered,
  StructureRenamed,
} from './events.js';
import { structure } from './index.js';
import { accountFacts, structureFacts } from './state.js';
import { timeZoneOfRegion } from './time-zones.js';

const ARML = `structure-${anId(8)}`;
const NEW = `structure-${anId(20)}`;
const [FIRST, SECOND, STRANGER] = [anAccount(11), anAccount(12), anAccount(13)] as [string, string, string];

const facts = someFacts({ stream: NEW, structures: [aStructure(ARML, 'ARML'), aStructure(NEW, 'ML')] });
const asUnml = { actor: anActor('UNML', UNML) };
const asCmaFrance = { actor: anActor('CMA_FRANCE', CMA_FRANCE) };
const asArml = { actor: anActor('ARML', ARML) };
const asImport = { actor: anActor('IMPORT') };
const asAdviser = { actor: anActor('ML_ADVISER', NEW) };

const registered = StructureRegistered.of({
  kind: 'ML',
  name: 'Mission Locale du Nord-Est',
  codes: [{ system: 'IMILO', code: '93031S00', from: '2019-01-01' }],
  regionCode: '11',
  timeZone: 'Europe/Paris',
});
const open = AccountOpened.of({ account: FIRST, role: 'ML_ADVISER' });
const openToo = AccountOpened.of({ account: SECOND, role: 'ML_ADVISER' });
const staffed = [...at('2019-01-01', registered), ...at('2020-03-02', open, openToo)];
const designated = at('2021-09-01', ReferentDesignated.of({ subject: 'APPRENTICESHIP', account: FIRST }));

function after(...past: (NewEvent | readonly NewEvent[])[]) {
  return given(structure, past.flat(), facts);
}

describe('Registering a structure', () => {
  const data = { kind: 'ML', name: 'Mission Locale de Saint-Denis', regionCode: '04' };

  it('takes the time zone of its region', () => {
    after()
      .when('RegisterStructure', data, asUnml)
      .then([
        StructureRegistered.of({
          kind: 'ML',
          name: data.name,
          codes: [],
          regionCode: '04',
          timeZone: 'Indian/Reunion',
          parentId: undefined,
        }),
      ]);
  });

  it('keeps a time zone of its own: the Marquesas are half an hour ahead of Tahiti', () => {
    const { events } = after().when(
      'RegisterStructure',
      { ...data, regionCode: '987', timeZone: 'Pacific/Marquesas' },
      asUnml,
    );
    expect(events[0]?.data.timeZone).toBe('Pacific/Marquesas');
  });

  it('dates its codes from that day unless told otherwise', () => {
    const codes = [{ system: 'IMILO', code: '97416S00' }, { system: 'OPEN_DATA', code: '2A004S00', from: '2018-01-01' }]; // prettier-ignore
    const { events } = after().when('RegisterStructure', { ...data, codes }, { ...asUnml, effectiveOn: '2025-02-03' });
    expect(events[0]?.data.codes).toEqual([
      { system: 'IMILO', code: '97416S00', from: '2025-02-03' },
      { system: 'OPEN_DATA', code: '2A004S00', from: '2018-01-01' },
    ]);
  });

  it('accepts a UAI with a wrong letter and says so', () => {
    const cfa = { kind: 'CFA', name: 'CFA des métiers', regionCode: '27' };
    const wrong = after().when('RegisterStructure', { ...cfa, uai: '0251542K' }, asCmaFrance).events;
    expect(wrong[0]?.data).toMatchObject({ uai: '0251542K', uaiLetterWarning: true });
    const right = after().when('RegisterStructure', { ...cfa, uai: '0750655E' }, asCmaFrance).events;
    expect(right[0]?.data).not.toHaveProperty('uaiLetterWarning');
  });

  it('refuses by their form a UAI, a SIRET, a region and a time zone that cannot be', () => {
    for (const wrong of [
      { uai: '075065E' },
      { siret: '12345678900016' },
      { regionCode: '99' },
      { timeZone: 'Europe/Lyon' },
    ]) {
      after()
        .when('RegisterStructure', { ...data, ...wrong }, asUnml)
        .thenMalformed();
    }
    expect(after().when('RegisterStructure', { ...data, siret: '35600000049837' }, asUnml).events[0]?.data.siret).toBe(
      '35600000049837',
    );
  });

  it('knows no region of the national bodies', () => {
    const { events } = after().when('RegisterStructure', { kind: 'UNML', name: 'UNML' }, asImport);
    expect(events[0]?.data).toMatchObject({ regionCode: 'FR', timeZone: 'Europe/Paris' });
    after()
      .when('RegisterStructure', { kind: 'ML', name: 'Mission Locale' }, asImport)
      .thenRefused('structure.regionMissing', 'regionCode');
  });

  it('is for the head of its own network', () => {
    after()
      .when('RegisterStructure', { ...data, kind: 'CMA' }, asUnml)
      .thenRefused('structure.otherNetwork', 'kind');
    after().when('RegisterStructure', data, asCmaFrance).thenRefused('structure.otherNetwork', 'kind');
  });

  it('is for a regional association that registers one of its Missions Locales', () => {
    expect(after().when('RegisterStructure', data, asArml).events[0]?.data.parentId).toBe(ARML);
    after()
      .when('RegisterStructure', { ...data, kind: 'ARML' }, asArml)
      .thenRefused('structure.otherNetwork', 'kind');
    after()
      .when('RegisterStructure', { ...data, parentId: UNML }, asArml)
      .thenRefused('structure.otherNetwork', 'kind');
  });

  it('refuses a parent of the other network, unknown or not active', () => {
    const closed = `structure-${anId(21)}`;
    const withClosed = someFacts({ stream: NEW, structures: [aStructure(closed, 'ARML', { endsOn: '2024-01-01' })] });
    for (const parentId of [CMA, `structure-${anId(404)}`, closed]) {
      given(structure, [], withClosed)
        .when('RegisterStructure', { ...data, parentId }, asUnml)
        .thenRefused('structure.parent', 'parentId');
    }
  });

  it('refuses codes that end before they begin, or stand for the same days in one system', () => {
    const codes = (...list: readonly object[]) => after().when('RegisterStructure', { ...data, codes: list }, asUnml);
    codes({ system: 'IMILO', code: 'A', from: '2024-02-01', to: '2024-01-31' }).thenRefused(
      'structure.codeDates',
      'codes',
    );
    codes(
      { system: 'IMILO', code: 'A', from: '2020-01-01', to: '2024-06-30' },
      { system: 'IMILO', code: 'B', from: '2024-06-30' },
    ).thenRefused('structure.codeOverlap', 'codes');
    const following = codes(
      { system: 'IMILO', code: 'A', from: '2020-01-01', to: '2024-06-30' },
      { system: 'IMILO', code: 'B', from: '2024-07-01' },
      { system: 'OPEN_DATA', code: 'A', from: '2020-01-01' },
    );
    expect(following.events[0]?.data.codes).toHaveLength(3);
  });

  it('happens once', () => {
    after(staffed).when('RegisterStructure', data, asUnml).thenRefused('structure.registered');
  });
});

describe('What changes in a structure', () => {
  it('is its name', () => {
    after(staffed)
      .when('RenameStructure', { name: 'Mission Locale Est' }, asUnml)
      .then([StructureRenamed.of({ name: 'Mission Locale Est' })]);
    after(staffed).when('RenameStructure', { name: 'Mission Locale du Nord-Est' }, asUnml).thenNothing();
  });

  it('is a code: the one before ends on the eve', () => {
    const change = StructureCodeChanged.of({ system: 'IMILO', code: '93066S00' });
    after(staffed)
      .when('ChangeStructureCode', change.data, { ...asUnml, effectiveOn: '2024-07-02' })
      .then([change]);
    expect(after(staffed, at('2024-07-02', change)).state.registered?.codes).toEqual([
      { system: 'IMILO', code: '93031S00', from: '2019-01-01', to: '2024-07-01' },
      { system: 'IMILO', code: '93066S00', from: '2024-07-02' },
    ]);
  });

  it('refuses a code from a day on which another already stood', () => {
    const by = { ...asUnml, effectiveOn: '2019-01-01' };
    after(staffed)
      .when('ChangeStructureCode', { system: 'IMILO', code: '93066S00' }, by)
      .thenRefused('structure.codeOverlap');
    const change = at('2024-07-02', StructureCodeChanged.of({ system: 'IMILO', code: '93066S00' }));
    after(staffed, change)
      .when('ChangeStructureCode', { system: 'IMILO', code: '93067S00' }, { ...asUnml, effectiveOn: '2024-07-01' })
      .thenRefused('structure.codeOverlap');
  });

  it('is nothing before it is registered, or before the day on which it was', () => {
    after().when('RenameStructure', { name: 'X' }, asUnml).thenRefused('structure.unknown');
    after(staffed)
      .when('RenameStructure', { name: 'X' }, { ...asUnml, effectiveOn: '2018-12-31' })
      .thenRefused('structure.notYet');
  });
});

describe('Merging (a Mission Locale merges mid-year)', () => {
  it('gives way to another of the same kind, and ends its referents', () => {
    after(staffed, designated)
      .when('MergeStructure', { into: OTHER_ML }, { ...asUnml, effectiveOn: '2025-06-02' })
      .then([StructureMerged.of({ into: OTHER_ML }), ReferentEnded.of({ subject: 'APPRENTICESHIP', account: FIRST })]);
  });

  it('is no more from that day on, and the other stands for it', () => {
    const merged = after(staffed, at('2025-06-02', StructureMerged.of({ into: OTHER_ML })));
    expect(structureFacts(NEW, merged.state)).toMatchObject({ endsOn: '2025-06-02', mergedInto: OTHER_ML });
    merged.when('RenameStructure', { name: 'X' }, asUnml).thenRefused('structure.ended');
    merged
      .when('OpenAccount', { account: STRANGER, role: 'ML_ADVISER' }, { ...asUnml, effectiveOn: '2025-05-01' })
      .thenRefused('structure.ended');
    merged.when('MergeStructure', { into: OTHER_ML }, asUnml).thenNothing();
    merged.when('MergeStructure', { into: ML }, asUnml).thenRefused('structure.ended');
    merged.when('CloseStructure', {}, asUnml).thenRefused('structure.ended');
  });

  it('refuses itself, another kind, and what is not there to stay', () => {
    const ending = `structure-${anId(21)}`;
    const withEnding = someFacts({
      stream: NEW,
      structures: [aStructure(ending, 'ML', { endsOn: '2025-12-31', mergedInto: NEW }), aStructure(NEW, 'ML')],
    });
    const merge = (into: string, effectiveOn = '2025-06-02') =>
      given(structure, staffed, withEnding).when('MergeStructure', { into }, { ...asUnml, effectiveOn });
    merge(NEW).thenRefused('structure.mergeIntoItself', 'into');
    merge(CMA).thenRefused('structure.mergeKind', 'into');
    merge(ending).thenRefused('structure.mergeIntoEnded', 'into');
    merge(`structure-${anId(404)}`).thenRefused('structure.mergeIntoEnded', 'into');
  });
});

describe('Closing', () => {
  it('ends its referents and its accounts', () => {
    after(staffed, designated, at('2022-01-01', AccountDeactivated.of({ account: SECOND })))
      .when('CloseStructure', {}, asUnml)
      .then([
        StructureClosed.of({}),
        ReferentEnded.of({ subject: 'APPRENTICESHIP', account: FIRST }),
        AccountDeactivated.of({ account: FIRST }),
      ]);
  });

  it('happens once', () => {
    const closed = after(staffed, at('2025-06-02', StructureClosed.of({})));
    closed.when('CloseStructure', {}, asUnml).thenNothing();
    expect(structureFacts(NEW, closed.state)).toMatchObject({ endsOn: '2025-06-02', mergedInto: undefined });
    closed.when('MergeStructure', { into: OTHER_ML }, asUnml).thenRefused('structure.ended');
  });
});

describe('Referents by subject (convention art. 4.1)', () => {
  const designate = { subject: 'APPRENTICESHIP', account: FIRST };

  it('are designated among the accounts of the structure', () => {
    after(staffed)
      .when('DesignateReferent', designate, asAdviser)
      .then([ReferentDesignated.of({ subject: 'APPRENTICESHIP', account: FIRST })]);
    after(staffed)
      .when('DesignateReferent', { ...designate, account: STRANGER }, asAdviser)
      .thenRefused('account.unknown', 'account');
  });

  it('hold an account open that day and since', () => {
    after(staffed)
      .when('DesignateReferent', designate, { ...asAdviser, effectiveOn: '2020-03-01' })
      .thenRefused('account.notOpen', 'account');
    after(staffed, at('2025-01-06', AccountDeactivated.of({ account: FIRST })))
      .when('DesignateReferent', designate, { ...asAdviser, effectiveOn: '2025-01-05' })
      .thenRefused('account.notOpen', 'account');
  });

  it('are one for each subject', () => {
    const one = after(staffed, designated);
    one.when('DesignateReferent', designate, asAdviser).thenNothing();
    one
      .when('DesignateReferent', { ...designate, account: SECOND }, asAdviser)
      .thenRefused('referent.designated', 'subject');
    one
      .when('DesignateReferent', { subject: 'PREPA', account: FIRST }, asAdviser)
      .then([ReferentDesignated.of({ subject: 'PREPA', account: FIRST })]);
  });

  it('are replaced', () => {
    const one = after(staffed, designated);
    const replaced = ReferentReplaced.of({ subject: 'APPRENTICESHIP', account: SECOND, previous: FIRST });
    one.when('ReplaceReferent', { subject: 'APPRENTICESHIP', account: SECOND }, asAdviser).then([replaced]);
    one.when('ReplaceReferent', { ...replaced.data }, asAdviser).then([replaced]);
    one.when('ReplaceReferent', designate, asAdviser).thenNothing();
  });

  it('are not replaced where there is none, by a wrong idea of who it was, or before they began', () => {
    const replace = { subject: 'APPRENTICESHIP', account: SECOND };
    after(staffed).when('ReplaceReferent', replace, asAdviser).thenRefused('referent.none', 'subject');
    const one = after(staffed, designated);
    one
      .when('ReplaceReferent', { ...replace, previous: STRANGER }, asAdviser)
      .thenRefused('referent.anotherAccount', 'previous');
    one.when('ReplaceReferent', replace, { ...asAdviser, effectiveOn: '2021-09-01' }).thenRefused('referent.before');
    one.when('ReplaceReferent', { ...replace, account: STRANGER }, asAdviser).thenRefused('account.unknown', 'account');
  });

  it('end', () => {
    const one = after(staffed, designated);
    one
      .when('EndReferent', { subject: 'APPRENTICESHIP' }, asAdviser)
      .then([ReferentEnded.of({ subject: 'APPRENTICESHIP', account: FIRST })]);
    one
      .when('EndReferent', { subject: 'APPRENTICESHIP', account: SECOND }, asAdviser)
      .thenRefused('referent.anotherAccount', 'account');
    one
      .when('EndReferent', { subject: 'APPRENTICESHIP' }, { ...asAdviser, effectiveOn: '2021-08-31' })
      .thenRefused('referent.before');
    after(staffed).when('EndReferent', { subject: 'PREPA' }, asAdviser).thenNothing();
  });
});

describe('Accounts of the staff', () => {
  const person = { name: 'Camille Exemple', phone: '+262262123456', email: 'camille@exemple.org' };

  it('open, with what names somebody under the key of the account', () => {
    after(at('2019-01-01', registered))
      .when('OpenAccount', { account: FIRST, role: 'ML_ADVISER', ...person }, asAdviser)
      .then([AccountOpened.of({ account: FIRST, role: 'ML_ADVISER', ...person })]);
    for (const field of Object.keys(person)) {
      expect(AccountOpened.personal[field]).toEqual({
        category: 'staff',
        under: { kind: 'account', field: 'account' },
      });
    }
  });

  it('are never two under one identifier, here or elsewhere', () => {
    after(staffed)
      .when('OpenAccount', { account: FIRST, role: 'ML_ADVISER' }, asAdviser)
      .thenRefused('account.taken', 'account');
    after(staffed)
      .when('OpenAccount', { account: anAccount(1), role: 'ML_ADVISER' }, asAdviser)
      .thenRefused('account.taken', 'account');
  });

  it.each([
    ['ML', 'ML_ADVISER'],
    ['ARML', 'ARML'],
    ['UNML', 'UNML'],
    ['CMA', 'CMA_REFERENT'],
    ['CMAR', 'CMA_REFERENT'],
    ['CMA_FRANCE', 'CMA_FRANCE'],
    ['CFA', 'CFA_REFERENT'],
  ] as const)('of a structure of kind %s act as %s', (kind, role) => {
    const past = at('2019-01-01', StructureRegistered.of({ ...(registered.data as object), kind } as never));
    for (const other of ['ML_ADVISER', 'ARML', 'UNML', 'CMA_REFERENT', 'CMA_FRANCE', 'CFA_REFERENT'] as const) {
      const opening = after(past).when('OpenAccount', { account: FIRST, role: other }, asImport);
      if (other === role) opening.then([AccountOpened.of({ account: FIRST, role })]);
      else opening.thenRefused('account.role', 'role');
    }
  });

  it('that read beyond the work of the structure are opened by those who keep the register', () => {
    for (const role of ['DPO', 'AUDITOR', 'COMMITTEE'] as const) {
      after(staffed)
        .when('OpenAccount', { account: STRANGER, role }, asAdviser)
        .thenRefused('account.roleByKeeper', 'role');
      after(staffed)
        .when('OpenAccount', { account: STRANGER, role }, asUnml)
        .then([AccountOpened.of({ account: STRANGER, role })]);
    }
    after(staffed).when('OpenAccount', { account: STRANGER, role: 'YOUTH' }, asUnml).thenMalformed();
  });

  it('are deactivated, and their holder is referent for nothing any more', () => {
    const past = after(
      staffed,
      designated,
      at('2021-09-01', ReferentDesignated.of({ subject: 'PREPA', account: FIRST })),
      at('2021-09-01', ReferentDesignated.of({ subject: 'TRAINING', account: SECOND })),
    );
    past
      .when('DeactivateAccount', { account: FIRST }, asAdviser)
      .then([
        AccountDeactivated.of({ account: FIRST }),
        ReferentEnded.of({ subject: 'APPRENTICESHIP', account: FIRST }),
        ReferentEnded.of({ subject: 'PREPA', account: FIRST }),
      ]);
    past.when('DeactivateAccount', { account: STRANGER }, asAdviser).thenRefused('account.unknown', 'account');
    past
      .when('DeactivateAccount', { account: FIRST }, { ...asAdviser, effectiveOn: '2020-03-01' })
      .thenRefused('account.notOpen', 'account');
  });

  it('outlive a merger, and can be deactivated after it', () => {
    after(staffed, at('2025-06-02', StructureMerged.of({ into: OTHER_ML })))
      .when('DeactivateAccount', { account: SECOND }, asUnml)
      .then([AccountDeactivated.of({ account: SECOND })]);
  });

  it('are known to the other aggregates without a name', () => {
    const { state } = after(staffed, at('2025-01-06', AccountDeactivated.of({ account: SECOND })));
    expect(accountFacts(NEW, state)).toEqual([
      { id: FIRST, structureId: NEW, role: 'ML_ADVISER', openedOn: '2020-03-02' },
      { id: SECOND, structureId: NEW, role: 'ML_ADVISER', openedOn: '2020-03-02', deactivatedOn: '2025-01-06' },
    ]);
  });
});

describe('Whose a structure is', () => {
  const state = recorded(
    at('2019-01-01', StructureRegistered.of({ ...registered.data, parentId: ARML } as never)),
  ).reduce(foldWith(structure), structure.initial);
  const owns = (...actor: Parameters<typeof anActor>) => structure.relates('OWN', anActor(...actor), state, facts);

  it('is its staff’s, its regional association’s and the head of its network’s', () => {
    expect(owns('ML_ADVISER', NEW)).toBe(true);
    expect(owns('ARML', ARML)).toBe(true);
    expect(owns('UNML', UNML)).toBe(true);
  });

  it('is nobody else’s', () => {
    expect(owns('ML_ADVISER', OTHER_ML)).toBe(false);
    expect(owns('ML_ADVISER')).toBe(false);
    expect(owns('ARML', `structure-${anId(22)}`)).toBe(false);
    expect(owns('CMA_FRANCE', CMA_FRANCE)).toBe(false);
    expect(owns('CMA_REFERENT', OTHER_CMA)).toBe(false);
    expect(owns('CFA_REFERENT', CFA)).toBe(false);
    expect(structure.relates('FOLLOWS', anActor('ML_ADVISER', NEW), state, facts)).toBe(false);
    expect(structure.relates('OWN', anActor('UNML', UNML), structure.initial, facts)).toBe(false);
  });
});

describe('Facts about a structure', () => {
  it('are none before it is registered', () => {
    expect(structureFacts(NEW, structure.initial)).toBeUndefined();
  });

  it('name its network', () => {
    expect(structureFacts(NEW, after(staffed).state)).toMatchObject({
      id: NEW,
      kind: 'ML',
      network: 'ML',
      regionCode: '11',
      registeredOn: '2019-01-01',
    });
  });

  it('count days where the structure is: 22:00 UTC is already tomorrow in La Réunion, still today in Guadeloupe', () => {
    const at22 = new Date('2025-03-09T22:00:00Z');
    const day = (region: string) =>
      new Intl.DateTimeFormat('en-CA', { timeZone: timeZoneOfRegion(region) }).format(at22);
    expect(day('04')).toBe('2025-03-10');
    expect(day('01')).toBe('2025-03-09');
    expect(timeZoneOfRegion('84')).toBe('Europe/Paris');
  });
});
