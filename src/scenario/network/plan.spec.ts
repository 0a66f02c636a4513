import { planNetwork } from './plan.js';

const FOUNDED = Date.parse('2023-01-09T00:00:00Z');

describe('the network', () => {
  it('is the whole one for many youths', () => {
    const network = planNetwork('seed', 100_000, FOUNDED);
    expect(network.missionsLocales).toHaveLength(436);
    expect(network.cfas).toHaveLength(137);
    expect(network.associations).toHaveLength(15);
    expect(network.chambers.filter(({ kind }) => kind === 'CMAR')).toHaveLength(18);
    const overseas = network.missionsLocales.filter(({ region }) => region.ahead !== 1);
    expect(overseas).toHaveLength(12);
    const inIleDeFrance = network.missionsLocales.filter(({ region }) => region.code === '11').length;
    expect(inIleDeFrance).toBeGreaterThanOrEqual(74);
    expect(inIleDeFrance).toBeLessThanOrEqual(78);
  });

  it('is a small one for few, in eight regions at least, three of them overseas, each with all it takes', () => {
    const network = planNetwork('seed', 1, FOUNDED);
    expect(network.regions).toHaveLength(8);
    expect(network.regions.filter(({ ahead }) => ahead !== 1)).toHaveLength(3);
    for (const region of network.regions) {
      expect(network.missionsLocalesOf(region).length).toBeGreaterThan(0);
      expect(network.chambersOf(region).length).toBeGreaterThan(0);
      expect(network.cfasOf(region).length).toBeGreaterThan(0);
    }
  });

  it('has about sixty Missions Locales for two thousand youths', () => {
    expect(planNetwork('seed', 2_000, FOUNDED).missionsLocales).toHaveLength(61);
  });

  it('lets the chamber of Guadeloupe receive the youths of Saint-Martin', () => {
    const network = planNetwork('seed', 100_000, FOUNDED);
    const saintMartin = network.regions.find(({ code }) => code === '978')!;
    expect(network.chambersOf(saintMartin).map(({ region }) => region.code)).toContain('01');
  });
});
