import type { StoredEvent } from '../../application/ports/event-log.js';
import { toCloudEvent } from './cloud-event.js';

const event: StoredEvent = {
  eventId: '7f0c0000-0000-8000-8000-000000000000',
  type: 'ReferralSent',
  schemaVersion: 1,
  stream: 'youthPathway-01J80000000000000000000000',
  revision: 7,
  position: 1042,
  effectiveOn: '2025-03-04',
  recordedAt: '2025-03-04T09:12:33.120Z',
  actor: {
    kind: 'ML_ADVISER',
    account: 'acc-01J80000000000000000000000',
    structure: 'structure-01J70000000000000000000000',
  },
  legalBasis: 'CONSENT',
  purpose: 'APPRENTICESHIP',
  commandId: '01J80000000000000000000001',
  correlationId: '01J80000000000000000000001',
  causationId: '01J80000000000000000000001',
  source: 'CLI',
  facts: { referralId: '01J80000000000000000000002', direction: 'ML_TO_CMA' },
  sealed: { contact: 'kv=1;AAAA' },
  prevHash: 'aa',
  hash: 'bb',
};

describe('an event for programs outside', () => {
  it('has the members of the fixed format, in its order', () => {
    const text = JSON.stringify(toCloudEvent(event));
    expect(text).toMatch(
      /^\{"specversion":"1\.0","id":"7f0c0000-0000-8000-8000-000000000000","source":"urn:passerelle","type":"ReferralSent","subject":"youthPathway-01J80000000000000000000000","time":"2025-03-04T09:12:33\.120Z","datacontenttype":"application\/json","dataschema":"urn:passerelle:event:ReferralSent:1","position":"1042","revision":7,"effectiveon":"2025-03-04","actor":"acc-/,
    );
    expect(text).toMatch(/"hash":"bb","data":\{"facts":\{.*\},"sealed":\{"contact":"kv=1;AAAA"\}\}\}$/);
  });

  it('names its extension attributes in lower case only, as CloudEvents rules', () => {
    expect(Object.keys(toCloudEvent(event)).filter((name) => !/^[a-z0-9]{1,20}$/.test(name))).toEqual([]);
  });

  it('leaves out what there is nothing to say of', () => {
    const text = JSON.stringify(toCloudEvent({ ...event, actor: { kind: 'CLOCK' } }));
    expect(text).not.toMatch(/"actor":|"structure":|"conventionid"|null/);
  });
});
