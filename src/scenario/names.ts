import type { Chance } from './chance.js';

/** First names and last names are common ones put together; a place is made of two syllables. Nobody and nowhere is meant. */

const FEMALE = [
  'Inès', 'Léa', 'Manon', 'Chloé', 'Camille', 'Sarah', 'Emma', 'Océane', 'Jade', 'Anaïs', 'Lina', 'Maëva', 'Lucie',
  'Fatoumata', 'Aïcha', 'Clara', 'Julie', 'Mathilde', 'Noémie', 'Yasmine', 'Laura', 'Pauline', 'Zoé', 'Romane', 'Assia',
  'Kenza', 'Margaux', 'Élodie', 'Mélissa', 'Salomé', 'Axelle', 'Louise', 'Nour', 'Coralie', 'Solène', 'Awa', 'Morgane',
  'Cassandra', 'Ophélie', 'Lola', 'Alizée', 'Marie', 'Amélie', 'Justine', 'Elsa', 'Myriam', 'Leïla', 'Eva', 'Gaëlle',
  'Nina', 'Loane', 'Tess', 'Héloïse', 'Mariam', 'Victoire', 'Célia', 'Flavie', 'Ambre', 'Lison', 'Perrine', 'Doriane',
] as const; // prettier-ignore

const MALE = [
  'Lucas', 'Théo', 'Enzo', 'Hugo', 'Nathan', 'Mathis', 'Louis', 'Yanis', 'Maxime', 'Tom', 'Clément', 'Antoine', 'Mehdi',
  'Ibrahim', 'Rayan', 'Baptiste', 'Alexis', 'Quentin', 'Romain', 'Kévin', 'Dylan', 'Adam', 'Noah', 'Ethan', 'Jules',
  'Valentin', 'Bilal', 'Mamadou', 'Samuel', 'Gabin', 'Axel', 'Evan', 'Loïc', 'Jérémy', 'Florian', 'Karim', 'Titouan',
  'Malo', 'Erwan', 'Thibault', 'Amine', 'Ismaël', 'Corentin', 'Bastien', 'Rémi', 'Sofiane', 'Noé', 'Victor', 'Adrien',
  'Simon', 'Gaël', 'Esteban', 'Robin', 'Matéo', 'Léo', 'Tristan', 'Moussa', 'Ylan', 'Dorian', 'Arthur', 'Killian',
] as const; // prettier-ignore

const LAST = [
  'Abadie', 'Albaret', 'Amrani', 'Aubin', 'Azema', 'Bacheler', 'Barrois', 'Bazin', 'Belkacem', 'Benard', 'Berthelin',
  'Besnard', 'Bonnefoy', 'Bourdin', 'Brunel', 'Cadet', 'Caron', 'Castel', 'Cazal', 'Chabert', 'Charrier', 'Cissé',
  'Collet', 'Cordier', 'Coste', 'Courtin', 'Dacosta', 'Dalmont', 'Delattre', 'Delmas', 'Diallo', 'Diarra', 'Dubreuil',
  'Dupin', 'Duvivier', 'Estève', 'Fabre', 'Fauvel', 'Ferreira', 'Fofana', 'Fortin', 'Gaillard', 'Garnier', 'Gauthey',
  'Germain', 'Gilbert', 'Girard', 'Gosselin', 'Grandjean', 'Guérin', 'Haddad', 'Hamon', 'Hébert', 'Hoarau', 'Imbert',
  'Jacquot', 'Jolivet', 'Josse', 'Kaci', 'Keller', 'Labbé', 'Lacroix', 'Lambert', 'Lasserre', 'Lebon', 'Lecomte',
  'Leduc', 'Lemoine', 'Lepage', 'Lescure', 'Lopez', 'Maillot', 'Marchand', 'Maurin', 'Mercier', 'Meunier', 'Michaud',
  'Monnier', 'Moreau', 'Navarro', 'Nguyen', 'Noël', 'Ollivier', 'Pageot', 'Parent', 'Payet', 'Pelletier', 'Perrot',
  'Picard', 'Poirier', 'Prévost', 'Pujol', 'Quéré', 'Ravel', 'Renaud', 'Ribeiro', 'Rivière', 'Rolland', 'Roussel',
  'Sabatier', 'Samba', 'Saulnier', 'Schmitt', 'Serrano', 'Soulier', 'Tessier', 'Texier', 'Thévenot', 'Touré', 'Traoré',
  'Vallet', 'Vasseur', 'Verdier', 'Vidal', 'Voisin', 'Wagner', 'Weber', 'Yahiaoui', 'Zidane', 'Zimmer',
] as const; // prettier-ignore

