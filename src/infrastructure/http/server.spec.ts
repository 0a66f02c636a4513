import type { INestApplication } from '@nestjs/common';
import request from 'supertest';
import type { HistoryEntry } from '../../application/queries/pathway-history.js';
import { historyRefusals } from '../../application/queries/pathway-history.js';
import { ERASED } from '../../domain/kernel/personal.js';
import { createServer } from './server.js';
import type { Site } from './site.js';

const PATHWAY = 'youthPathway-01J80000000000000000000000';
const MISSION_LOCALE = 'structure-01J80000000000000000000000';
const ROW = {
  id: PATHWAY,
  missionLocale: MISSION_LOCALE,
  ageBand: '18-21',
  registeredOn: '2025-01-10',
  lastEffectiveOn: '2025-02-01',
  lastPosition: 2,
  events: 2,
  closedOn: null,
  closedReason: null,
  survivor: null,
  erasedOn: null,
};
const entry = (type: string, data: Record<string, unknown>): HistoryEntry => ({
  position: 1,
  type,
  stream: PATHWAY,
  revision: 0,
  effectiveOn: '2025-01-10',
  recordedAt: '2025-01-10T09:00:00.000Z',
  actor: { kind: 'ML_ADVISER', structure: MISSION_LOCALE },
  legalBasis: 'PUBLIC_TASK',
  purpose: 'FOLLOW_UP',
  conventionId: undefined,
  source: 'IMPORT',
  data,
});

function site(entries: readonly HistoryEntry[], asked: unknown[] = []): Site {
  return {
    reportYear: 2025,
    demonstration: true,
    register: { find: () => ROW, absorbedBy: () => [], list: () => ({ rows: [ROW], next: undefined }), count: () => 1 },
    head: () => Promise.resolve(2),
    history: (history) => {
      asked.push(history);
      if (history.pathway !== PATHWAY) return Promise.reject(historyRefusals.refusal('pathway.notFound'));
      return Promise.resolve({ pathway: PATHWAY, absorbed: [], survivor: null, entries });
    },
    youthNames: () => Promise.resolve(new Map([[PATHWAY, 'Ana <b>Exemple</b>']])),
    structureNames: () => new Map([[MISSION_LOCALE, 'Mission Locale du Val']]),
    missionLocales: () => [{ id: MISSION_LOCALE, name: 'Mission Locale du Val' }],
    conventions: () => Promise.resolve([]),
    status: () => [],
    keyFigures: () => Promise.resolve([{ label: 'jeunes co-accompagnés', value: '12' }]),
    report: (year) => (year === 2025 ? Promise.resolve('{"year":2025}') : Promise.reject(new Error('secret detail'))),
    events: () => Promise.resolve([{ position: '1' }, { position: '2' }]),
  };
}

describe('the server', () => {
  let app: INestApplication;
  const asked: unknown[] = [];
  const registered = entry('YouthRegistered', { lastName: ERASED, firstName: ERASED, sex: 'F' });

  beforeAll(async () => {
    app = await createServer(site([registered], asked));
    await app.init();
  });

  afterAll(async () => {
    await app.close();
  });

  const get = (path: string) => request(app.getHttpServer() as never).get(path);

  it('shows the key figures and where to go from them', async () => {
    const { text, headers } = await get('/').expect(200);
    expect(text).toContain('<strong>12</strong><span>jeunes co-accompagnés</span>');
    expect(text).toContain('href="/rapport/2025"');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('lists the paths with names escaped', async () => {
    const { text } = await get('/jeunes').expect(200);
    expect(text).toContain(`<a href="/jeunes/${PATHWAY}">Ana &lt;b&gt;Exemple&lt;/b&gt;</a>`);
  });

  it('tells the history of a path in French, and says what was erased', async () => {
    const { text } = await get(`/jeunes/${PATHWAY}?asOf=2025-12-31&knownAt=2`).expect(200);
    expect(asked.at(-1)).toEqual({ pathway: PATHWAY, asOf: '2025-12-31', knownAt: 2 });
    expect(text).toContain('Inscription du jeune');
    expect(text).toContain('<h1>Identité effacée</h1>');
    expect(text).toContain('<dt>Nom</dt><dd><span class="erased">effacé</span></dd>');
    expect(text).toContain('conseiller de Mission Locale, Mission Locale du Val');
  });

  it('answers alike for a path that is unknown and for an id that is none', async () => {
    const unknown = await get('/jeunes/youthPathway-01J99999999999999999999999').expect(404);
    expect(unknown.text).toContain('introuvable');
    await get('/jeunes/../../etc/passwd').expect(404);
    await get('/jeunes/1').expect(404);
  });

  it.each([
    '/jeunes?avant=x',
    '/jeunes?missionLocale=x',
    `/jeunes/${PATHWAY}?asOf=2025-02-30`,
    `/jeunes/${PATHWAY}?knownAt=-1`,
  ])('refuses %s and names the field', async (path) => {
    const { text } = await get(path).expect(400);
    expect(text).toMatch(/avant|missionLocale|asOf|knownAt/);
  });

  it('gives events to programs, one a line', async () => {
    const { text } = await get('/api/events?after=0')
      .expect(200)
      .expect('Content-Type', /x-ndjson/);
    expect(text).toBe('{"position":"1"}\n{"position":"2"}\n');
  });

  it('answers programs with problem documents that hold no internals', async () => {
    const { body, text } = await get('/api/reports/2024')
      .expect(500)
      .expect('Content-Type', /problem\+json/);
    expect(body).toMatchObject({ status: 500, code: 'http.unexpected' });
    expect(text).not.toContain('secret detail');
    await get('/api/nothing')
      .expect(404)
      .expect('Content-Type', /problem\+json/);
  });
});