export interface FullName {
  readonly firstName: string;
  readonly lastName: string;
}

/** Numbers of the pairs of a first and a last name are walked in this step, so that neighbours do not look alike. */
const STRIDE = 3_571;

/**
 * The name of the n-th youth: no two youths of one sex share it, because each pair of names comes once before a second
 * last name is added. A register that looks for the same person must not find one by chance.
 */
export function nameOf(youth: number, sex: 'F' | 'M'): FullName {
  const firstNames = sex === 'F' ? FEMALE : MALE;
  const pairs = firstNames.length * LAST.length;
  const round = Math.floor(youth / pairs);
  const pair = ((youth % pairs) * STRIDE) % pairs;
  const lastName = LAST[Math.floor(pair / firstNames.length)] as string;
  const second = round === 0 ? '' : `-${LAST[(round - 1) % LAST.length] ?? ''}`;
  const third = round <= LAST.length ? '' : ` ${roman(Math.ceil(round / LAST.length))}`;
  return { firstName: firstNames[pair % firstNames.length] as string, lastName: `${lastName}${second}${third}` };
}

function roman(n: number): string {
  return 'I'.repeat(n);
}

/** Somebody of the staff. Homonyms do not matter: accounts are told apart by their pseudonym. */
export function staffName(chance: Chance): FullName {
  return { firstName: chance.oneOf(chance.happens(0.75) ? FEMALE : MALE), lastName: chance.oneOf(LAST) };
}

/** A slip of the pen: two letters change places. */
export function misspelt(name: string): string {
  for (let i = 1; i + 1 < name.length; i += 1) {
    if (name[i] !== name[i + 1]) return name.slice(0, i) + name.charAt(i + 1) + name.charAt(i) + name.slice(i + 2);
  }
  return `${name}e`;
}

const HEADS = [
  'Arv', 'Belv', 'Brumm', 'Castr', 'Corl', 'Dorm', 'Esqu', 'Fenn', 'Garl', 'Halv', 'Istr', 'Jonv', 'Kerl', 'Lanv', 'Marn',
  'Nerv', 'Orb', 'Pelv', 'Quinv', 'Rosv', 'Salv', 'Torv', 'Urv', 'Valm', 'Vern', 'Yss', 'Zelv', 'Brign', 'Chanv', 'Drouv',
] as const; // prettier-ignore
const TAILS = [
  'elle', 'ignac', 'ières', 'oux', 'ange', 'eny', 'ac', 'erolles', 'auges', 'onne', 'ieux', 'ogne', 'imont', 'olles',
  'ette', 'igny', 'ould', 'evant', 'ine', 'ourg',
] as const; // prettier-ignore
const LANDS = ['Val', 'Pays', 'Bassin', 'Plateau', 'Bocage', 'Littoral', 'Plaine', 'Rives', 'Portes', 'Monts'] as const;

/** The n-th invented town: 600 of them, all different. */
export function townOf(n: number): string {
  const pair = (n * 37) % (HEADS.length * TAILS.length);
  return `${HEADS[Math.floor(pair / TAILS.length)] ?? ''}${TAILS[pair % TAILS.length] ?? ''}`;
}

/** The n-th invented land: `Val de Corlange`, `Monts d’Orbette`. */
export function landOf(n: number): string {
  const town = townOf(n);
  return `${LANDS[(n * 7) % LANDS.length] ?? ''} ${/^[AEIOUYÉH]/.test(town) ? 'd’' : 'de '}${town}`;
}

const FIRMS = [
  'Atelier',
  'Maison',
  'Établissements',
  'SARL',
  'Au bon accueil de',
  'Entreprise',
  'Les Compagnons de',
] as const;

/** The name of an employer after its trade and a town. */
export function employerName(chance: Chance, trade: string): string {
  return `${chance.oneOf(FIRMS)} ${townOf(chance.between(0, 599))} – ${trade}`;
}

const STREETS = [
  'rue des Tilleuls',
  'rue du Lavoir',
  'allée des Ormes',
  'place du Marché',
  'chemin du Moulin',
  'rue Basse',
] as const;

export function addressIn(chance: Chance, town: string): string {
  return `${chance.between(1, 120)} ${chance.oneOf(STREETS)}, ${town}`;
}
